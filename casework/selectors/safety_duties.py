"""What risk, reports, access and transfers put on the workbench."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from casework.enums.people import RequestState
from casework.models import (
    CaseTransfer,
    MandatoryReport,
    RiskAssessment,
    SafetyPlan,
    SensitiveAccessRequest,
)
from casework.rules.clients import display_name
from casework.selectors.crises import own_drafts
from casework.selectors.duties import Todo, Waiting, day_said, deadline, name_columns
from casework.selectors.risks import missing_plans, plans_to_review
from casework.selectors.sensitive_access import listed_requests, transfers_waiting
from stations.enums import Permission
from stations.selectors.workspaces import Workspace


def _reports(workspace: Workspace, on: dt.date) -> QuerySet[MandatoryReport]:
    """One's own reports that are not sent."""
    return own_drafts()


def _plans(workspace: Workspace, on: dt.date) -> QuerySet[RiskAssessment]:
    """Safety plans that are missing."""
    return missing_plans(workspace.station_ids)


def _reviews(workspace: Workspace, on: dt.date) -> QuerySet[SafetyPlan]:
    """Safety plans past their day."""
    return plans_to_review(workspace.station_ids, on)


def _offers(workspace: Workspace, on: dt.date) -> QuerySet[CaseTransfer]:
    """Cases offered to oneself: nobody stands in for that."""
    return transfers_waiting(workspace.user_id)


def _requests(workspace: Workspace, on: dt.date) -> QuerySet[SensitiveAccessRequest]:
    """Requests of others that wait for a decision."""
    waiting = listed_requests().filter(state=RequestState.WAITING)
    return waiting.exclude(asked_by=workspace.user_id).order_by("created_at", "id")


def _offer_todo(transfer: CaseTransfer, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=day_said(timezone.localdate(transfer.created_at)),
        title=f"{transfer.offered_by} 请您接手个案 {transfer.case.number}",
        note=transfer.reason,
        url_name="casework:transfer_detail",
        pk=transfer.pk,
        action="答复",
    )


def _request_todo(request: SensitiveAccessRequest, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=day_said(timezone.localdate(request.created_at)),
        title=f"{request.asked_by} 申请查阅敏感档案",
        note=request.reason,
        url_name="casework:access_decide",
        pk=request.pk,
        action="审批",
    )


def _report_todo(report: MandatoryReport, workspace: Workspace, on: dt.date) -> Todo:
    found = timezone.localtime(report.discovered_at)
    return Todo(
        when="立即",
        title="强制报告还没有发出",
        note=f"{day_said(found.date())} {found:%H:%M} 发现，应当立即报告",
        url_name="casework:report_edit",
        pk=report.pk,
        action="去报告",
        late=True,
    )


def _plan_todo(risk: RiskAssessment, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when="立即",
        title=f"{display_name(workspace, risk.client)} 风险{risk.get_in_force_display()}，没有安全计划",
        note=f"{day_said(risk.assessed_on)}由{risk.assessed_by}评估",
        url_name="casework:safety_plan_new",
        pk=risk.pk,
        action="写安全计划",
        late=True,
    )


def _review_todo(plan: SafetyPlan, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=deadline(plan.review_on or on, on),
        title=f"复核安全计划：{display_name(workspace, plan.client)}",
        note=f"应在{day_said(plan.review_on or on)}复核；再评估一次，另写一份",
        url_name="casework:client_risks",
        pk=plan.client_id,
        action="去复核",
        late=True,
    )


RISKS_WAITING = (
    Waiting(
        heading="风险",
        permission=Permission.CASE_WRITE,
        rows=_reports,
        columns=("discovered_at",),
        todo=_report_todo,
        list_url="casework:report_list",
    ),
    Waiting(
        heading="风险",
        permission=Permission.CASE_WRITE,
        rows=_plans,
        columns=(
            *name_columns(), "in_force", "assessed_on", "assessed_by__username",
            "assessed_by__display_name",
        ),
        todo=_plan_todo,
        owner="client__worker_id",
        lead_sees_all=True,
    ),
    Waiting(
        heading="风险",
        permission=Permission.CASE_WRITE,
        rows=_reviews,
        columns=(*name_columns(), "client_id", "review_on"),
        todo=_review_todo,
        owner="client__worker_id",
        lead_sees_all=True,
    ),
)  # fmt: skip
ACCESS_WAITING = (
    Waiting(
        heading="移交",
        permission=Permission.CASE_WRITE,
        rows=_offers,
        columns=(
            "reason", "created_at", "case__number", "offered_by__username",
            "offered_by__display_name",
        ),
        todo=_offer_todo,
        list_url="casework:transfer_list",
    ),
    Waiting(
        heading="查阅申请",
        permission=Permission.SENSITIVE_APPROVE,
        rows=_requests,
        columns=("reason", "created_at", "asked_by__username", "asked_by__display_name"),
        todo=_request_todo,
        list_url="casework:access_list",
    ),
)  # fmt: skip
