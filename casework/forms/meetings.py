"""Input about residents' meetings and incubated organisations."""

from typing import Any, ClassVar

from django import forms

from casework.enums.communities import ResolutionState
from casework.forms.record_fields import PlanField
from casework.forms.rows import RowForm, RowMeta
from casework.models import (
    CommunityMeeting,
    IncubatedOrganisation,
    MeetingResolution,
    OrganisationGrowth,
)
from casework.models.records import MINUTES_IN_A_DAY
from casework.rules import MOST_ANONYMOUS
from casework.selectors.plans import plan_choices
from core import clock

USUAL_MINUTES = 90


class MeetingForm(RowForm):
    """记录居民会议。"""

    parts: ClassVar = (
        ("会议", ("title", "community", "method", "held_on", "minutes", "place", "plan")),
        ("参加人", ("participant_count", "participants")),
        ("内容", ("agenda", "discussion")),
    )

    class Meta(RowMeta):
        model = CommunityMeeting
        fields: tuple[str, ...] = (
            "title", "community", "method", "held_on", "place",
            "participants", "participant_count", "agenda", "discussion",
        )  # fmt: skip
        help_texts: ClassVar = {
            "participants": "如“居民代表 9 人、居委会 2 人、物业 1 人”，不必写全名。",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["held_on"].initial = clock.today
        self.fields["participant_count"] = forms.IntegerField(
            label="参加人数",
            min_value=1,
            max_value=MOST_ANONYMOUS,
            error_messages={"min_value": "参加人数至少 1 人。"},
        )
        self.fields["minutes"] = forms.IntegerField(
            label="时长（分钟）", min_value=1, max_value=MINUTES_IN_A_DAY, initial=USUAL_MINUTES
        )
        station_id = self.workspace.station_id or 0
        self.fields["plan"] = PlanField(
            label="计入项目",
            station_id=station_id,
            choices=lambda: [
                ("", "请选择"),
                *plan_choices(station_id=station_id, on=clock.today()),
            ],
            error_messages={"required": "请选择计入的项目和条目。"},
        )


class MeetingEditForm(RowForm):
    """修改会议内容；日期、社区和人数以服务记录为准。"""

    reason = forms.CharField(
        label="更正理由",
        required=False,
        max_length=200,
        help_text="改动议题、地点、议程或讨论时填写，服务记录随之有新的一版，原来的也留着。",
    )

    class Meta(RowMeta):
        model = CommunityMeeting
        fields = ("title", "method", "place", "participants", "agenda", "discussion")

    def __init__(self, *args: Any, row: CommunityMeeting, **options: Any) -> None:
        super().__init__(*args, row=row, **options)
        if row.record is None:
            del self.fields["reason"]


class ResolutionForm(RowForm):
    """登记决议。"""

    class Meta(RowMeta):
        model = MeetingResolution
        fields: tuple[str, ...] = ("content", "responsible", "due_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["content"].required = True


class ResolutionEditForm(ResolutionForm):
    """修改决议，更新进展。"""

    class Meta(ResolutionForm.Meta):
        fields = ("content", "responsible", "due_on", "state", "settled_on", "result")

    def clean(self) -> dict[str, Any]:
        """What is settled says how it ended."""
        data = super().clean() or self.cleaned_data
        settled = data.get("state") not in (None, "", ResolutionState.OPEN)
        if settled and not data.get("result"):
            self.add_error("result", "请写明结果。")
        return data


class OrganisationForm(RowForm):
    """培育的社会组织。"""

    secret = "leader_phone"  # noqa: S105 -- the name of a field
    parts: ClassVar = (
        ("组织", ("name", "community", "field", "founded_on", "stage", "is_registered", "members")),
        ("负责人", ("leader", "leader_phone", "clear_phone", "backbones")),
        ("宗旨", ("purpose",)),
    )

    class Meta(RowMeta):
        model = IncubatedOrganisation
        fields = (
            "name", "community", "field", "founded_on", "stage", "is_registered", "members",
            "leader", "leader_phone", "backbones", "purpose",
        )  # fmt: skip


class GrowthForm(RowForm):
    """成长记录。"""

    class Meta(RowMeta):
        model = OrganisationGrowth
        fields = ("on", "stage", "members", "activities", "support", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = clock.today
