"""Placing service records in a case, and reading them as a supervisor."""

import datetime as dt

from django.db import transaction

from accounts.models import User
from casework.enums.cases import CaseStage
from casework.models import Case, CaseNote, PlanGoal, ServiceRecord
from casework.phrases import cases as phrases
from casework.rules.case_notes import takes_note
from casework.rules.cases import can_approve, is_on_case, is_open
from casework.rules.risks import is_grave
from casework.services.risks import confirm_note
from casework.services.rows import change, lock
from core import audit
from core.verdicts import Verdict
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged


@transaction.atomic
def attach_note(
    *,
    record: ServiceRecord,
    case: Case,
    goal: PlanGoal | None = None,
    session_goal: str = "",
    next_plan: str = "",
    by: User,
) -> CaseNote:
    """写入过程记录：give the record its place in the case. The first one begins 介入."""
    case = lock(case)
    is_open(case).require()
    Verdict("" if is_on_case(by, case) else phrases.NOT_ON_CASE).require()
    takes_note(case).require()

    note: CaseNote = CaseNote.objects.create(
        station_id=case.station_id,
        case=case,
        record=record,
        number=case.notes.count() + 1,
        goal=goal,
        session_goal=session_goal,
        next_plan=next_plan,
        needs_confirmation=is_grave(case),
    )
    if case.stage == CaseStage.PLANNING:
        change(case, {"stage": CaseStage.INTERVENTION})
    audit.record("casenote.attached", target=case, by=by)
    return note


@transaction.atomic
def read_note(
    *,
    note: CaseNote,
    comment: str,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> CaseNote:
    """批阅过程记录；须确认的，同时确认。Refused when somebody else did so after `seen_at`."""
    locked = lock(note)
    require_unchanged(locked, seen_at, phrases.CASE_CHANGED)
    if locked.waits_for_confirmation():
        return confirm_note(note=locked, comment=comment, workspace=workspace, by=by)
    can_approve(workspace, by, author_id=locked.record.worker_id).require()

    locked.supervisor_note = comment
    locked.save(update_fields=["supervisor_note", "updated_at"])
    audit.record("casenote.commented", target=locked.case, by=by)
    return locked
