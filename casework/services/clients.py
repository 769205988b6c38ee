"""Opening and changing the files of clients."""

import datetime as dt
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.errors import (
    DuplicateClientError,
    IdentifierTakenError,
)
from casework.models import Client
from casework.phrases import CLIENT_CHANGED
from casework.rules import clients as rules
from casework.rules.consents import SENSITIVE, not_forbidden
from casework.selectors.categories import class_by_categories
from casework.selectors.clients import find_by_identifier, find_duplicates
from casework.selectors.consents import consent_state
from casework.selectors.indexes import identifier_index
from casework.services.client_details import DETAILS, adds_sensitive
from casework.services.client_values import (
    SEALED,
    ClientValues,
    apply_to,
    completed,
    require_sound,
)
from casework.services.rows import lock
from core import audit, clock
from core.audit.diffs import MASK
from core.errors import PageOutdatedError
from core.masking import mask_name
from core.postgres.constraints import primary_key_of, refused_as
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

IDENTIFIER_UNIQUE = "client_identifier_unique"
DERIVED = (
    "initials",
    "identifier_index",
    "identifier_tail_index",
    "phone_index",
    "phone_tail_index",
    "updated_at",
)
_FIELDS = (*(field.name for field in fields(ClientValues) if field.name != "details"), *DETAILS)
HIDDEN_IN_AUDIT = frozenset({*SEALED, *DETAILS, "born_on", "notes"})


@transaction.atomic
def create_client(
    *,
    client_id: UUID,
    station_id: int,
    values: ClientValues,
    different_reason: str = "",
    by: User,
) -> Client:
    """建档：one person, one file. The page makes `client_id`, so sending it twice makes one.

    `different_reason` says why he is not the one of this name and birth date who is known.
    """
    values = completed(values)
    if made := _already_made(client_id, station_id, values):
        return made
    require_sound(values)
    _refuse_duplicate(station_id, values, different_reason)

    client = Client(id=client_id, station_id=station_id, opened_on=clock.today())
    apply_to(client, values)
    try:
        with _explained():
            client.save(force_insert=True)
    except PageOutdatedError:  # another request has just inserted the same key
        return _made_meanwhile(client_id, station_id, values)

    audit.record("client.created", target=client, by=by, reason=different_reason)
    return client


@transaction.atomic
def edit_client(
    *,
    client: Client,
    values: ClientValues,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> Client:
    """修改档案。Refused when somebody else changed it after `seen_at`."""
    locked = lock(client)
    rules.can_edit(workspace, by, locked).require()
    require_unchanged(locked, seen_at, CLIENT_CHANGED)
    rules.can_change(locked).require()
    values = completed(values, locked)
    values = replace(values, client_class=class_by_categories(locked) or values.client_class)
    require_sound(values)
    _refuse_sensitive(locked, values)
    _refuse_taken(locked.station_id, values, excluding=locked.pk)

    before = {name: getattr(locked, name) for name in _FIELDS}
    changed = apply_to(locked, values)
    if not changed:
        return locked
    with _explained():
        locked.save(update_fields=[*changed, *DERIVED])

    changes = {
        name.removesuffix("_id"): _masked(name, before[name], getattr(locked, name))
        for name in changed
    }
    audit.record("client.edited", target=locked, by=by, changes=changes)
    return locked


def _refuse_sensitive(client: Client, values: ClientValues) -> None:
    """敏感个人信息：nothing new after the client has refused or withdrawn."""
    if values.details is None:
        return
    if name := adds_sensitive(client, values.details):
        not_forbidden(SENSITIVE, consent_state(client)).require(field=name)


def _already_made(client_id: UUID, station_id: int, values: ClientValues) -> Client | None:
    """Return what the same page has made before; refuse a page that says something else now."""
    client: Client | None = Client.objects.filter(pk=client_id).first()
    if client is None:
        return None
    same_number = client.identifier_index == identifier_index(values.identifier or "")
    if client.station_id != station_id or client.name != values.name or not same_number:
        raise PageOutdatedError
    return client


def _refuse_duplicate(station_id: int, values: ClientValues, different_reason: str) -> None:
    _refuse_taken(station_id, values)
    known = find_duplicates(
        name=values.name, born_on=values.born_on, identifier=values.identifier or ""
    )
    if known and not different_reason:
        raise DuplicateClientError


def _refuse_taken(station_id: int, values: ClientValues, excluding: UUID | None = None) -> None:
    holder = find_by_identifier(identifier=values.identifier or "", station_id=station_id)
    if holder is not None and holder.pk != excluding:
        raise IdentifierTakenError


def _made_meanwhile(client_id: UUID, station_id: int, values: ClientValues) -> Client:
    made = _already_made(client_id, station_id, values)
    if made is None:  # the key belongs to a row of another station
        raise PageOutdatedError
    return made


def _explained() -> AbstractContextManager[None]:
    return refused_as(
        {
            IDENTIFIER_UNIQUE: IdentifierTakenError(),
            primary_key_of(Client): PageOutdatedError(),
        }
    )


def _masked(name: str, before: Any, after: Any) -> list[Any]:
    """Say that a personal field changed, not to what."""
    if name == "name":
        return [mask_name(before), mask_name(after)]
    if name in HIDDEN_IN_AUDIT:
        return [MASK if value else "" for value in (before, after)]
    return [before, after]
