"""Reading closures and follow-ups."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework.enums.cases import Approval
from casework.models import Case, CaseClosure, FollowUp
from core.errors import NotFoundError

DUE_FIRST = ("due_on", "id")


def closures_of(case: Case) -> QuerySet[CaseClosure]:
    """Return what was asked, the latest first."""
    rows: QuerySet[CaseClosure] = CaseClosure.objects.filter(case=case)
    return rows.select_related("asked_by", "decided_by", "reopened_by").order_by("-asked_at")


def closure_waiting(case: Case) -> CaseClosure | None:
    """Return the closure that waits for approval."""
    return closures_of(case).filter(state=Approval.SUBMITTED).first()


def closure_in_force(case: Case) -> CaseClosure | None:
    """Return the closure by which the case is closed."""
    return closures_of(case).filter(state=Approval.APPROVED, reopened_at=None).first()


def closure_content(closure: CaseClosure) -> dict[str, Any]:
    """Return what the approver signs."""
    return {
        "case": str(closure.case_id),
        "reason": closure.reason,
        "summary": closure.summary,
        "remaining": closure.remaining,
        "follow_up_on": str(closure.follow_up_on or ""),
        "follow_up_plan": closure.follow_up_plan,
        "asked_at": closure.asked_at.isoformat(timespec="seconds"),
    }


def follow_ups_of(case: Case) -> QuerySet[FollowUp]:
    """Return the follow-ups of a case, as they are due."""
    rows: QuerySet[FollowUp] = FollowUp.objects.filter(case=case)
    return rows.select_related("done_by", "record").order_by(*DUE_FIRST)


def due_follow_ups() -> QuerySet[FollowUp]:
    """Return those not done yet in the scope; page them by `DUE_FIRST`."""
    rows: QuerySet[FollowUp] = FollowUp.objects.filter(done_on=None)
    return rows.select_related("case__client__worker", "case__worker", "case__station")


def get_follow_up(*, pk: UUID) -> FollowUp:
    """Return the follow-up with its case. Another station's does not exist here."""
    rows = FollowUp.objects.select_related(
        "case__client__community", "case__station__region", "case__project", "case__item"
    )
    due: FollowUp | None = rows.filter(pk=pk).first()
    if due is None:
        raise NotFoundError("没有找到这次回访。")
    return due
