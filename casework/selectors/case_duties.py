"""What cases put on the workbench, and what waits for an approver."""

import datetime as dt
from itertools import islice

from django.db.models import QuerySet

from casework.enums.cases import Approval
from casework.models import CaseClosure, ServicePlan
from casework.rules.cases import shown_title
from casework.rules.clients import display_name
from casework.selectors.closures import my_due_follow_ups
from casework.selectors.duties import Todo
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

SHOWN = 10
AHEAD = dt.timedelta(days=7)


def follow_ups_waiting(workspace: Workspace, on: dt.date) -> tuple[Todo, ...]:
    """My follow-ups that are due within a week. One query."""
    if not workspace.permits(Permission.CASE_WRITE) or workspace.station_id is None:
        return ()
    return tuple(
        Todo(
            when=f"{due.due_on.month}月{due.due_on.day}日",
            title=f"回访：{display_name(workspace, due.case.client)}",
            note=f"个案 {due.case.number} 结案后的回访",
            url_name="casework:follow_up_do",
            pk=due.pk,
            action="去回访",
            late=due.due_on < on,
        )
        for due in my_due_follow_ups(workspace, on + AHEAD)[:SHOWN]
    )


def approvals_waiting(workspace: Workspace, on: dt.date) -> tuple[Todo, ...]:
    """Plans and closures that wait for this approver. Two queries."""
    if not workspace.permits(Permission.CASE_APPROVE):
        return ()
    plans = (_plan(plan, workspace) for plan in plans_to_approve(workspace)[:SHOWN])
    closures = (_closure(each, workspace) for each in closures_to_approve(workspace)[:SHOWN])
    return (*plans, *islice(closures, SHOWN))


def plans_to_approve(workspace: Workspace) -> QuerySet[ServicePlan]:
    """Return the plans in reach that somebody else submitted, the oldest first."""
    rows: QuerySet[ServicePlan] = ServicePlan.objects.filter(
        state=Approval.SUBMITTED, station_id__in=workspace.station_ids
    )
    others = rows.exclude(author=workspace.user_id)
    return others.select_related("case__client", "case__station", "author").order_by("submitted_at")


def closures_to_approve(workspace: Workspace) -> QuerySet[CaseClosure]:
    """Return the closures in reach that somebody else asked for, the oldest first."""
    rows: QuerySet[CaseClosure] = CaseClosure.objects.filter(
        state=Approval.SUBMITTED, station_id__in=workspace.station_ids
    )
    others = rows.exclude(asked_by=workspace.user_id)
    return others.select_related("case__client", "case__station", "asked_by").order_by("asked_at")


def _plan(plan: ServicePlan, workspace: Workspace) -> Todo:
    return Todo(
        when="待审批",
        title=f"服务计划：{shown_title(workspace, plan.case)}",
        note=f"{plan.author} 提交，第 {plan.number} 版",
        url_name="casework:plan",
        pk=plan.case_id,
        action="去审批",
    )


def _closure(closure: CaseClosure, workspace: Workspace) -> Todo:
    return Todo(
        when="待审批",
        title=f"结案：{shown_title(workspace, closure.case)}",
        note=f"{closure.asked_by} 提出，原因：{closure.get_reason_display()}",
        url_name="casework:closure",
        pk=closure.case_id,
        action="去审批",
    )
