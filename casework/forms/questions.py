"""Questions of a form version as fields `q_<code>` of a Django form.

A form that asks is a subclass of `AsksQuestions`, calls `ask()` when it is made, shows
`casework/partials/_questions.html`, and hands on `answers_of(form)` when it is valid.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from casework.enums.questionnaires import QuestionType
from casework.models import QuestionSetVersion
from casework.rules.questions import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Answer,
    Question,
    check_answers,
    shown_answers,
)
from casework.selectors.questionnaires import questions_of

PREFIX = "q_"
CHOOSING = frozenset({QuestionType.ONE, QuestionType.YES_NO, QuestionType.SCALE})


class TypedField(forms.CharField):
    """An answer that is typed. The question itself judges it, once it is known to be asked."""

    def clean(self, value: Any) -> str:
        """Take it without the space around it."""
        return str(self.to_python(value) or "")


class ChosenField(forms.ChoiceField):
    """One of several."""

    def clean(self, value: Any) -> str:
        """Take it as it is."""
        return str(self.to_python(value))


class SeveralField(forms.MultipleChoiceField):
    """Some of several."""

    def clean(self, value: Any) -> list[str]:
        """Take them as they are."""
        return [
            each for each in self.to_python([value] if isinstance(value, str) else value) if each
        ]


@dataclass(frozen=True)
class AskedQuestion:
    """A question with its field on the page."""

    question: Question
    field: BoundField
    when: str = ""


@dataclass(frozen=True)
class AskedSection:
    """Questions under one heading."""

    title: str
    questions: list[AskedQuestion]


class AsksQuestions(forms.BaseForm):
    """A form that asks the questions of one version, of none by default."""

    asked_version: QuestionSetVersion | None = None
    asked_questions: list[Question] = []

    def ask(
        self, version: QuestionSetVersion | None, answers: Mapping[str, Any] | None = None
    ) -> None:
        """Add the fields of `version`, filled in with `answers`."""
        self.asked_version, self.asked_questions = version, questions_of(version)
        self.use_required_attribute = False  # what is not asked may stay empty
        for question in self.asked_questions:
            field = _field(question)
            if answers is not None:
                field.initial = answers.get(question.code)
            self.fields[PREFIX + question.code] = field

    def clean(self) -> dict[str, Any]:
        """Hold the answers against the questions that they call for."""
        cleaned = super().clean() or self.cleaned_data
        given = self._given(cleaned)
        has_begun = any(answer not in (None, "", []) for answer in given.values())
        if has_begun or self.must_answer(cleaned):
            for code, fault in check_answers(self.asked_questions, given).items():
                self.add_error(PREFIX + code, fault)
        return cleaned

    def must_answer(self, cleaned: Mapping[str, Any]) -> bool:
        """Whether the questions have to be answered at all."""
        return True

    @property
    def question_sections(self) -> list[AskedSection]:
        """What the page shows."""
        sections: list[AskedSection] = []
        known = {each.code: each for each in self.asked_questions}
        for question in self.asked_questions:
            if not sections or sections[-1].title != question.section:
                sections.append(AskedSection(question.section, []))
            asked = AskedQuestion(question, self[PREFIX + question.code], _when(question, known))
            sections[-1].questions.append(asked)
        return sections

    @property
    def has_answers(self) -> bool:
        """Whether anything is filled in, or wrong, at the moment."""
        names = [PREFIX + each.code for each in self.asked_questions]
        return any(self[name].value() not in (None, "", [], [""]) for name in names)

    def answers(self) -> dict[str, Answer]:
        """Return what was answered, once the form is valid."""
        return shown_answers(self.asked_questions, self._given(self.cleaned_data))

    def _given(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        return {each.code: cleaned.get(PREFIX + each.code) for each in self.asked_questions}


def add_questions(
    form: AsksQuestions,
    version: QuestionSetVersion | None,
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Add the questions of `version` to `form`."""
    form.ask(version, answers)


def answers_of(form: AsksQuestions) -> dict[str, Answer]:
    """Return what was answered in `form`, by the codes of the questions."""
    return form.answers()


def _field(question: Question) -> forms.Field:
    unit = f"（{question.unit}）" if question.unit else ""
    common: dict[str, Any] = {
        "label": question.label + unit,
        "required": question.required,
        "help_text": question.help,
    }
    if question.type in CHOOSING:
        return ChosenField(choices=question.options, widget=forms.RadioSelect, **common)
    if question.type is QuestionType.MANY:
        return SeveralField(choices=question.options, widget=forms.CheckboxSelectMultiple, **common)
    return TypedField(widget=_widget(question), **common)


def _widget(question: Question) -> forms.Widget:
    if question.type is QuestionType.LONG:
        return forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_TEXT})
    if question.type is QuestionType.NUMBER:
        bounds = {"min": question.min, "max": question.max}
        known = {name: f"{bound:g}" for name, bound in bounds.items() if bound is not None}
        return forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", **known})
    if question.type is QuestionType.DATE:
        return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.TextInput(attrs={"maxlength": LONGEST_LINE})


def _when(question: Question, known: Mapping[str, Question]) -> str:
    """Say when it is asked, for browsers without script."""
    if question.show_if is None:
        return ""
    asked = known[question.show_if.question]
    words = asked.text_of(list(question.show_if.one_of))
    return f"“{asked.label}”填“{words}”时填写"
