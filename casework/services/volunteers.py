"""登记志愿者：search first, one person once; his trainings."""

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums import IdentifierKind, Sex
from casework.enums.visits import VolunteerState
from casework.models import Client, Volunteer, VolunteerTraining
from casework.phrases import volunteers as phrases
from casework.rules import can_write_records
from casework.rules.identifiers import is_sound_identifier
from casework.selectors.volunteers import (
    find_by_identifier,
    find_by_phone,
    identifier_index,
    phone_index,
)
from casework.services.initials import initials_of
from casework.services.rows import made_before
from core import audit, clock
from core.audit.diffs import MASK
from core.errors import PageOutdatedError, RefusedError
from core.masking import mask_name
from core.postgres.constraints import primary_key_of, refused_as
from stations.models import Region, Station
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged

IDENTIFIER_UNIQUE = "volunteer_identifier_unique"
HIDDEN = frozenset({"identifier", "phone", "born_on", "client", "national_number"})


@dataclass(frozen=True, kw_only=True)
class VolunteerValues:
    """What is known about a volunteer. None in a sealed field leaves it as it is."""

    name: str
    sex: str = Sex.UNKNOWN
    born_on: dt.date | None = None
    client: Client | None = None
    community: Region | None = None
    identifier: str | None = ""
    phone: str | None = ""
    national_number: str = ""
    skills: tuple[str, ...] = ()
    available: str = ""
    state: str = VolunteerState.ACTIVE

    def columns(self) -> dict[str, Any]:
        """Return what is to be stored."""
        known = {each.name: getattr(self, each.name) for each in fields(self)}
        known["skills"] = list(self.skills)
        return {
            name: value
            for name, value in known.items()
            if value is not None or name not in ("identifier", "phone")
        }


@transaction.atomic
def register_volunteer(
    *,
    volunteer_id: UUID,
    station: Station,
    values: VolunteerValues,
    is_another: bool = False,
    by: User,
) -> Volunteer:
    """登记志愿者。The page makes `volunteer_id`: sent twice makes one.

    `is_another` says that whoever has the same phone is somebody else.
    """
    can_write_records(station.pk).require()
    if made := made_before(Volunteer, volunteer_id, station_id=station.pk, name=values.name):
        return made
    _require_sound(station, values, is_another=is_another)
    volunteer = Volunteer(
        id=volunteer_id,
        station=station,
        number=next_number(station=station, document="volunteer", on=clock.today(), by=by),
        registered_on=clock.today(),
        **values.columns(),
    )
    _save(volunteer, list(values.columns()), new=True)
    audit.record("volunteer.registered", target=volunteer, by=by)
    return volunteer


@transaction.atomic
def edit_volunteer(
    *,
    volunteer: Volunteer,
    values: VolunteerValues,
    seen_at: dt.datetime,
    is_another: bool = False,
    by: User,
) -> Volunteer:
    """修改登记。Refused when somebody else changed it after `seen_at`."""
    rows = Volunteer.objects.select_related("station__region")
    locked: Volunteer = rows.select_for_update(of=("self",)).get(pk=volunteer.pk)
    can_write_records(locked.station_id).require()
    require_unchanged(locked, seen_at, phrases.VOLUNTEER_CHANGED)
    _require_sound(locked.station, values, is_another=is_another, excluding=locked.pk)
    wanted = values.columns()
    before = {name: getattr(locked, name) for name in wanted}
    changed = [name for name, value in wanted.items() if before[name] != value]
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, wanted[name])
    _save(locked, changed)
    changes = {name: _masked(name, before[name], wanted[name]) for name in changed}
    audit.record("volunteer.edited", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def add_training(
    *,
    training_id: UUID,
    volunteer: Volunteer,
    title: str,
    held_on: dt.date,
    hours: Decimal,
    result: str = "",
    by: User,
) -> VolunteerTraining:
    """登记培训。"""
    can_write_records(volunteer.station_id).require()
    if held_on > clock.today():
        raise RefusedError(phrases.FUTURE, field="held_on")
    training: VolunteerTraining
    training, made = VolunteerTraining.objects.get_or_create(
        pk=training_id,
        defaults={
            "station_id": volunteer.station_id,
            "volunteer": volunteer,
            "title": title.strip(),
            "held_on": held_on,
            "hours": hours,
            "result": result.strip(),
        },
    )
    if made:
        audit.record("volunteer.trained", target=volunteer, by=by, reason=training.title)
    return training


@transaction.atomic
def open_volunteer(*, volunteer: Volunteer, by: User) -> None:
    """Leave a read event: somebody opened the file."""
    audit.record_read(volunteer, by=by)


def _require_sound(
    station: Station,
    values: VolunteerValues,
    *,
    is_another: bool,
    excluding: UUID | None = None,
) -> None:
    number, community = values.identifier or "", values.community
    if number:
        sound = is_sound_identifier(IdentifierKind.ID_CARD, number, clock.today())
        if not sound:
            raise RefusedError(phrases.IDENTIFIER_WRONG, field="identifier")
        if find_by_identifier(number=number, station_id=station.pk, excluding=excluding):
            raise RefusedError(phrases.IDENTIFIER_TAKEN, field="identifier")
    if community is not None and not community.path.startswith(station.region.path):
        raise RefusedError(phrases.COMMUNITY_ELSEWHERE, field="community")
    phone = "" if is_another else values.phone or ""
    if find_by_phone(phone=phone, station_id=station.pk, excluding=excluding):
        raise RefusedError(phrases.PHONE_KNOWN, field="phone")


def _save(volunteer: Volunteer, changed: list[str], *, new: bool = False) -> None:
    volunteer.initials = initials_of(volunteer.name)
    volunteer.identifier_index = identifier_index(volunteer.identifier)
    volunteer.phone_index = phone_index(volunteer.phone)
    derived = ["initials", "identifier_index", "phone_index", "updated_at"]
    refusals = {
        IDENTIFIER_UNIQUE: RefusedError(phrases.IDENTIFIER_TAKEN, field="identifier"),
        primary_key_of(Volunteer): PageOutdatedError(),
    }
    with refused_as(refusals):
        if new:
            volunteer.save(force_insert=True)
        else:
            volunteer.save(update_fields=[*changed, *derived])


def _masked(name: str, before: Any, after: Any) -> list[Any]:
    """Say that a personal field changed, not to what."""
    if name == "name":
        return [mask_name(before), mask_name(after)]
    if name in HIDDEN:
        return [MASK if value else "" for value in (before, after)]
    return [str(before or ""), str(after or "")]
