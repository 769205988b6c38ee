"""结案、重开和回访。"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from casework.enums.cases import Approval, CaseStage
from casework.models import Case, CaseClosure, FollowUp, SignOff
from casework.phrases import cases as phrases
from casework.rules import outcomes as rules
from casework.selectors.closures import (
    closure_content,
    closure_in_force,
    closure_waiting,
)
from casework.selectors.outcomes import signed_review
from casework.selectors.service_plans import approved_plan, plan_in_work
from casework.services.decisions import tell_decision
from casework.services.rows import change, insert, lock, lock_case, made_before
from casework.services.signoffs import sign_off
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace

APPROVE = "批准结案"
RETURN = "退回结案申请"
REOPEN = "批准重开个案"


@transaction.atomic
def ask_to_close(
    *, case: Case, closure_id: UUID, values: Mapping[str, Any], workspace: Workspace, by: User
) -> CaseClosure:
    """申请结案。Sent twice it is asked once."""
    locked = lock_case(case.pk)
    if known := made_before(CaseClosure, closure_id, case_id=locked.pk):
        return known
    rules.can_ask(workspace, by, locked, closure_waiting(locked)).require()
    _require_ready(locked, values)
    closure = insert(
        CaseClosure(
            pk=closure_id,
            station_id=locked.station_id,
            case=locked,
            asked_by=by,
            asked_at=clock.now(),
            **values,
        )
    )
    audit.record("closure.asked", target=locked, by=by)
    return closure


@transaction.atomic
def decide_closure(
    *,
    closure: CaseClosure,
    approve: bool,
    note: str,
    password: str,
    workspace: Workspace,
    by: User,
) -> SignOff:
    """审批结案：second person, with his password. Approval closes the case."""
    case = lock_case(closure.case_id)
    locked = lock(closure)
    rules.can_decide(workspace, by, case, locked).require()
    if not approve and not note.strip():
        raise RefusedError("退回时请写明意见。", field="note")
    signed = sign_off(
        subject=locked,
        action=APPROVE if approve else RETURN,
        content=closure_content(locked),
        password=password,
        workspace=workspace,
        note=note.strip(),
        by=by,
    )
    decided = {"decided_by": by, "decided_at": clock.now(), "decision_note": note.strip()}
    change(locked, {"state": Approval.APPROVED if approve else Approval.RETURNED, **decided})
    if approve:
        change(case, {"stage": CaseStage.CLOSED, "closed_on": clock.today()})
        if locked.follow_up_on:
            due_on = locked.follow_up_on
            FollowUp.objects.create(station_id=case.station_id, case=case, due_on=due_on)
    audit.record("closure.approved" if approve else "closure.returned", target=case, by=by)
    page = reverse("casework:closure", args=[case.pk])
    tell_decision(locked.asked_by, f"个案 {case.number} 的结案申请", approved=approve, url=page)
    return signed


@transaction.atomic
def reopen_case(*, case: Case, reason: str, password: str, workspace: Workspace, by: User) -> Case:
    """重开个案：with reason and password; work goes on where the plan is, or plans anew."""
    locked = lock_case(case.pk)
    rules.can_reopen(workspace, by, locked).require()
    if not reason.strip():
        raise RefusedError(phrases.REASON_NEEDED, field="reason")
    closure = closure_in_force(locked)
    if closure is None:
        raise RefusedError(phrases.NOT_CLOSED)
    sign_off(
        subject=closure,
        action=REOPEN,
        content=closure_content(closure),
        password=password,
        workspace=workspace,
        note=reason.strip(),
        by=by,
    )
    reopened = {"reopened_at": clock.now(), "reopened_by": by, "reopen_reason": reason.strip()}
    change(closure, reopened)
    stage = CaseStage.INTERVENTION if approved_plan(locked) else CaseStage.ASSESSMENT
    level = locked.client.risk_level or locked.risk_level
    today = clock.today()
    change(
        locked,
        {"stage": stage, "closed_on": None, "reopened_on": today, "risk_level": level},
    )
    FollowUp.objects.filter(case=locked, done_on=None).delete()
    audit.record("case.reopened", target=locked, by=by)
    return locked


def _require_ready(case: Case, values: Mapping[str, Any]) -> None:
    reviewed = signed_review(case) is not None
    rules.can_close_for(values["reason"], reviewed=reviewed).require(field="reason")
    waiting = plan_in_work(case)
    if waiting is not None and waiting.state == Approval.SUBMITTED:
        raise RefusedError(phrases.CLOSE_PLAN_WAITS)
    if values["reason"] in rules.FOLLOWED_UP and values["follow_up_on"] is None:
        raise RefusedError("请填写首次回访日期。", field="follow_up_on")
    if values["follow_up_on"] and values["follow_up_on"] <= clock.today():
        raise RefusedError("回访日期须在今天之后。", field="follow_up_on")
