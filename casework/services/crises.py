"""危机介入：opening, noting what was done, closing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework import phrases as common
from casework.enums.cases import CrisisKind
from casework.models import Case, Client, CrisisEntry, CrisisIntervention
from casework.phrases import risks as phrases
from casework.phrases.cases import CASE_CHANGED
from casework.rules import crises as rules
from casework.rules.records import can_write_records
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from core.verdicts import Verdict
from stations.models import Region, Station
from stations.selectors.workspaces import Workspace
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged

OUTCOME = ("people_told", "outcome", "follow_up")


@dataclass(frozen=True, kw_only=True)
class CrisisValues:
    """What is known in the first minute."""

    kind: CrisisKind
    found_at: dt.datetime
    client: Client | None = None
    case: Case | None = None
    community: Region | None = None
    place: str = ""
    what: str = ""


@transaction.atomic
def open_crisis(
    *, crisis_id: UUID, station: Station, values: CrisisValues, by: User
) -> CrisisIntervention:
    """开始危机介入。The same page sent again gives the same crisis."""
    can_write_records(station.pk).require()
    if made := made_before(CrisisIntervention, crisis_id, station=station, client=values.client):
        return made
    if values.found_at > clock.now():
        raise RefusedError(phrases.TIME_AHEAD, field="found_at")
    if values.client is not None and values.client.station_id != station.pk:
        raise RefusedError(common.CLIENT_ELSEWHERE, field="clients")
    if values.case is not None and values.case.client != values.client:
        raise RefusedError(phrases.RISK_CASE_ELSEWHERE, field="clients")

    crisis = insert(
        CrisisIntervention(
            pk=crisis_id,
            station=station,
            number=next_number(station=station, document="crisis", on=clock.today(), by=by),
            handled_by=by,
            **vars(values),
        )
    )
    audit.record("crisis.opened", target=crisis, by=by)
    return crisis


@transaction.atomic
def open_crisis_page(*, crisis: CrisisIntervention, workspace: Workspace, by: User) -> Verdict:
    """打开危机介入。Whether it may be read; others' reading leaves an event."""
    verdict = rules.can_read_crisis(workspace, by, crisis)
    if verdict and crisis.handled_by_id != by.pk:
        audit.record_read(crisis, by=by)
    return verdict


@transaction.atomic
def note_crisis(
    *,
    entry_id: UUID,
    crisis: CrisisIntervention,
    at: dt.datetime,
    act: str,
    words: str,
    workspace: Workspace,
    by: User,
) -> CrisisEntry:
    """记录处置经过：one act at one time, which stays as it was written."""
    locked = lock(crisis)
    if made := made_before(CrisisEntry, entry_id, crisis=locked):
        return made
    rules.can_handle(workspace, by, locked).require()
    if at > clock.now():
        raise RefusedError(phrases.TIME_AHEAD, field="at")

    entry = insert(
        CrisisEntry(
            pk=entry_id,
            station_id=locked.station_id,
            crisis=locked,
            case_id=locked.case_id,
            at=at,
            act=act,
            words=words,
            written_by=by,
        )
    )
    audit.record("crisis.noted", target=locked, by=by)
    return entry


@transaction.atomic
def finish_crisis(
    *,
    crisis: CrisisIntervention,
    values: Mapping[str, str],
    closing: bool,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> CrisisIntervention:
    """补记已通知的人、结果和后续安排；`closing` 时结束。"""
    locked = lock(crisis)
    rules.can_handle(workspace, by, locked).require()
    require_unchanged(locked, seen_at, CASE_CHANGED)
    if closing and not values["outcome"].strip():
        raise RefusedError("结束之前，请写明处理结果。", field="outcome")

    for name in OUTCOME:
        setattr(locked, name, values[name])
    locked.closed_at = clock.now() if closing else None
    locked.save(update_fields=[*OUTCOME, "closed_at", "updated_at"])
    audit.record("crisis.closed" if closing else "crisis.edited", target=locked, by=by)
    return locked


@transaction.atomic
def print_crisis(*, crisis: CrisisIntervention, workspace: Workspace, by: User) -> None:
    """打印危机介入：it leaves the platform, so everybody's printing is noted."""
    rules.can_read_crisis(workspace, by, crisis).require()
    audit.record("crisis.printed", target=crisis, by=by)
