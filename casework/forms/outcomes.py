"""Forms of the outcome review, the closure and the follow-up."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from casework.enums.cases import ClosureReason, GoalMeasure
from casework.enums.visits import VisitWay
from casework.forms.case_fields import KeyedForm, Paragraphs, PointsField, SeenForm, ValueField
from casework.forms.record_fields import PlanField
from casework.forms.steps import DayField
from casework.models import Case, CaseOutcomeReview, GoalResult
from casework.rules.measures import percent_of_satisfaction, percent_of_way
from casework.selectors.plans import plan_choices
from casework.services.follow_ups import FollowUpValues
from core import clock
from core.forms import NamingForm

YES_NO = (("yes", "已达成"), ("no", "未达成"))
POINTS = [("", "未评"), *((str(point), f"{point} 分") for point in range(1, 6))]
MEASURED = {GoalMeasure.BASELINE: ValueField, GoalMeasure.SATISFACTION: PointsField}
MAINTAINED = (("", "不清楚"), ("yes", "保持"), ("no", "没有保持"))


class ReviewForm(SeenForm):
    """成效评估：its own fields, and for each goal 介入前、介入后、是否达成、说明."""

    reviewed_on = DayField("评估日期")
    client_view = Paragraphs("服务对象自评")
    satisfaction = forms.TypedChoiceField(
        label="服务对象满意度",
        required=False,
        choices=POINTS,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    worker_view = Paragraphs("社工评估")
    summary = Paragraphs("总结", rows=4)

    def __init__(
        self, *args: Any, review: CaseOutcomeReview, results: Sequence[GoalResult], **options: Any
    ) -> None:
        super().__init__(*args, row=review, **options)
        self.results = results
        for result in results:
            self._add(result)

    @property
    def goals(self) -> list[tuple[GoalResult, list[BoundField]]]:
        """Each goal with its fields."""
        return [
            (result, [self[name] for name in self._names(result) if name in self.fields])
            for result in self.results
        ]

    def own_values(self) -> dict[str, Any]:
        """Return what the review itself keeps."""
        names = ("reviewed_on", "client_view", "satisfaction", "worker_view", "summary")
        return {name: self.cleaned_data[name] for name in names}

    def result_values(self) -> dict[UUID, dict[str, Any]]:
        """Return what each result keeps; the percentage follows from the values."""
        return {result.pk: self._values(result) for result in self.results}

    def _add(self, result: GoalResult) -> None:
        before, after, achieved, comment = self._names(result)
        if field := MEASURED.get(GoalMeasure(result.goal.measure)):
            self.fields[before] = field("介入前", required=False, initial=result.before)
            self.fields[after] = field("介入后", required=False, initial=result.after)
        known: dict[bool | None, str] = {True: "yes", False: "no"}
        self.fields[achieved] = forms.ChoiceField(
            label="是否达成",
            required=False,
            choices=YES_NO,
            initial=known.get(result.achieved, ""),
            widget=forms.RadioSelect,
        )
        self.fields[comment] = Paragraphs("说明", rows=2, initial=result.comment)

    def _names(self, result: GoalResult) -> list[str]:
        return [f"{name}_{result.pk.hex}" for name in ("before", "after", "achieved", "comment")]

    def _values(self, result: GoalResult) -> dict[str, Any]:
        data = self.cleaned_data
        before, after, achieved, comment = self._names(result)
        values = {
            "achieved": {"yes": True, "no": False}.get(data[achieved]),
            "comment": data[comment],
        }
        if after not in data:
            return values
        goal = result.goal
        percent = (
            percent_of_satisfaction(data[after])
            if goal.measure == GoalMeasure.SATISFACTION
            else percent_of_way(data[before], goal.target, data[after])
        )
        return values | {"before": data[before], "after": data[after], "percent": percent}


class ClosureForm(KeyedForm):
    """申请结案。"""

    reason = forms.ChoiceField(
        label="结案原因", choices=ClosureReason.choices, widget=forms.RadioSelect
    )
    summary = Paragraphs("结案摘要", rows=5, required=True)
    remaining = Paragraphs("遗留问题")
    follow_up_on = DayField(
        "首次回访日期", required=False, help_text="目标达成、本人要求终止或转介的，须安排回访。"
    )
    follow_up_plan = Paragraphs("跟进计划")


class FollowUpForm(NamingForm):
    """回访。"""

    done_on = DayField("回访日期", initial=clock.today)
    way = forms.ChoiceField(
        label="方式",
        choices=[(way.value, way.label) for way in (VisitWay.PHONE, VisitWay.HOME)],
        initial=VisitWay.PHONE,
        help_text="回访须电话或上门谈到本人或家人；只发消息的不算。",
        widget=forms.RadioSelect,
    )
    minutes = forms.IntegerField(label="时长（分钟）", min_value=1, max_value=1440, initial=20)
    situation = Paragraphs("现况", rows=5, required=True)
    maintained = forms.ChoiceField(
        label="目标是否保持", required=False, choices=MAINTAINED, widget=forms.RadioSelect
    )
    should_reopen = forms.BooleanField(
        label="建议重开个案", required=False, help_text="由站长或督导决定。"
    )
    next_on = DayField("下次回访日期", required=False)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = plan_choices(station_id=case.station_id, on=clock.today())
        here = f"{case.project_id}:{case.item_id}"
        self.fields["plan"] = PlanField(
            label="计入项目",
            station_id=case.station_id,
            choices=choices,
            initial=here,
            error_messages={"required": "请选择计入的项目和条目。"},
        )

    def values(self) -> FollowUpValues:
        """Return what was filled in."""
        data = self.cleaned_data
        return FollowUpValues(
            done_on=data["done_on"],
            way=VisitWay(data["way"]),
            minutes=data["minutes"],
            situation=data["situation"],
            maintained={"yes": True, "no": False}.get(data["maintained"]),
            should_reopen=data["should_reopen"],
            plan=data["plan"],
            next_on=data["next_on"],
        )
