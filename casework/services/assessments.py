"""Writing and signing assessments, and the problems found."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.cases import CaseStage
from casework.enums.questionnaires import QuestionSetKind
from casework.models import Assessment, Case, Problem
from casework.phrases import cases as phrases
from casework.rules import assessments as rules
from casework.rules.signatures import digest
from casework.selectors.assessments import assessment_content, assessment_in_work, assessments_of
from casework.selectors.questionnaires import form_in_use
from casework.services.rows import change, insert, lock, lock_case, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged


@transaction.atomic
def begin_assessment(*, case: Case, workspace: Workspace, by: User) -> Assessment:
    """开始一版预估，带上前一版的内容；已有一版在填写的，就是它。"""
    locked = lock_case(case.pk)
    rules.can_assess(workspace, by, locked).require()
    if known := assessment_in_work(locked):
        return known
    form = form_in_use(kind=QuestionSetKind.ASSESSMENT, station=locked.station)
    if form is None:
        raise RefusedError(phrases.NO_ASSESSMENT_FORM)
    last = assessments_of(locked).first()
    assessment: Assessment = Assessment.objects.create(
        station_id=locked.station_id,
        case=locked,
        number=last.number + 1 if last else 1,
        form_version=form,
        answers=last.answers if last and last.form_version_id == form.pk else {},
        strengths=last.strengths if last else "",
        theory=last.theory if last else "",
        author=by,
    )
    audit.record("assessment.begun", target=locked, by=by)
    return assessment


@transaction.atomic
def edit_assessment(
    *,
    assessment: Assessment,
    values: Mapping[str, Any],
    seen_at: dt.datetime | None,
    workspace: Workspace,
    by: User,
) -> Assessment:
    """填写预估。"""
    case = lock_case(assessment.case_id)
    locked = lock(assessment)
    rules.can_assess(workspace, by, case).require()
    rules.is_in_work(locked).require()
    require_unchanged(locked, seen_at, phrases.CASE_CHANGED)
    if change(locked, values):
        audit.record("assessment.edited", target=case, by=by)
    return locked


@transaction.atomic
def sign_assessment(*, assessment: Assessment, workspace: Workspace, by: User) -> Assessment:
    """签署预估：freezes it, and the case goes on to 计划."""
    case = lock_case(assessment.case_id)
    locked = lock(assessment)
    rules.can_assess(workspace, by, case).require()
    rules.can_sign(locked).require()

    locked.signed_at, locked.author = clock.now(), by
    locked.digest = digest(assessment_content(locked))
    locked.save(update_fields=["signed_at", "author", "digest", "updated_at"])
    if case.stage == CaseStage.ASSESSMENT:
        change(case, {"stage": CaseStage.PLANNING})
    audit.record("assessment.signed", target=case, by=by)
    return locked


@transaction.atomic
def save_problem(
    *,
    case: Case,
    problem_id: UUID,
    values: Mapping[str, Any],
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> Problem:
    """填写一个问题：a new one under the key that the page made, or one that is known.

    Refused when somebody else changed the known one after `seen_at`.
    """
    locked = lock_case(case.pk)
    rules.can_assess(workspace, by, locked).require()
    if values["resolved_on"] and values["resolved_on"] > clock.today():
        raise RefusedError("解决日期不能晚于今天。", field="resolved_on")
    problem = made_before(Problem, problem_id, case_id=locked.pk)
    if problem is None:
        problem = insert(
            Problem(pk=problem_id, station_id=locked.station_id, case=locked, **values)
        )
    else:
        require_unchanged(problem, seen_at, phrases.CASE_CHANGED)
        change(problem, values)
    audit.record("problem.saved", target=locked, by=by)
    return problem
