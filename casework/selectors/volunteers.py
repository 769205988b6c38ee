"""Reading volunteers. No order by points: nobody is ranked."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.enums.visits import VolunteerState
from casework.models import CommunityActivity, Volunteer, VolunteerHours, VolunteerTraining
from casework.phrases import volunteers as phrases
from casework.selectors.clients import PHONE_LENGTH, clean_words
from core.crypto import blind_index, normalise_identifier, normalise_phone
from core.errors import NotFoundError
from stations.models import Station
from stations.selectors.policies import rule_for
from stations.selectors.workspaces import Workspace

NEWEST_FIRST = ("-registered_on", "-pk")
SECRETS = ("identifier", "phone")
EXPORT_RULE = "volunteer_export"
RECENT = dt.timedelta(days=60)
MOST_SAME = 5


@dataclass(frozen=True)
class ExportColumn:
    """A column of the other system: its heading, our field, and its codes for our values."""

    title: str
    source: str
    codes: dict[str, str] = field(default_factory=dict)


def identifier_index(number: str) -> str:
    """Return the fingerprint of a document number."""
    return blind_index(normalise_identifier(number), purpose="volunteer.identifier")


def phone_index(phone: str) -> str:
    """Return the fingerprint of a phone number."""
    return blind_index(normalise_phone(phone), purpose="volunteer.phone")


def listed_volunteers() -> QuerySet[Volunteer]:
    """Return the volunteers in scope as a list shows them."""
    rows: QuerySet[Volunteer] = Volunteer.objects.select_related("community", "station")
    return rows.defer(*SECRETS)


def matching_volunteers(rows: QuerySet[Volunteer], words: str) -> QuerySet[Volunteer]:
    """Return those of the name, the initials, the number, the document or the phone."""
    words = clean_words(words)
    if not words:
        return rows
    found = Q(name__icontains=words) | Q(number__icontains=words)
    if any(character.isdigit() for character in words):
        found |= Q(identifier_index=identifier_index(words))
        if len(normalise_phone(words)) >= PHONE_LENGTH:
            found |= Q(phone_index=phone_index(words))
    elif words.isascii():
        found |= Q(initials__icontains=words.lower())
    return rows.filter(found)


def get_volunteer(*, pk: UUID) -> Volunteer:
    """Return the volunteer. Another station's does not exist here."""
    rows = Volunteer.objects.select_related("community", "client", "station__region")
    volunteer: Volunteer | None = rows.filter(pk=pk).first()
    if volunteer is None:
        raise NotFoundError(phrases.VOLUNTEER_GONE)
    return volunteer


def find_by_phone(*, phone: str, station_id: int, excluding: UUID | None = None) -> list[Volunteer]:
    """Return the volunteers of the station with this phone."""
    index = phone_index(phone)
    if not index:
        return []
    rows = listed_volunteers().filter(station_id=station_id, phone_index=index)
    if excluding is not None:
        rows = rows.exclude(pk=excluding)
    return list(rows[:MOST_SAME])


def find_by_identifier(
    *, number: str, station_id: int, excluding: UUID | None = None
) -> Volunteer | None:
    """Return the volunteer of the station who holds this document."""
    index = identifier_index(number)
    if not index:
        return None
    rows = listed_volunteers().filter(station_id=station_id, identifier_index=index)
    if excluding is not None:
        rows = rows.exclude(pk=excluding)
    return rows.first()


def hours_of(volunteer: Volunteer) -> QuerySet[VolunteerHours]:
    """Return the services of a volunteer, the latest first."""
    rows: QuerySet[VolunteerHours] = VolunteerHours.objects.filter(volunteer=volunteer)
    return rows.select_related("activity", "confirmed_by").order_by("-served_on", "-pk")


def standing_hours(volunteer: Volunteer) -> QuerySet[VolunteerHours]:
    """Return those that were not cancelled: what a certificate says."""
    return hours_of(volunteer).filter(cancelled_reason="")


def get_hours(*, pk: UUID, volunteer: Volunteer) -> VolunteerHours:
    """Return one service of this volunteer."""
    found: VolunteerHours | None = hours_of(volunteer).filter(pk=pk).first()
    if found is None:
        raise NotFoundError(phrases.HOURS_GONE)
    return found


def hours_at(activity: CommunityActivity) -> QuerySet[VolunteerHours]:
    """Return the hours of an activity that stand, by name."""
    rows: QuerySet[VolunteerHours] = VolunteerHours.objects.filter(
        activity=activity, cancelled_reason=""
    )
    rows = rows.select_related("volunteer").defer(*(f"volunteer__{name}" for name in SECRETS))
    return rows.order_by("volunteer__name", "volunteer")


def trainings_of(volunteer: Volunteer) -> QuerySet[VolunteerTraining]:
    """Return the trainings of a volunteer, the latest first."""
    rows: QuerySet[VolunteerTraining] = VolunteerTraining.objects.filter(volunteer=volunteer)
    return rows.order_by("-held_on", "-pk")


def recent_activities(station_id: int, on: dt.date) -> QuerySet[CommunityActivity]:
    """Return the activities that somebody may have helped with lately."""
    rows: QuerySet[CommunityActivity] = CommunityActivity.objects.filter(
        station_id=station_id,
        starts_at__date__lte=on,
        starts_at__date__gte=on - RECENT,
    )
    rows = rows.exclude(state="cancelled").only("name", "starts_at", "station")
    return rows.order_by("-starts_at", "-pk")


def active_volunteers(station_id: int) -> QuerySet[Volunteer]:
    """Return those who can be given hours, by name."""
    rows = listed_volunteers().filter(station_id=station_id, state=VolunteerState.ACTIVE)
    return rows.order_by("name", "pk")


def volunteers_to_export(workspace: Workspace) -> QuerySet[Volunteer]:
    """Return the volunteers of the station with everything, in the order of their numbers."""
    rows: QuerySet[Volunteer] = Volunteer.objects.filter(station_id=workspace.station_id)
    return rows.select_related("community", "station").order_by("number", "pk")


def export_columns(workspace: Workspace, on: dt.date) -> list[ExportColumn]:
    """Return the columns that policy maps for the station of the workspace."""
    stations = Station.objects.select_related("region")
    station = stations.filter(pk=workspace.station_id or 0).first()
    rule = rule_for(station, EXPORT_RULE, on) if station else None
    if rule is None:
        return []
    return [
        ExportColumn(each["column"], each["field"], dict(each.get("codes") or {}))
        for each in rule.value
    ]
