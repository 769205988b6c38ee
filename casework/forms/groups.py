"""Input about groups: the plan. Members, sessions and results have modules of their own."""

from typing import Any

from django import forms

from casework.enums.groups import GroupNature
from casework.forms.record_fields import PlanField
from casework.forms.steps import DayField
from casework.models import ServiceGroup
from casework.selectors.clients import communities_within
from casework.selectors.plans import plan_choices
from casework.services.groups import GroupValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from projects.models import ProjectItem
from stations.models import Region
from stations.selectors.workspaces import Workspace

LONGEST = 4000


def paragraph(label: str, help_text: str = "", rows: int = 3, **options: Any) -> forms.CharField:
    """Several lines; what an approver needs is asked for when the plan is handed in."""
    options.setdefault("required", False)
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea({"rows": rows}),
        **options,
    )


class GroupForm(NamingForm):
    """小组计划书。What an approver needs may still be empty while it is a draft."""

    id = KeyField()
    seen_at = SeenField(required=False)
    name = forms.CharField(label="小组名称", max_length=60)
    nature = forms.ChoiceField(
        label="小组性质", choices=GroupNature.choices, initial=GroupNature.SUPPORT
    )
    community = forms.ModelChoiceField(
        Region.objects.none(), label="社区", required=False, empty_label="不限社区"
    )
    place = forms.CharField(label="地点", max_length=80, required=False)
    capacity = forms.IntegerField(label="人数上限", min_value=1, max_value=200, required=False)
    starts_on = DayField("开始日期", required=False)
    ends_on = DayField("结束日期", required=False)
    background = paragraph("背景与需求", "从哪里看出需要这个小组：探访、调查、居民提出。")
    theory = paragraph("理论依据", rows=2)
    goal = paragraph("小组目标", "总目标，以及怎样看得出达到了。")
    target = paragraph("对象与人数", rows=2)
    recruitment = paragraph("招募与筛选", "怎样通知、怎样面谈、哪些情况不适合入组。", rows=2)
    contract = paragraph("小组契约", "保密、准时、互相尊重；组员第一节一起商定，可再修改。", rows=2)
    difficulties = paragraph("可能的困难与应对", rows=2)
    evaluation = paragraph("评估方法", "前后测用什么量表，观察什么。", rows=2)

    def __init__(
        self, *args: Any, workspace: Workspace, station_id: int, group: ServiceGroup | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        if group is not None:
            kwargs["initial"] = _known(group) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].required = group is not None
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


def _known(group: ServiceGroup) -> dict[str, Any]:
    names = (name for name in GroupValues.__dataclass_fields__ if name not in {"plan", "community"})
    return {name: getattr(group, name) for name in names} | {
        "id": group.pk,
        "community": group.community_id,
        "plan": f"{group.project_id}:{group.item_id}",
        "seen_at": group.updated_at,
    }
