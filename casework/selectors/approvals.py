"""What waits for a lead or a supervisor: plans and closures, and ratings and notes to confirm.

Nobody is shown what he wrote himself, nor what he may not open.
"""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from casework.enums.cases import Approval
from casework.models import CaseClosure, CaseNote, RiskAssessment, ServicePlan
from casework.rules.cases import shown_title
from casework.rules.clients import display_name
from casework.selectors.clients import protected_minors
from casework.selectors.duties import Todo, Waiting, at_station, day_said, name_columns
from casework.selectors.risks import waiting_notes, waiting_risks
from stations.enums import Permission, Role
from stations.selectors.workspaces import Workspace


def plans_to_approve(workspace: Workspace, on: dt.date) -> QuerySet[ServicePlan]:
    """Return the plans in reach that somebody else submitted, the oldest first."""
    rows = ServicePlan.objects.filter(state=Approval.SUBMITTED).exclude(author=workspace.user_id)
    return _opened(rows, "case__client", workspace, on).order_by("submitted_at")


def closures_to_approve(workspace: Workspace, on: dt.date) -> QuerySet[CaseClosure]:
    """Return the closures in reach that somebody else asked for, the oldest first."""
    rows = CaseClosure.objects.filter(state=Approval.SUBMITTED).exclude(asked_by=workspace.user_id)
    return _opened(rows, "case__client", workspace, on).order_by("asked_at")


def risks_to_confirm(workspace: Workspace, on: dt.date) -> QuerySet[RiskAssessment]:
    """Return the ratings by others that wait, the oldest first."""
    rows = waiting_risks().exclude(assessed_by=workspace.user_id)
    return _opened(rows, "client", workspace, on)


def notes_to_confirm(workspace: Workspace, on: dt.date) -> QuerySet[CaseNote]:
    """Return the case notes by others that wait, the oldest first."""
    rows = waiting_notes().exclude(record__worker=workspace.user_id)
    return _opened(rows, "case__client", workspace, on)


def _opened(rows: QuerySet[Any], client: str, workspace: Workspace, on: dt.date) -> QuerySet[Any]:
    """Leave out minors, whose files open to the lead alone of those who approve."""
    if workspace.role == Role.STATION_LEAD:
        return rows
    return rows.exclude(protected_minors(client, on))


def _plan(plan: ServicePlan, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=day_said(timezone.localdate(plan.submitted_at)),
        title=f"服务计划：{shown_title(workspace, plan.case)}",
        note=_about(plan, workspace, f"{plan.author} 提交，第 {plan.number} 版"),
        url_name="casework:plan",
        pk=plan.case_id,
        action="去审批",
    )


def _closure(closure: CaseClosure, workspace: Workspace, on: dt.date) -> Todo:
    said = f"{closure.asked_by} 提出，原因：{closure.get_reason_display()}"
    return Todo(
        when=day_said(timezone.localdate(closure.asked_at)),
        title=f"结案：{shown_title(workspace, closure.case)}",
        note=_about(closure, workspace, said),
        url_name="casework:closure",
        pk=closure.case_id,
        action="去审批",
    )


def _risk(risk: RiskAssessment, workspace: Workspace, on: dt.date) -> Todo:
    levels = f"评定等级{risk.get_level_display()}，执行等级{risk.get_in_force_display()}"
    return Todo(
        when=day_said(risk.assessed_on),
        title=f"风险评估：{display_name(workspace, risk.client)}，{levels}",
        note=at_station(f"{risk.assessed_by} 评估", risk, workspace),
        url_name="casework:risk_confirm",
        pk=risk.pk,
        action="去确认",
    )


def _note(note: CaseNote, workspace: Workspace, on: dt.date) -> Todo:
    said = f"{note.record.worker} 记录，确认之后才能写下一次"
    return Todo(
        when=day_said(note.record.served_on),
        title=f"过程记录：{shown_title(workspace, note.case)} 第 {note.number} 次",
        note=_about(note, workspace, said),
        url_name="casework:note_read",
        pk=note.pk,
        action="去确认",
    )


def _about(row: Any, workspace: Workspace, said: str) -> str:
    """Whom it concerns, which the title need not tell, who asks, and where."""
    return at_station(f"{display_name(workspace, row.case.client)} · {said}", row, workspace)


CASE = (
    "case_id", "case__number", "case__title", "case__worker_id", *name_columns("case__client"),
    "station__name",
)  # fmt: skip
APPROVALS_WAITING = (
    Waiting(
        heading="待审批",
        permission=Permission.CASE_APPROVE,
        rows=plans_to_approve,
        columns=(*CASE, "number", "submitted_at", "author__username", "author__display_name"),
        todo=_plan,
        list_url="casework:case_approvals",
    ),
    Waiting(
        heading="待审批",
        permission=Permission.CASE_APPROVE,
        rows=closures_to_approve,
        columns=(*CASE, "reason", "asked_at", "asked_by__username", "asked_by__display_name"),
        todo=_closure,
        list_url="casework:case_approvals",
    ),
    Waiting(
        heading="督导确认",
        permission=Permission.CASE_APPROVE,
        rows=notes_to_confirm,
        columns=(
            *CASE, "number", "record__served_on", "record__worker__username",
            "record__worker__display_name",
        ),
        todo=_note,
        list_url="casework:confirmation_list",
    ),
    Waiting(
        heading="督导确认",
        permission=Permission.CASE_APPROVE,
        rows=risks_to_confirm,
        columns=(
            *name_columns(), "level", "in_force", "assessed_on", "assessed_by__username",
            "assessed_by__display_name", "station__name",
        ),
        todo=_risk,
        list_url="casework:confirmation_list",
    ),
)  # fmt: skip
