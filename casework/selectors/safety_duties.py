"""What risk, reports, access and transfers put on the workbench."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from casework.enums.people import RequestState
from casework.models import MandatoryReport, RiskAssessment
from casework.rules.clients import display_name
from casework.selectors.crises import own_drafts
from casework.selectors.duties import Todo
from casework.selectors.risks import missing_plans
from casework.selectors.sensitive_access import listed_requests, transfers_waiting
from stations.enums import Permission, Role
from stations.selectors.workspaces import Workspace
from stations.tenancy import current_scope

MOST = 10


def risks_waiting(workspace: Workspace, on: dt.date) -> tuple[Todo, ...]:
    """Safety plans that are missing, for a lead all of them, and one's own unsent reports."""
    plans: QuerySet[RiskAssessment] = missing_plans(workspace.station_ids)
    if workspace.role != Role.STATION_LEAD:
        plans = plans.filter(client__worker=workspace.user_id)
    return (
        *(_report_todo(each) for each in own_drafts()[:MOST]),
        *(_plan_todo(each, workspace) for each in plans[:MOST]),
    )


def access_waiting(workspace: Workspace, on: dt.date) -> tuple[Todo, ...]:
    """Cases offered to oneself, and for a lead requests to be decided: nobody stands in for that."""
    scope = current_scope()
    if scope is None or scope.user_id != workspace.user_id:
        return ()
    todos = [
        Todo(
            when=_day(timezone.localdate(each.created_at)),
            title=f"{each.offered_by} 请您接手个案 {each.case.number}",
            note=each.reason,
            url_name="casework:transfer_detail",
            pk=each.pk,
            action="答复",
        )
        for each in transfers_waiting(workspace.user_id)[:MOST]
    ]
    if not workspace.permits(Permission.SENSITIVE_APPROVE):
        return tuple(todos)
    waiting = listed_requests().filter(state=RequestState.WAITING)
    asked = waiting.exclude(asked_by=workspace.user_id).order_by("created_at", "id")[:MOST]
    todos += [
        Todo(
            when=_day(timezone.localdate(each.created_at)),
            title=f"{each.asked_by} 申请查阅敏感档案",
            note=each.reason,
            url_name="casework:access_decide",
            pk=each.pk,
            action="审批",
        )
        for each in asked
    ]
    return tuple(todos)


def _report_todo(report: MandatoryReport) -> Todo:
    found = timezone.localtime(report.discovered_at)
    return Todo(
        when="立即",
        title="强制报告还没有发出",
        note=f"{_day(found.date())} {found:%H:%M} 发现，应当立即报告",
        url_name="casework:report_edit",
        pk=report.pk,
        action="去报告",
        late=True,
    )


def _plan_todo(risk: RiskAssessment, workspace: Workspace) -> Todo:
    return Todo(
        when="立即",
        title=f"{display_name(workspace, risk.client)} 风险{risk.get_in_force_display()}，没有安全计划",
        note=f"{_day(risk.assessed_on)}由{risk.assessed_by}评估",
        url_name="casework:safety_plan_new",
        pk=risk.pk,
        action="写安全计划",
        late=True,
    )


def _day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"
