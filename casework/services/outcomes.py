"""成效评估：what became of each goal."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.cases import CaseStage
from casework.models import Case, CaseOutcomeReview, GoalResult
from casework.phrases import cases as phrases
from casework.rules import outcomes as rules
from casework.rules.signatures import digest
from casework.selectors.outcomes import results_of, review_content, review_in_work
from casework.selectors.service_plans import GoalProgress, approved_plan, progress_of
from casework.services.rows import change, lock, lock_case
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

BEFORE_REVIEW = frozenset({CaseStage.PLANNING, CaseStage.INTERVENTION})
ACHIEVED = 100


@transaction.atomic
def begin_review(*, case: Case, workspace: Workspace, by: User) -> CaseOutcomeReview:
    """开始成效评估：each goal with what was measured so far; the case goes on to 评估."""
    locked = lock_case(case.pk)
    plan = approved_plan(locked)
    rules.can_review(workspace, by, locked, plan).require()
    if known := review_in_work(locked):
        return known
    review: CaseOutcomeReview = CaseOutcomeReview.objects.create(
        station_id=locked.station_id,
        case=locked,
        plan=plan,
        reviewed_on=clock.today(),
        author=by,
    )
    GoalResult.objects.bulk_create(
        GoalResult(station_id=locked.station_id, case=locked, review=review, **_so_far(each))
        for each in progress_of(plan)
    )
    if locked.stage in BEFORE_REVIEW:
        change(locked, {"stage": CaseStage.REVIEW})
    audit.record("outcome.begun", target=locked, by=by)
    return review


@transaction.atomic
def edit_review(
    *,
    review: CaseOutcomeReview,
    values: Mapping[str, Any],
    results: Mapping[UUID, Mapping[str, Any]],
    seen_at: dt.datetime | None,
    workspace: Workspace,
    by: User,
) -> CaseOutcomeReview:
    """填写成效评估。`results` are the values by the key of each goal's result."""
    case = lock_case(review.case_id)
    locked = lock(review)
    rules.can_review(workspace, by, case, locked.plan).require()
    rules.is_in_work(locked).require()
    require_unchanged(locked, seen_at, phrases.CASE_CHANGED)
    if values["reviewed_on"] > clock.today():
        raise RefusedError("评估日期不能晚于今天。", field="reviewed_on")
    changed = [
        name
        for result in results_of(locked)
        if result.pk in results
        for name in change(result, results[result.pk])
    ]
    if change(locked, values) or changed:
        audit.record("outcome.edited", target=case, by=by)
    return locked


@transaction.atomic
def sign_review(*, review: CaseOutcomeReview, workspace: Workspace, by: User) -> CaseOutcomeReview:
    """签署成效评估。"""
    case = lock_case(review.case_id)
    locked = lock(review)
    rules.can_review(workspace, by, case, locked.plan).require()
    results = results_of(locked)
    rules.can_sign(locked, results).require(field="")
    locked.signed_at, locked.author = clock.now(), by
    locked.digest = digest(review_content(locked, results))
    locked.save(update_fields=["signed_at", "author", "digest", "updated_at"])
    audit.record("outcome.signed", target=case, by=by)
    return locked


def _so_far(progress: GoalProgress) -> dict[str, Any]:
    """Return what is known of a goal: 前测 is the baseline or the first value measured."""
    first = progress.measurements[0].value if progress.measurements else None
    before = progress.goal.baseline if progress.goal.baseline is not None else first
    return {
        "goal": progress.goal,
        "before": before if progress.takes_values else None,
        "after": progress.last if progress.takes_values else None,
        "percent": progress.percent,
        "achieved": True if progress.percent == ACHIEVED else None,
    }
