"""Forms of a service plan, and of measuring it."""

from typing import Any

from django import forms

from casework.enums.cases import GoalMeasure
from casework.forms.case_fields import (
    KeptForm,
    KeyedForm,
    Paragraphs,
    SeenForm,
    ValueField,
    kept_values,
)
from casework.forms.signoffs import SignOffForm
from casework.forms.steps import DayField
from casework.models import Case, PlanGoal, PlanStep
from casework.phrases.cases import POINTS_WRONG
from casework.rules.measures import SATISFIED
from casework.selectors.needs import needs_of_case
from core import clock
from core.forms import NamingForm, SeenField

SCORES = (
    ("0", "0 无进展"),
    ("1", "1 极少实现"),
    ("2", "2 部分实现"),
    ("3", "3 大体实现"),
    ("4", "4 全部实现"),
)
DECISIONS = (("approve", "批准"), ("return", "退回修改"))


class PlanForm(SeenForm):
    """服务计划的总的部分。"""

    overall_goal = Paragraphs("总目标", required=True)
    strategy = Paragraphs("策略与介入模式")
    frequency = forms.CharField(
        label="会谈频率", required=False, max_length=60, help_text="例如：每周一次，每次 50 分钟"
    )
    risk_plan = Paragraphs("风险预案")
    starts_on = DayField("开始日期", required=False)
    expected_close_on = DayField("预计结案日期", required=False)

    def clean(self) -> dict[str, Any]:
        """Hold the two days against each other."""
        super().clean()
        cleaned = self.cleaned_data
        begin, end = cleaned.get("starts_on"), cleaned.get("expected_close_on")
        if begin and end and end < begin:
            self.add_error("expected_close_on", "预计结案日期早于开始日期。")
        return cleaned


class RevisionForm(NamingForm):
    """修订计划。"""

    change_reason = forms.CharField(label="修订原因", max_length=200)


class GoalForm(KeptForm):
    """分目标。"""

    description = forms.CharField(
        label="目标", max_length=200, help_text="做得到、量得出、有期限：谁在什么时候之前达到什么。"
    )
    measure = forms.ChoiceField(
        label="测量方法",
        choices=GoalMeasure.choices,
        initial=GoalMeasure.TASKS,
        widget=forms.RadioSelect,
        help_text="任务完成情况按行动步骤评 0–4 分；基线测量要填基线和目标值。",
    )
    indicator = forms.CharField(
        label="测量什么", required=False, max_length=100, help_text="例如：每周出门次数"
    )
    unit = forms.CharField(label="单位", required=False, max_length=20)
    baseline = ValueField("基线", required=False)
    target = ValueField("目标值", required=False)
    due_on = DayField("期限", required=False)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["need"] = forms.ModelChoiceField(
            needs_of_case(case), label="对应的需求", required=False, empty_label="不对应"
        )
        self.order_fields(["id", "need"])

    def clean(self) -> dict[str, Any]:
        """A goal with a baseline says from where to where; satisfaction has five points."""
        super().clean()
        cleaned = self.cleaned_data
        measure = cleaned.get("measure")
        for name in ("baseline", "target"):
            value = cleaned.get(name)
            if value is None:
                if measure == GoalMeasure.BASELINE and name not in self.errors:
                    self.add_error(name, "用基线测量的目标，请填基线和目标值。")
            elif measure == GoalMeasure.SATISFACTION and not 1 <= value <= SATISFIED:
                self.add_error(name, POINTS_WRONG)
        return cleaned


class StepForm(KeptForm):
    """行动步骤。"""

    description = forms.CharField(label="内容", max_length=200)
    responsible = forms.CharField(label="责任人", required=False, max_length=40)
    resource = forms.CharField(label="所需资源", required=False, max_length=100)
    due_on = DayField("时限", required=False)


class MeasurementForm(NamingForm):
    """测量目标。"""

    taken_on = DayField("日期", initial=clock.today)
    value = ValueField("数值")
    note = forms.CharField(label="说明", required=False, max_length=200)


class ScoreForm(NamingForm):
    """评定步骤。"""

    seen_at = SeenField()
    score = forms.TypedChoiceField(
        label="完成情况", choices=SCORES, coerce=int, widget=forms.RadioSelect
    )


class ApprovalForm(SignOffForm):
    """审批：批准或退回，意见，密码。"""

    decision = forms.ChoiceField(
        label="审批结果", choices=DECISIONS, initial="approve", widget=forms.RadioSelect
    )
    field_order = ("decision", "note", "password")

    def values(self) -> dict[str, Any]:
        """Return whether it is a yes, the words to it, and the password."""
        data = self.cleaned_data
        approve = data["decision"] == "approve"
        return {"approve": approve, "note": data["note"], "password": data["password"]}


class ConferenceForm(KeyedForm):
    """个案会议。"""

    held_on = DayField("日期", initial=clock.today)
    participants = Paragraphs("参加人", rows=2, required=True)
    discussion = Paragraphs("讨论", rows=5)
    decisions = Paragraphs("决定", rows=3)


class NoteReadingForm(NamingForm):
    """批阅。"""

    seen_at = SeenField()
    comment = Paragraphs("批阅意见", rows=4, required=True)


def initial_of_goal(goal: PlanGoal) -> dict[str, Any]:
    """Return a goal as the form shows it."""
    names = ("need", "description", "measure", "indicator", "unit", "baseline", "target", "due_on")
    return kept_values(goal, names)


def initial_of_step(step: PlanStep) -> dict[str, Any]:
    """Return a step as the form shows it."""
    names = ("description", "responsible", "resource", "due_on")
    return kept_values(step, names)
