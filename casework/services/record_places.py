"""Completing a record that has its place: a note in a case, a visit in a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.visits import VisitResult, VisitWay
from casework.models import Case, CaseNote, Client, PlanGoal, ServiceRecord, VisitPlan
from casework.services.case_notes import attach_note
from casework.services.home_visits import attach_visit
from casework.services.record_values import RecordValues
from casework.services.records import complete_record
from stations.models import StationFile


@dataclass(frozen=True, kw_only=True)
class NotePlace:
    """What a record is as a note of a case."""

    case: Case
    goal: PlanGoal | None = None
    session_goal: str = ""
    next_plan: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitPlace:
    """What a record is as a visit."""

    client: Client
    plan: VisitPlan | None = None
    way: VisitWay = VisitWay.HOME
    result: VisitResult = VisitResult.MET


Place = NotePlace | VisitPlace


def complete_placed_record(
    *,
    record_id: UUID,
    station_id: int,
    values: RecordValues,
    files: Sequence[StationFile] = (),
    place: Place | None = None,
    by: User,
) -> ServiceRecord:
    """完成记录 and put it in its place, if it has one. Sent again, it stays one."""
    if place is None:
        return complete_record(
            record_id=record_id, station_id=station_id, values=values, files=files, by=by
        )
    return _complete_in_place(record_id, station_id, values, files, place, by)


@transaction.atomic
def _complete_in_place(
    record_id: UUID,
    station_id: int,
    values: RecordValues,
    files: Sequence[StationFile],
    place: Place,
    by: User,
) -> ServiceRecord:
    """Both or neither."""
    _hold(place)
    is_known = ServiceRecord.objects.filter(pk=record_id).exists()
    record = complete_record(
        record_id=record_id, station_id=station_id, values=values, files=files, by=by
    )
    if is_known:
        return record
    if isinstance(place, NotePlace) and not CaseNote.objects.filter(record=record).exists():
        attach_note(
            record=record,
            case=place.case,
            goal=place.goal,
            session_goal=place.session_goal,
            next_plan=place.next_plan,
            by=by,
        )
    if isinstance(place, VisitPlace):
        attach_visit(
            record=record,
            client=place.client,
            plan=place.plan,
            way=place.way,
            result=place.result,
            by=by,
        )
    return record


def _hold(place: Place) -> None:
    """Take the row that the record goes to before the station's chain, as everybody else does."""
    if isinstance(place, NotePlace):
        Case.objects.select_for_update(of=("self",)).filter(pk=place.case.pk).first()
    if isinstance(place, VisitPlace):
        rows = VisitPlan.objects.select_for_update(of=("self",)).filter(client=place.client)
        list(rows.order_by("pk").values_list("pk", flat=True))
