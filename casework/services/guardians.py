"""监护人：who may decide for a client, from when to when."""

import datetime as dt
from dataclasses import fields
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import Client, Guardian
from casework.phrases import clients as phrases
from casework.rules import clients as client_rules, households as rules
from casework.services.household_values import GuardianValues
from casework.services.rows import insert, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace


@transaction.atomic
def add_guardian(
    *,
    guardian_id: UUID,
    client: Client,
    values: GuardianValues,
    workspace: Workspace,
    by: User,
) -> Guardian:
    """登记监护人。The page makes the key, so sending it twice makes one."""
    client_rules.can_edit(workspace, by, client).require()
    if made := made_before(Guardian, guardian_id, client=client):
        return made
    if values.starts_on > clock.today():
        raise RefusedError(phrases.FUTURE_DAY, field="starts_on")

    columns = {field.name: getattr(values, field.name) for field in fields(values)}
    guardian = insert(
        Guardian(pk=guardian_id, client=client, station_id=client.station_id, **columns)
    )

    audit.record("guardian.added", target=client, by=by)
    return guardian


@transaction.atomic
def end_guardian(*, guardian: Guardian, on: dt.date, workspace: Workspace, by: User) -> Guardian:
    """终止监护：the row stays, with its last day."""
    guardian = (
        Guardian.objects.select_for_update(of=("self",))
        .select_related("client")
        .get(pk=guardian.pk)
    )
    client_rules.can_edit(workspace, by, guardian.client).require()
    rules.can_end_guardian(guardian, on, clock.today()).require(field="ends_on")

    guardian.ends_on = on
    guardian.save(update_fields=["ends_on", "updated_at"])

    audit.record("guardian.ended", target=guardian.client, by=by)
    return guardian
