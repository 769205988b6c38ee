"""What cases put on the workbench, and what waits for an approver."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from casework.enums.cases import Approval
from casework.models import CaseClosure, FollowUp, ServicePlan
from casework.rules.cases import shown_title
from casework.rules.clients import display_name
from casework.selectors.closures import DUE_FIRST
from casework.selectors.duties import Todo, Waiting, day_said, deadline, name_columns
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

AHEAD = dt.timedelta(days=7)


def _follow_ups(workspace: Workspace, on: dt.date) -> QuerySet[FollowUp]:
    """The follow-ups that are due within a week."""
    rows: QuerySet[FollowUp] = FollowUp.objects.filter(
        done_on=None, station_id__in=workspace.station_ids, due_on__lte=on + AHEAD
    )
    return rows.order_by(*DUE_FIRST)


def _follow_up(due: FollowUp, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=deadline(due.due_on, on),
        title=f"回访：{display_name(workspace, due.case.client)}",
        note=f"个案 {due.case.number} 结案后的回访",
        url_name="casework:follow_up_do",
        pk=due.pk,
        action="去回访",
        late=due.due_on < on,
    )


def plans_to_approve(workspace: Workspace, on: dt.date) -> QuerySet[ServicePlan]:
    """Return the plans in reach that somebody else submitted, the oldest first."""
    rows: QuerySet[ServicePlan] = ServicePlan.objects.filter(
        state=Approval.SUBMITTED, station_id__in=workspace.station_ids
    )
    others = rows.exclude(author=workspace.user_id)
    return others.order_by("submitted_at")


def closures_to_approve(workspace: Workspace, on: dt.date) -> QuerySet[CaseClosure]:
    """Return the closures in reach that somebody else asked for, the oldest first."""
    rows: QuerySet[CaseClosure] = CaseClosure.objects.filter(
        state=Approval.SUBMITTED, station_id__in=workspace.station_ids
    )
    others = rows.exclude(asked_by=workspace.user_id)
    return others.order_by("asked_at")


def _plan(plan: ServicePlan, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=day_said(timezone.localdate(plan.submitted_at)),
        title=f"服务计划：{shown_title(workspace, plan.case)}",
        note=f"{plan.author} 提交，第 {plan.number} 版",
        url_name="casework:plan",
        pk=plan.case_id,
        action="去审批",
    )


def _closure(closure: CaseClosure, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=day_said(timezone.localdate(closure.asked_at)),
        title=f"结案：{shown_title(workspace, closure.case)}",
        note=f"{closure.asked_by} 提出，原因：{closure.get_reason_display()}",
        url_name="casework:closure",
        pk=closure.case_id,
        action="去审批",
    )


TITLE = ("case_id", "case__number", "case__title", "case__worker_id", *name_columns("case__client"))

FOLLOW_UPS_WAITING = Waiting(
    heading="回访",
    permission=Permission.CASE_WRITE,
    rows=_follow_ups,
    columns=("due_on", "case__number", *name_columns("case__client")),
    todo=_follow_up,
    owner="case__worker_id",
    list_url="casework:follow_up_list",
)
APPROVALS_WAITING = (
    Waiting(
        heading="待审批",
        permission=Permission.CASE_APPROVE,
        rows=plans_to_approve,
        columns=(*TITLE, "number", "submitted_at", "author__username", "author__display_name"),
        todo=_plan,
        list_url="casework:case_approvals",
    ),
    Waiting(
        heading="待审批",
        permission=Permission.CASE_APPROVE,
        rows=closures_to_approve,
        columns=(*TITLE, "reason", "asked_at", "asked_by__username", "asked_by__display_name"),
        todo=_closure,
        list_url="casework:case_approvals",
    ),
)
