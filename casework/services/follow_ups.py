"""回访：done once, and counted as a service."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from casework.enums import Place
from casework.enums.visits import VisitWay
from casework.models import Case, FollowUp, ServiceRecord
from casework.rules import outcomes as rules
from casework.selectors.kinds import ServiceKind, service_kinds
from casework.services.records import RecordValues, complete_record
from casework.services.rows import lock, lock_case
from core import audit, clock
from core.errors import RefusedError
from core.ids import uuid7
from projects.models import ProjectItem
from stations.selectors.workspaces import Workspace

PLACES = {VisitWay.HOME: Place.HOME}
FIELDS_OF_A_RECORD = {"served_on": "done_on", "content": "situation"}


@dataclass(frozen=True, kw_only=True)
class FollowUpValues:
    """What a follow-up found. `plan` is what the service counts to."""

    done_on: dt.date
    way: VisitWay
    minutes: int
    situation: str
    maintained: bool | None
    should_reopen: bool
    plan: ProjectItem
    next_on: dt.date | None = None


@transaction.atomic
def do_follow_up(
    *, due: FollowUp, values: FollowUpValues, workspace: Workspace, by: User
) -> FollowUp:
    """完成回访：makes its service record, and plans the next one if a day is given."""
    case = lock_case(due.case_id)
    locked = lock(due)
    if locked.done_on and locked.done_by_id == by.pk:
        return locked
    rules.can_follow_up(workspace, by, case, locked).require()
    _require_sound(case, values)
    record = _record(case, values, by)
    locked.done_on, locked.way, locked.situation = values.done_on, values.way, values.situation
    locked.maintained, locked.should_reopen = values.maintained, values.should_reopen
    locked.record, locked.done_by = record, by
    locked.save()
    audit.record("followup.done", target=case, by=by)
    if values.next_on:
        FollowUp.objects.create(station_id=case.station_id, case=case, due_on=values.next_on)
        audit.record("followup.planned", target=case, by=by)
    return locked


def _record(case: Case, values: FollowUpValues, by: User) -> ServiceRecord:
    place = PLACES.get(values.way, Place.PHONE)
    counted = RecordValues(
        kind=_kind(case, place),
        plan=values.plan,
        served_on=values.done_on,
        minutes=values.minutes,
        place=place,
        content=values.situation,
        clients=(case.client,),
        community=case.client.community,
        case=case,
    )
    try:
        return complete_record(record_id=uuid7(), station_id=case.station_id, values=counted, by=by)
    except RefusedError as error:
        named = FIELDS_OF_A_RECORD.get(error.field, error.field)
        raise RefusedError(str(error), field=named) from error


def _kind(case: Case, place: Place) -> ServiceKind:
    """Return the kind of service that the policy has for this place: 电访 or 探访."""
    kinds = service_kinds(case.station, clock.today())
    if not kinds:
        raise RefusedError("本地区没有现行的服务形式规定，暂时不能记录回访。")
    fitting = (kind for kind in kinds if kind.place == place and kind.needs_client)
    return next(fitting, kinds.named_or_first("visit"))


def _require_sound(case: Case, values: FollowUpValues) -> None:
    if values.done_on > clock.today():
        raise RefusedError("回访日期不能晚于今天。", field="done_on")
    rules.can_be_done_on(case, values.done_on).require(field="done_on")
    if values.next_on and values.next_on <= values.done_on:
        raise RefusedError("下次回访须在这次之后。", field="next_on")
