"""Reading assessments."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework.models import Assessment, Case, Problem
from casework.rules.signatures import digest
from core.errors import NotFoundError


def assessments_of(case: Case) -> QuerySet[Assessment]:
    """Return every version, the latest first."""
    rows: QuerySet[Assessment] = Assessment.objects.filter(case=case)
    return rows.select_related("author", "form_version__question_set").order_by("-number")


def assessment_in_work(case: Case) -> Assessment | None:
    """Return the version that is being written."""
    return assessments_of(case).filter(signed_at=None).first()


def problems_of(case: Case) -> QuerySet[Problem]:
    """Return the problems, the urgent ones first."""
    rows: QuerySet[Problem] = Problem.objects.filter(case=case)
    return rows.order_by("priority", "pk")


def get_problem(case: Case, *, pk: UUID) -> Problem:
    """Return a problem of the case."""
    problem: Problem | None = Problem.objects.filter(case=case, pk=pk).first()
    if problem is None:
        raise NotFoundError("没有找到这个问题。")
    return problem


def assessment_content(assessment: Assessment) -> dict[str, Any]:
    """Return what the author signs."""
    return {
        "case": str(assessment.case_id),
        "number": assessment.number,
        "form_version": str(assessment.form_version_id),
        "answers": assessment.answers,
        "strengths": assessment.strengths,
        "theory": assessment.theory,
        "conclusion": assessment.conclusion,
    }


def assessment_is_intact(assessment: Assessment) -> bool:
    """Tell whether it still says what was signed; one in work is as it is."""
    if assessment.signed_at is None:
        return True
    return assessment.digest == digest(assessment_content(assessment))
