"""Forms of an assessment."""

from typing import Any

from django import forms

from casework.enums.cases import ProblemKind
from casework.enums.communities import InterventionLevel, NeedKind, Priority
from casework.forms.case_fields import (
    KeptForm,
    KeyedForm,
    Paragraphs,
    SeenForm,
    kept_values,
)
from casework.forms.questions import AsksQuestions, answers_of
from casework.forms.steps import DayField
from casework.models import Assessment, Problem


class AssessmentForm(AsksQuestions, SeenForm):
    """预估：the questions in use, strengths, theory, conclusion."""

    strengths = Paragraphs("优势与资源", help_text="本人和家庭做得到什么，身边有谁、有什么。")
    theory = Paragraphs("理论依据", rows=2)
    conclusion = Paragraphs("预估结论", rows=4)

    def __init__(self, *args: Any, assessment: Assessment, **options: Any) -> None:
        super().__init__(*args, row=assessment, **options)
        self.ask(assessment.form_version, assessment.answers)

    def values(self) -> dict[str, Any]:
        """Return what was filled in."""
        own = {name: self.cleaned_data[name] for name in ("strengths", "theory", "conclusion")}
        return own | {"answers": answers_of(self)}


class ProblemForm(KeptForm):
    """问题。"""

    kind = forms.ChoiceField(label="类别", choices=ProblemKind.choices)
    description = Paragraphs("问题", required=True)
    level = forms.ChoiceField(
        label="介入层面",
        choices=InterventionLevel.choices,
        initial=InterventionLevel.PERSON,
        widget=forms.RadioSelect,
    )
    priority = forms.ChoiceField(
        label="优先次序",
        choices=Priority.choices,
        initial=Priority.MEDIUM,
        widget=forms.RadioSelect,
    )
    resolved_on = DayField("解决日期", required=False)


class NeedForm(KeyedForm):
    """需求。"""

    kind = forms.ChoiceField(label="类别", choices=NeedKind.choices)
    description = forms.CharField(label="需求", max_length=200)
    priority = forms.ChoiceField(
        label="优先次序",
        choices=Priority.choices,
        initial=Priority.MEDIUM,
        widget=forms.RadioSelect,
    )


def initial_of_problem(problem: Problem) -> dict[str, Any]:
    """Return a problem as the form shows it."""
    names = ("kind", "description", "level", "priority", "resolved_on")
    return kept_values(problem, names)
