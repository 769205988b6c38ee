"""Input about groups: the plan, members, sessions, measures, the end."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime

from casework.enums.groups import GroupNature, GroupStage
from casework.forms.client_fields import KeyField, with_value
from casework.forms.record_fields import ClientsField, PlanField
from casework.models import GroupMember, GroupSession, ServiceGroup
from casework.selectors.clients import communities_within
from casework.selectors.group_figures import MeasureResult
from casework.selectors.plans import plan_choices
from casework.services.group_results import SummaryValues
from casework.services.group_sessions import SessionValues
from casework.services.groups import GroupValues
from core import clock
from core.ids import uuid7
from projects.models import ProjectItem
from stations.models import Region
from stations.selectors.workspaces import Workspace

LONGEST = 4000
STAGES = [
    (stage.value, stage.label)
    for stage in (GroupStage.FORMING, GroupStage.TRANSITION, GroupStage.MATURE, GroupStage.ENDING)
]


def _text(label: str, help_text: str = "", rows: int = 3, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea({"rows": rows}),
        **options,
    )


def _day(label: str, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    field = forms.DateField(label=label, required=required, widget=widget)
    field.error_messages["invalid"] = "请填写有效的日期，如 2026-06-01。"
    return field


class GroupForm(forms.Form):
    """小组计划书。What an approver needs may still be empty while it is a draft."""

    id = KeyField(initial=uuid7)
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label="小组名称", max_length=60)
    nature = forms.ChoiceField(
        label="小组性质", choices=GroupNature.choices, initial=GroupNature.SUPPORT
    )
    community = forms.ModelChoiceField(
        Region.objects.none(), label="社区", required=False, empty_label="不限社区"
    )
    place = forms.CharField(label="地点", max_length=80, required=False)
    capacity = forms.IntegerField(label="人数上限", min_value=1, max_value=200, required=False)
    starts_on = _day("开始日期")
    ends_on = _day("结束日期")
    background = _text("背景与需求", "从哪里看出需要这个小组：探访、调查、居民提出。")
    theory = _text("理论依据", rows=2)
    goal = _text("小组目标", "总目标，以及怎样看得出达到了。")
    target = _text("对象与人数", rows=2)
    recruitment = _text("招募与筛选", "怎样通知、怎样面谈、哪些情况不适合入组。", rows=2)
    contract = _text("小组契约", "保密、准时、互相尊重；组员第一节一起商定，可再修改。", rows=2)
    difficulties = _text("可能的困难与应对", rows=2)
    evaluation = _text("评估方法", "前后测用什么量表，观察什么。", rows=2)

    def __init__(
        self, *args: Any, workspace: Workspace, station_id: int, group: ServiceGroup | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        if group is not None:
            kwargs["initial"] = _known(group) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        today = clock.today()
        community = self.fields["community"]
        assert isinstance(community, forms.ModelChoiceField)
        community.queryset = communities_within(workspace, today)
        plan = PlanField(station_id=station_id, label="计入项目")
        plan.choices = [("", "请选择"), *plan_choices(station_id=station_id, on=today)]
        plan.error_messages["required"] = "请选择计入的项目和条目。"
        self.fields["plan"] = plan
        if group is not None:
            plan.known = ProjectItem(
                station_id=group.station_id, project=group.project, item=group.item
            )
        self.order_fields(["id", "seen_at", "name", "nature", "plan"])

    def clean(self) -> dict[str, Any]:
        """Hold the days against each other."""
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "结束日期早于开始日期。")
        return self.cleaned_data

    def values(self) -> GroupValues:
        """Return what was filled in."""
        data = {name: self.cleaned_data[name] for name in GroupValues.__dataclass_fields__}
        told = {name: value.strip() for name, value in data.items() if isinstance(value, str)}
        return GroupValues(**(data | told))

    def seen(self) -> dt.datetime:
        """Return when the plan was read that this changes."""
        return parse_datetime(self.cleaned_data["seen_at"]) or clock.now()

    def see_again(self, group: ServiceGroup) -> None:
        """Let the next saving overwrite what stands there now."""
        self.data = with_value(self.data, "seen_at", group.updated_at.isoformat())


class ApplicantForm(forms.Form):
    """登记报名。"""

    id = KeyField(initial=uuid7)
    expectations = _text("期望", rows=2)

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clients"] = ClientsField(station_id=station_id, label="服务对象")
        self.fields["clients"].error_messages["required"] = "请选择报名的服务对象。"

    def clean_clients(self) -> Any:
        """One at a time: each is talked to on his own."""
        people = self.cleaned_data["clients"]
        if len(people) > 1:
            raise forms.ValidationError("一次登记一位。")
        return people


class ScreeningForm(forms.Form):
    """筛选面谈。"""

    expectations = _text("期望", rows=2)
    screening = _text("筛选面谈", "身体和精神状况、能否坚持、与其他组员是否相宜。")

    def __init__(self, *args: Any, member: GroupMember, **kwargs: Any) -> None:
        known = {"expectations": member.expectations, "screening": member.screening}
        super().__init__(*args, **kwargs | {"initial": known})


class ReasonForm(forms.Form):
    """Why. The service says what is missing."""

    reason = forms.CharField(label="原因", max_length=100, required=False)


class SessionForm(forms.Form):
    """节次计划。"""

    id = KeyField(initial=uuid7)
    number = forms.IntegerField(label="第几节", min_value=1, max_value=100)
    stage = forms.ChoiceField(label="阶段", choices=STAGES)
    title = forms.CharField(label="主题", max_length=60)
    planned_on = _day("日期", required=True)
    starts_at = forms.TimeField(
        label="开始时间",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text="填了时间，才能发现同一个人同时出席两场。",
    )
    minutes = forms.IntegerField(label="时长（分钟）", min_value=1, max_value=1440, initial=90)
    goal = _text("本节目标", rows=2)
    outline = _text("流程", "每一段做什么、多长时间、用什么材料。", rows=4)

    def __init__(self, *args: Any, session: GroupSession | None = None, **kwargs: Any) -> None:
        if session is not None:
            names = SessionValues.__dataclass_fields__
            known = {name: getattr(session, name) for name in names} | {"id": session.pk}
            kwargs["initial"] = known | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def values(self) -> SessionValues:
        """Return what was filled in."""
        data = {name: self.cleaned_data[name] for name in SessionValues.__dataclass_fields__}
        return SessionValues(**data)


class MeasureForm(forms.Form):
    """增加测量。"""

    id = KeyField(initial=uuid7)
    name = forms.CharField(label="测量什么", max_length=60, help_text="例如：孤独感量表得分")
    unit = forms.CharField(label="单位", max_length=20, required=False, initial="分")
    direction = forms.ChoiceField(
        label="方向",
        choices=[("up", "越高越好"), ("down", "越低越好")],
        initial="up",
        widget=forms.RadioSelect,
    )


class ScoresForm(forms.Form):
    """前后测：two numbers for each member."""

    def __init__(self, *args: Any, result: MeasureResult, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"prefix": f"m{result.measure.pk.hex}"})
        self.result = result
        for each in result.members:
            for when, known in (("before", each.before), ("after", each.after)):
                self.fields[f"{when}_{each.member.pk.hex}"] = forms.DecimalField(
                    label="前测" if when == "before" else "后测",
                    required=False,
                    max_digits=7,
                    decimal_places=2,
                    initial=known,
                    widget=forms.NumberInput(
                        attrs={"step": "any", "inputmode": "decimal", "class": "form-control"}
                    ),
                )

    def rows(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Return each member with his two fields."""
        return [
            (each, self[f"before_{each.member.pk.hex}"], self[f"after_{each.member.pk.hex}"])
            for each in self.result.members
        ]

    def scores(self) -> dict[Any, tuple[Decimal | None, Decimal | None]]:
        """Return what was filled in."""
        data = self.cleaned_data
        return {
            each.member.pk: (
                data[f"before_{each.member.pk.hex}"], data[f"after_{each.member.pk.hex}"]
            )
            for each in self.result.members
        }  # fmt: skip


class SummaryForm(forms.Form):
    """小组总结报告。"""

    summary = _text("目标达成", "对照计划的目标，达到了哪些，凭什么说。", rows=5)
    summary_recruitment = _text(
        "招募与出席", "招募和宣传、出席状况、时间长度和地点是否合适。", rows=4
    )
    summary_problems = _text("困难与建议", "遇到的困难、怎样处理、以后怎样做。", rows=4)

    def __init__(self, *args: Any, group: ServiceGroup, **kwargs: Any) -> None:
        known = {name: getattr(group, name) for name in SummaryValues.__dataclass_fields__}
        super().__init__(*args, **kwargs | {"initial": known})

    def values(self) -> SummaryValues:
        """Return what was filled in."""
        return SummaryValues(**self.cleaned_data)


def _known(group: ServiceGroup) -> dict[str, Any]:
    names = (name for name in GroupValues.__dataclass_fields__ if name not in {"plan", "community"})
    return {name: getattr(group, name) for name in names} | {
        "id": group.pk,
        "community": group.community_id,
        "plan": f"{group.project_id}:{group.item_id}",
        "seen_at": group.updated_at.isoformat(),
    }
