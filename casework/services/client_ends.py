"""Ending the file of a client, and taking it up again."""

import datetime as dt

from django.db import transaction

from accounts.models import User
from casework.enums.people import FileEnd
from casework.models import Client
from casework.phrases import clients as phrases
from casework.rules import clients as rules
from casework.services.rows import lock
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace


@transaction.atomic
def end_client(*, client: Client, kind: str, on: dt.date, workspace: Workspace, by: User) -> Client:
    """停用档案：everything that was written stays; the file is no longer offered for picking."""
    client = lock(client)
    rules.can_edit(workspace, by, client).require()
    rules.can_end(client).require()
    if on > clock.today():
        raise RefusedError(phrases.END_IN_FUTURE, field="ended_on")
    if on < client.opened_on:
        raise RefusedError(phrases.END_BEFORE_OPENING, field="ended_on")

    client.ended_on, client.end_kind = on, FileEnd(kind).value
    client.save(update_fields=["ended_on", "end_kind", "updated_at"])

    audit.record("client.ended", target=client, by=by, reason=str(FileEnd(kind).label))
    return client


@transaction.atomic
def reopen_client(*, client: Client, workspace: Workspace, by: User) -> Client:
    """重新启用档案。"""
    client = lock(client)
    rules.can_edit(workspace, by, client).require()
    rules.can_reopen(client).require()

    client.ended_on, client.end_kind = None, ""
    client.save(update_fields=["ended_on", "end_kind", "updated_at"])

    audit.record("client.reopened", target=client, by=by)
    return client
