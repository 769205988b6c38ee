"""Input about what volunteers learned and did, and why something is taken back."""

from typing import Any

from django import forms
from django.utils import timezone

from casework.forms.client_fields import KeyField
from casework.forms.steps import DayField
from casework.models import CommunityActivity
from casework.phrases import volunteers as phrases
from casework.rules.volunteers import MOST_MINUTES
from casework.selectors.volunteers import recent_activities
from casework.services.volunteer_hours import HoursValues
from core import clock
from core.forms import NamingForm
from core.ids import uuid7


class TrainingForm(NamingForm):
    """志愿者培训。"""

    id = KeyField(initial=uuid7)
    title = forms.CharField(label="培训内容", max_length=80)
    held_on = DayField("日期")
    hours = forms.DecimalField(
        label="学时", min_value=0, max_value=200, max_digits=4, decimal_places=1
    )
    result = forms.CharField(label="结果", required=False, max_length=60)


class HoursForm(NamingForm):
    """登记时长：of an activity, or of a single service."""

    id = KeyField(initial=uuid7)
    served_on = DayField(
        "服务日期", required=False, help_text="选了活动的，按活动那天登记，这里不用填。"
    )
    minutes = forms.IntegerField(
        label="时长（分钟）",
        min_value=1,
        max_value=MOST_MINUTES,
        initial=120,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), phrases.MINUTES_WRONG),
    )
    content = forms.CharField(label="服务内容", max_length=120)
    evaluation = forms.CharField(label="服务评价", required=False, max_length=60)

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.fields["activity"] = ActivityField(
            label="哪次活动",
            queryset=recent_activities(station_id, today),
            required=False,
            empty_label="不是活动，单次服务",
        )
        self.fields["served_on"].initial = today
        self.order_fields(["id", "activity", "served_on", "minutes", "content", "evaluation"])

    def clean(self) -> dict[str, Any]:
        """A single service has a day of its own."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("activity") and not cleaned.get("served_on") and not self.errors:
            self.add_error("served_on", phrases.DAY_MISSING)
        return cleaned

    def values(self) -> HoursValues:
        """Return what was filled in; an activity says its own day."""
        data = self.cleaned_data
        activity = data["activity"]
        day = timezone.localdate(activity.starts_at) if activity else data["served_on"]
        return HoursValues(
            served_on=day,
            minutes=data["minutes"],
            content=data["content"],
            evaluation=data["evaluation"],
            activity=activity,
        )


class ActivityField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """An activity, with its day."""

    def label_from_instance(self, obj: CommunityActivity) -> str:
        """Return day and name."""
        return f"{timezone.localdate(obj.starts_at):%m-%d} {obj.name}"


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label="原因", max_length=100, error_messages={"required": phrases.REASON_MISSING}
    )
