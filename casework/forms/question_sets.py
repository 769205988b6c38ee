"""Editing a question of a draft."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from casework.enums.questionnaires import QuestionType
from casework.forms.questions import AsksQuestions
from casework.models import QuestionSetVersion
from casework.phrases import questionnaires as phrases
from casework.rules.question_sets import choices_as_text, choices_from, new_code
from casework.rules.question_shapes import NEEDS_CHOICES, TYPES_WITH
from casework.rules.questions import Question, QuestionError, parse_questions
from casework.selectors.question_sets import survey_forms
from core.forms import KeyField, NamingForm, SeenField, show_refusal
from stations.forms.fields import PlainField
from stations.selectors.workspaces import Workspace

WHEN = "when_"


class QuestionForm(NamingForm):
    """一道题：choices one a line, the condition ticked among the choices of an earlier question.

    What does not apply to the type is hidden by script, and left out here.
    """

    seen_at = SeenField(required=False)
    label = forms.CharField(label="题目", max_length=120)
    type = forms.ChoiceField(
        label="题型",
        choices=QuestionType.choices,
        initial=QuestionType.TEXT,
        widget=forms.RadioSelect,
    )
    choices = forms.CharField(
        label="选项",
        help_text="一行写一个；要计分的在后面写“| 分值”，例如：能自理 | 2。"
        "单选和多选至少写两个，是否题和评分题可以不写。",
        error_messages={"required": phrases.CHOICES_MISSING},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    required = forms.BooleanField(label="必填", required=False)
    section = forms.CharField(
        label="分组",
        required=False,
        max_length=40,
        help_text="相邻、分组相同的题目排在一个小标题下。",
    )
    help = forms.CharField(label="填写说明", required=False, max_length=200)
    unit = forms.CharField(label="单位", required=False, max_length=10)
    min = forms.FloatField(label="最小值", required=False)
    max = forms.FloatField(label="最大值", required=False)
    use_required_attribute = False
    show_question = forms.ChoiceField(label="显示条件：前面的题目", required=False)

    def __init__(
        self, *args: Any, version: QuestionSetVersion, code: str = "", **options: Any
    ) -> None:
        self.version = version
        self.questions = parse_questions(version.questions)
        self.known = next((each for each in self.questions if each.code == code), None)
        self.code = code or new_code(self.questions)
        options.setdefault("initial", self._start())
        super().__init__(*args, **options)
        if self.is_bound:  # until then the type is open, and 选填 would be wrong for most
            self.fields["choices"].required = self["type"].value() in NEEDS_CHOICES
        field = self.fields["show_question"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "总是显示"), *((each.code, each.label) for each in self._earlier())]
        for each in self._earlier():
            self.fields[WHEN + each.code] = forms.MultipleChoiceField(
                label=f"“{each.label}”填了哪些才显示",
                choices=each.options,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        """Read it as a question beside the others."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        try:
            cleaned["values"] = self._values(cleaned)
            row = cleaned["values"] | {"code": self.code}
            rows = [each for each in self.version.questions if each["code"] != self.code]
            place = len(self._earlier(all_types=True))
            parse_questions([*rows[:place], row, *rows[place:]])
        except QuestionError as error:
            show_refusal(self, error)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The question as it is kept, without its code."""
        values: dict[str, Any] = self.cleaned_data["values"]
        return values

    @property
    def parts_of_types(self) -> list[tuple[BoundField, str]]:
        """The fields that only some types have, with these."""
        return [(self[name], " ".join(sorted(types))) for name, types in TYPES_WITH.items()]

    @property
    def conditions(self) -> list[tuple[str, BoundField]]:
        """The choices of the questions before this one, by the code of the question."""
        return [(each.code, self[WHEN + each.code]) for each in self._earlier()]

    def _start(self) -> dict[str, Any]:
        start: dict[str, Any] = {"seen_at": self.version.updated_at}
        if self.known is None:
            last = self.questions[-1] if self.questions else None
            return start | {"section": last.section if last else ""}
        start |= self.known.model_dump(exclude={"choices", "show_if", "code"})
        start["choices"] = choices_as_text(self.known.choices)
        if self.known.show_if is not None:
            asked = self.known.show_if.question
            start |= {"show_question": asked, WHEN + asked: self.known.show_if.one_of}
        return start

    def _earlier(self, *, all_types: bool = False) -> list[Question]:
        """Return the questions before this one that can be a condition."""
        codes = [each.code for each in self.questions]
        place = codes.index(self.code) if self.code in codes else len(codes)
        return [each for each in self.questions[:place] if all_types or each.options]

    def _values(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        plain = ("label", "type", "required", "section", "help", "unit", "min", "max")
        values: dict[str, Any] = {name: cleaned[name] for name in plain}
        known = self.known.choices if self.known else []
        values["choices"] = choices_from(cleaned["choices"], known)
        if asked := cleaned["show_question"]:
            if not cleaned[WHEN + asked]:
                raise QuestionError(phrases.CONDITION_MISSING, field=WHEN + asked)
            values["show_if"] = {"question": asked, "in": cleaned[WHEN + asked]}
        return {
            name: value
            for name, value in values.items()
            if cleaned["type"] in TYPES_WITH.get(name, QuestionType)
        }


class NewSurveyForm(NamingForm):
    """新建问卷。"""

    id = KeyField()
    title = PlainField(label="名称", max_length=60)
    basis = PlainField(
        label="依据", required=False, max_length=120, help_text="为什么问这些，或参考哪份文件。"
    )
    start = forms.ModelChoiceField(
        label="从哪份开始",
        queryset=QuestionSetVersion.objects.none(),
        required=False,
        empty_label="空白",
        help_text="带出那份的题目，再增减。",
    )

    def __init__(self, *args: Any, workspace: Workspace, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["start"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = survey_forms(workspace)


class PublishForm(NamingForm):
    """启用一版。"""

    note = forms.CharField(
        label="版本说明",
        required=False,
        max_length=200,
        help_text="改了什么、为什么，社工站看得到。",
    )


class PreviewForm(AsksQuestions, NamingForm):
    """What the station will see. Nothing is kept."""

    def __init__(self, *args: Any, version: QuestionSetVersion, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ask(version)
