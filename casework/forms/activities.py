"""Input of community activities: the plan and the report."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from casework import rules
from casework.enums.groups import ActivityKind
from casework.forms.questions import AsksQuestions, add_questions, answers_of
from casework.forms.record_fields import (
    PlanField,
    SeveralFilesField,
    SeveralFilesInput,
)
from casework.forms.steps import DayField
from casework.models import CommunityActivity, QuestionSetVersion
from casework.phrases import activities as phrases
from casework.selectors.clients import communities_within, workers_within
from casework.selectors.plans import plan_choices
from casework.services.activities import ActivityValues
from casework.services.activity_reports import ReportValues
from core import clock
from core.files import ALLOWED_SUFFIXES
from core.forms import KeyField, NamingForm, SeenField
from stations.models import Region, StationFile
from stations.selectors.workspaces import Workspace

MOMENT = "%Y-%m-%dT%H:%M"
LONGEST = 2000
PLACE_EXAMPLE = "如“铭新社区党群服务中心二楼”"


def paragraph(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    """Several lines that nobody must fill in."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea({"rows": rows}),
    )


def time_field(label: str) -> forms.TimeField:
    """A time of day."""
    return forms.TimeField(
        label=label, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )


class ActivityForm(NamingForm):
    """活动计划：what, when, where, for how many, and how it is prepared."""

    id = KeyField()
    seen_at = SeenField(required=False)
    name = forms.CharField(label="活动名称", max_length=60)
    kind = forms.ChoiceField(label="种类", choices=ActivityKind.choices)
    occasion = forms.CharField(
        label="节日或纪念日", required=False, max_length=40, help_text="如“重阳节”“国际志愿者日”。"
    )
    starts_on = DayField("日期")
    starts_at = time_field("开始")
    ends_at = time_field("结束")
    place = forms.CharField(
        label="地点", max_length=80, widget=forms.TextInput({"placeholder": PLACE_EXAMPLE})
    )
    community = forms.ModelChoiceField(
        label="社区", queryset=Region.objects.none(), required=False, empty_label="全站范围"
    )
    worker = forms.ModelChoiceField(
        label="负责社工", queryset=User.objects.none(), empty_label=None
    )
    needs_sign_up = forms.BooleanField(label="需要报名", required=False, initial=True)
    capacity = forms.IntegerField(
        label="名额（人）", required=False, min_value=1, max_value=5000, help_text="不填即不限。"
    )
    takes_waiting = forms.BooleanField(label="额满后可以候补", required=False, initial=True)
    sign_up_until = forms.DateTimeField(
        label="报名截止",
        required=False,
        input_formats=[MOMENT, "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"}),
        help_text="不填即到活动开始为止。",
    )
    invitation = paragraph("报名页上的说明", "居民会看到，不要写个人信息。")
    goal = paragraph("目的", rows=2)
    flow = paragraph("流程")
    duties = paragraph("人员分工", "如“签到：张社工；主持：李社工；摄影：志愿者两名”。")
    partners = paragraph("合作单位", rows=2)
    materials = paragraph("物资", rows=2)
    risk_plan = paragraph("风险与预案")

    def __init__(
        self,
        *args: Any,
        workspace: Workspace,
        activity: CommunityActivity | None = None,
        **kwargs: Any,
    ) -> None:
        today = clock.today()
        kwargs["initial"] = _initial(activity, workspace) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].required = activity is not None
        assert workspace.station_id is not None
        self.station_id = workspace.station_id
        self.fields["plan"] = PlanField(
            label="计入项目",
            station_id=self.station_id,
            choices=lambda: [
                ("", "请选择"),
                *plan_choices(station_id=self.station_id, on=self._day(today)),
            ],
            error_messages={"required": "请选择计入的项目和条目。"},
        )
        self._choose("community", communities_within(workspace, today))
        self._choose("worker", workers_within(workspace, today))

    def clean(self) -> dict[str, Any]:
        """Put day and times together, and hold them against each other."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("starts_on")
        for name in ("starts_at", "ends_at"):
            if day and cleaned.get(name):
                cleaned[name] = timezone.make_aware(dt.datetime.combine(day, cleaned[name]))
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if day and starts and ends and ends <= starts:
            self.add_error("ends_at", phrases.TIMES_REVERSED)
        return cleaned

    def values(self) -> ActivityValues:
        """Return what was filled in."""
        typed = dict(self.cleaned_data)
        for name in ("id", "seen_at", "starts_on"):
            typed.pop(name)
        plan_item, flow = typed.pop("plan"), typed.pop("flow")
        return ActivityValues(plan_item=plan_item, plan=flow, **typed)

    def _day(self, today: dt.date) -> dt.date:
        typed = self["starts_on"].value()
        try:
            return dt.date.fromisoformat(str(typed))
        except ValueError:
            return today

    def _choose(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


class ReportForm(AsksQuestions, NamingForm):
    """活动总结：what happened, and the questions in use."""

    content = forms.CharField(
        label="活动过程与成效",
        max_length=rules.MOST_CONTENT,
        widget=forms.Textarea({"rows": 8}),
        help_text="怎样开展、居民的反应、达到了什么；不写居民的隐私。",
        error_messages={"required": phrases.REPORT_MISSING},
    )
    next_step = forms.CharField(label="不足与下一步", required=False, max_length=200)
    files = SeveralFilesField(  # type: ignore[assignment]  # -- the name of the field on the page
        label="照片和文件",
        required=False,
        help_text="不是必填项。可以一次选几个，照片里的拍摄位置会去掉。",
        widget=SeveralFilesInput(attrs={"accept": ",".join(ALLOWED_SUFFIXES)}),
    )

    def __init__(self, *args: Any, version: QuestionSetVersion | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_questions(self, version)

    def values(self, kept: tuple[StationFile, ...] = ()) -> ReportValues:
        """Return what was filled in, with the files that were kept."""
        return ReportValues(
            content=self.cleaned_data["content"],
            next_step=self.cleaned_data["next_step"],
            files=kept,
            form_version=self.asked_version,
            answers=answers_of(self),
        )


def _initial(activity: CommunityActivity | None, workspace: Workspace) -> dict[str, Any]:
    if activity is None:
        return {"worker": workspace.user_id}
    starts, ends = (timezone.localtime(each) for each in (activity.starts_at, activity.ends_at))
    names = (
        "name", "kind", "occasion", "place", "needs_sign_up", "capacity", "takes_waiting",
        "sign_up_until", "invitation", "goal", "duties", "partners", "materials", "risk_plan",
    )  # fmt: skip
    return {name: getattr(activity, name) for name in names} | {
        "id": activity.pk,
        "seen_at": activity.updated_at,
        "starts_on": starts.date(),
        "starts_at": starts.time(),
        "ends_at": ends.time(),
        "community": activity.community_id,
        "worker": activity.worker_id,
        "plan": f"{activity.project_id}:{activity.item_id}",
        "flow": activity.plan,
    }
