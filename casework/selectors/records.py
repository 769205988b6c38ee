"""Reading service records."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import User
from casework import phrases
from casework.models import Client, RecordClient, RecordFile, ServiceRecord
from casework.selectors.tallies import Measures, service_breakdown
from core.errors import NotFoundError
from projects.models import Project
from stations.enums import RegionLevel, Role
from stations.models import Region, RoleAssignment, Station, StationFile

NEWEST_FIRST = ("-served_on", "-id")
COUNT_CAP = 1000

# What of a client a record shows. The encrypted fields are not even fetched.
SHOWN_OF_CLIENT = ("id", "station", "name", "born_on", "client_class", "worker")
SHOWN_OF_PERSON = ("id", "station", "record", "client", "position", "client_class")
WRITERS = (Role.STATION_LEAD, Role.SOCIAL_WORKER)


def find_record(*, pk: UUID) -> ServiceRecord | None:
    """Return the record, if it is in scope."""
    record: ServiceRecord | None = ServiceRecord.objects.with_labels().filter(pk=pk).first()
    return record


def get_record(*, pk: UUID) -> ServiceRecord:
    """Return the record with what its page shows. Another station's does not exist here."""
    files = RecordFile.objects.select_related("file").order_by("pk")
    shown = ("station__region", "case", "form_version__question_set")
    rows = with_people(ServiceRecord.objects.with_labels().select_related(*shown))
    record: ServiceRecord | None = (
        rows.prefetch_related(Prefetch("files", files)).filter(pk=pk).first()
    )
    if record is None:
        raise NotFoundError(phrases.RECORD_GONE)
    return record


def record_keys() -> QuerySet[ServiceRecord]:
    """Return the records in scope as little more than their keys, in no order yet.

    Lists are filtered, sorted and paged on these: for the whole list the index answers alone, and
    nothing is joined to rows that will not be shown.
    """
    rows: QuerySet[ServiceRecord] = ServiceRecord.objects.only("id", "station", "served_on")
    return rows


def rows_for(keys: Sequence[ServiceRecord], *, in_full: bool = False) -> list[ServiceRecord]:
    """Return the records of `keys` in that order, with all that a list shows.

    What is told in confidence is fetched only for those who export it.
    """
    rows: QuerySet[ServiceRecord] = ServiceRecord.objects.with_labels()
    wanted = with_people(rows if in_full else rows.defer("content", "next_step", "answers"))
    found = wanted.in_bulk([key.pk for key in keys])
    return [found[key.pk] for key in keys]


def with_people(records: QuerySet[ServiceRecord]) -> QuerySet[ServiceRecord]:
    """Fetch whom each record reached, in one more query."""
    shown = (*SHOWN_OF_PERSON, *(f"client__{name}" for name in SHOWN_OF_CLIENT))
    people = RecordClient.objects.select_related("client").only(*shown)
    return records.prefetch_related(Prefetch("participations", people.order_by("position")))


def matching(
    records: QuerySet[ServiceRecord], words: str, *, with_names: bool
) -> QuerySet[ServiceRecord]:
    """Return those that say `words`, or concern somebody of that name or initials.

    Names only for who may see them: a search that finds is an answer too.
    """
    said = Q(content__icontains=words) | Q(next_step__icontains=words)
    if not with_names:
        return records.filter(said)
    known = Client.objects.matching(words).order_by().values("pk")
    reached = RecordClient.objects.filter(client__in=known).order_by().values("record")
    return records.filter(said | Q(pk__in=reached))


def count_up_to(records: QuerySet[ServiceRecord], cap: int = COUNT_CAP) -> int:
    """Count, but not beyond `cap` + 1: nobody waits for an exact large number."""
    return records.order_by()[: cap + 1].count()


def measures_of_month(station_ids: Collection[int], day: dt.date) -> Measures:
    """Return the figures of the month of `day`, from the tallies."""
    return service_breakdown(station_ids=station_ids, first=day.replace(day=1), last=day).total


def own_latest(*, user: User, station_id: int, kind: str, among: int = 50) -> ServiceRecord | None:
    """Return the latest record of `user`, of that kind if he wrote one lately.

    It looks at a fixed number of rows, so that it costs the same after ten years.
    """
    latest = list(
        ServiceRecord.objects.filter(station_id=station_id, worker=user)
        .only("id", "station_id", "kind", "project_id", "item_id", "place", "community_id")
        .order_by("-served_on", "-pk")[:among]
    )
    same_kind = (record for record in latest if record.kind == kind)
    return next(same_kind, latest[0] if latest else None)


def clients_of_station(ids: Collection[UUID], *, station_id: int) -> list[Client]:
    """Return those of `ids` that are clients of the station, in the order of `ids`."""
    if not ids:
        return []
    rows = Client.objects.filter(station_id=station_id).select_related("community")
    found = rows.only(*SHOWN_OF_CLIENT, "community").in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]


def communities_of(station: Station, on: dt.date) -> QuerySet[Region]:
    """Return the communities that the station serves."""
    inside = Region.objects.within(station.region).in_force(on)
    return inside.filter(level=RegionLevel.COMMUNITY)


def projects_of(station_id: int) -> list[Project]:
    """Return all projects of the station, also those that are over, the latest first."""
    rows = Project.objects.filter(station_id=station_id).only("id", "station", "name")
    return list(rows.order_by("-starts_on", "name"))


def stations_in(ids: Collection[int]) -> list[Station]:
    """Return the stations with their regions, in the order of the regions."""
    return list(Station.objects.filter(pk__in=ids).select_related("region"))


def unused_uploads(ids: Iterable[UUID], *, user: User, station_id: int) -> list[StationFile]:
    """Return the files of `ids` that `user` uploaded and no record has yet."""
    wanted = list(ids)
    if not wanted:
        return []
    rows = StationFile.objects.filter(
        pk__in=wanted, station_id=station_id, uploaded_by=user, record_file__isnull=True
    )
    return list(rows.order_by("pk"))


def roles_at(user: User, station_id: int, on: dt.date) -> frozenset[Role]:
    """Return what `user` is at the station on the day `on`."""
    held = RoleAssignment.objects.filter(user=user, station_id=station_id).in_force(on)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def writers_of(station_id: int) -> list[User]:
    """Return who writes or wrote records at the station."""
    held = RoleAssignment.objects.filter(station_id=station_id, role__in=WRITERS)
    return list(User.objects.filter(pk__in=held.values("user")).order_by("display_name", "pk"))
