"""When outcomes may be reviewed, a case closed, and what comes after."""

import datetime as dt
from collections.abc import Sequence

from accounts.models import User
from casework.enums.cases import Approval, CaseStage, ClosureReason
from casework.models import Case, CaseClosure, CaseOutcomeReview, FollowUp, GoalResult, ServicePlan
from casework.phrases import cases as phrases
from casework.rules.cases import can_approve, can_work, is_open, works_here
from core.verdicts import YES, Verdict
from stations.selectors.workspaces import Workspace

AFTER_TAKING_ON = frozenset(
    {CaseStage.ASSESSMENT, CaseStage.PLANNING, CaseStage.INTERVENTION, CaseStage.REVIEW}
)
FOLLOWED_UP = frozenset(
    {ClosureReason.ACHIEVED, ClosureReason.CLIENT_ENDED, ClosureReason.REFERRED}
)


def can_review(workspace: Workspace, user: User, case: Case, plan: ServicePlan | None) -> Verdict:
    """成效评估：有批准的计划，由做这个个案的人。"""
    if not (working := can_work(workspace, user, case)):
        return working
    return YES if plan else Verdict(phrases.REVIEW_NEEDS_PLAN)


def is_in_work(review: CaseOutcomeReview) -> Verdict:
    """签署之后不再改动。"""
    return Verdict(phrases.REVIEW_SIGNED) if review.signed_at else YES


def can_sign(review: CaseOutcomeReview, results: Sequence[GoalResult]) -> Verdict:
    """签署：每个目标都评定了是否达成。"""
    if not (in_work := is_in_work(review)):
        return in_work
    if any(result.achieved is None for result in results):
        return Verdict(phrases.REVIEW_UNFINISHED)
    return YES


def can_ask(workspace: Workspace, user: User, case: Case, waiting: CaseClosure | None) -> Verdict:
    """申请结案：接案之后，没有在审批中的申请。"""
    if not (working := can_work(workspace, user, case)):
        return working
    if case.stage not in AFTER_TAKING_ON:
        return Verdict(phrases.NOT_AT_STAGE.format(stage=case.get_stage_display()))
    return Verdict(phrases.CLOSURE_ASKED) if waiting else YES


def can_close_for(reason: str, *, reviewed: bool) -> Verdict:
    """目标达成的，先签署成效评估。"""
    if reason == ClosureReason.ACHIEVED and not reviewed:
        return Verdict(phrases.CLOSE_NEEDS_REVIEW)
    return YES


def can_decide(workspace: Workspace, user: User, case: Case, closure: CaseClosure) -> Verdict:
    """审批结案：站长或督导，不是提出人。"""
    if not (opened := is_open(case)):
        return opened
    if closure.state != Approval.SUBMITTED:
        return Verdict(phrases.NOTHING_TO_APPROVE)
    return can_approve(workspace, user, author_id=closure.asked_by_id)


def can_reopen(workspace: Workspace, user: User, case: Case) -> Verdict:
    """重开：站长或督导批准，对已结案的个案。"""
    if case.stage != CaseStage.CLOSED:
        return Verdict(phrases.NOT_CLOSED)
    return can_approve(workspace, user, author_id=0)


def can_be_done_on(case: Case, day: dt.date) -> Verdict:
    """回访日期：结案之后。"""
    early = case.closed_on is not None and day < case.closed_on
    return Verdict(phrases.FOLLOW_UP_TOO_EARLY if early else "")


def can_follow_up(workspace: Workspace, user: User, case: Case, due: FollowUp) -> Verdict:
    """回访：结案之后，由做过这个个案的人，一次。"""
    if not (working := works_here(workspace, user, case)):
        return working
    if case.stage != CaseStage.CLOSED:
        return Verdict(phrases.FOLLOW_UP_AFTER_CLOSING)
    return Verdict(phrases.FOLLOW_UP_DONE) if due.done_on else YES
