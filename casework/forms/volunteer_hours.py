"""Input about what volunteers learned and did."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from casework.forms.steps import DayField
from casework.models import CommunityActivity, Volunteer
from casework.phrases import volunteers as phrases
from casework.rules.volunteers import MOST_MINUTES
from casework.selectors.volunteers import recent_activities
from casework.services.volunteer_hours import HoursValues
from core import clock
from core.forms import KeyField, NamingForm


def minutes_field(**options: Any) -> forms.IntegerField:
    """How long somebody served, at the most a day."""
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), phrases.MINUTES_WRONG)
    return forms.IntegerField(min_value=1, max_value=MOST_MINUTES, error_messages=wrong, **options)


class TrainingForm(NamingForm):
    """志愿者培训。"""

    id = KeyField()
    title = forms.CharField(label="培训内容", max_length=80)
    held_on = DayField("日期")
    hours = forms.DecimalField(
        label="学时", min_value=0, max_value=200, max_digits=4, decimal_places=1
    )
    result = forms.CharField(label="结果", required=False, max_length=60)

    def values(self) -> dict[str, Any]:
        """Return what was filled in, under the names of the service."""
        typed = dict(self.cleaned_data)
        return {"training_id": typed.pop("id"), **typed}


class HoursForm(NamingForm):
    """登记时长：of an activity, or of a single service."""

    id = KeyField()
    served_on = DayField(
        "服务日期", required=False, help_text="选了活动的，按活动那天登记，这里不用填。"
    )
    minutes = minutes_field(label="时长（分钟）", initial=120)
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


class ActivityHoursForm(NamingForm):
    """志愿者时长 of one activity: who served, and for how long; what they did is said once."""

    content = forms.CharField(label="服务内容", max_length=120)

    def __init__(
        self, *args: Any, volunteers: Sequence[Volunteer], minutes: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.volunteers = volunteers
        for each in volunteers:
            self.fields[f"served_{each.pk.hex}"] = forms.BooleanField(label="参加", required=False)
            self.fields[f"minutes_{each.pk.hex}"] = minutes_field(
                label="分钟", required=False, initial=minutes
            )

    @property
    def lines(self) -> list[tuple[Volunteer, forms.BoundField, forms.BoundField]]:
        """Return the volunteers with the two fields of each."""
        return [
            (each, self[f"served_{each.pk.hex}"], self[f"minutes_{each.pk.hex}"])
            for each in self.volunteers
        ]

    def clean(self) -> dict[str, Any]:
        """Whoever is ticked has minutes, and somebody is ticked."""
        cleaned = super().clean() or self.cleaned_data
        ticked = [each.pk.hex for each in self.volunteers if cleaned.get(f"served_{each.pk.hex}")]
        if not ticked:
            self.add_error(None, phrases.NOBODY_CHOSEN)
        for key in ticked:
            if cleaned.get(f"minutes_{key}", 0) is None:
                self.add_error(f"minutes_{key}", phrases.MINUTES_WRONG)
        return cleaned

    def minutes(self) -> dict[UUID, int]:
        """Return who served, and for how long."""
        data = self.cleaned_data
        return {
            each.pk: data[f"minutes_{each.pk.hex}"]
            for each in self.volunteers
            if data[f"served_{each.pk.hex}"]
        }


class ActivityField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """An activity, with its day."""

    def label_from_instance(self, obj: CommunityActivity) -> str:
        """Return day and name."""
        return f"{timezone.localdate(obj.starts_at):%Y-%m-%d} {obj.name}"
