"""Input about volunteers, their trainings, hours and points."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from casework import phrases as common
from casework.enums import Sex
from casework.enums.visits import VolunteerState
from casework.forms.client_fields import (
    BirthDateField,
    KeyField,
    NameField,
    NumberField,
    PhoneField,
    sex_field,
)
from casework.forms.record_fields import ClientsField
from casework.forms.records import CommunityField
from casework.models import CommunityActivity, Reward, Volunteer
from casework.phrases import volunteers as phrases
from casework.rules.volunteers import MOST_MINUTES
from casework.selectors.clients import communities_within
from casework.selectors.points import offered_rewards
from casework.selectors.volunteers import recent_activities
from casework.services.rewards import RewardValues
from casework.services.volunteer_hours import HoursValues
from casework.services.volunteers import VolunteerValues
from core import clock
from core.ids import uuid7
from core.masking import mask_id_number, mask_phone
from stations.models import Region
from stations.selectors.workspaces import Workspace

SEPARATORS = re.compile(r"[、,，;；\s]+")
SYSTEM = ("id", "seen_at")
MOST_SKILLS, LONGEST_SKILL = 8, 20
UNCHANGED = "不改就留空，现为 {}"


class SeenField(forms.CharField):
    """The moment at which a row was as the form shows it."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)

    def clean(self, value: Any) -> dt.datetime | None:
        """Return the moment; nothing for a new row."""
        text = super().clean(value)
        if not text:
            return None
        try:
            seen_at = parse_datetime(text)
        except ValueError:
            seen_at = None
        if seen_at is None or seen_at.tzinfo is None:
            raise forms.ValidationError(common.PAGE_OUTDATED)
        return seen_at


def day_field(label: str, *, required: bool = True) -> forms.DateField:
    """A calendar day."""
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class VolunteerForm(forms.Form):
    """登记志愿者。What is masked is not filled in: left empty, it stays as it is."""

    id = KeyField(initial=uuid7)
    seen_at = SeenField()
    name = NameField()
    sex = sex_field()
    born_on = BirthDateField()
    identifier = NumberField(label="居民身份证号", required=False, max_length=32)
    phone = PhoneField(label="联系电话", required=False, max_length=30)
    is_another = forms.BooleanField(label="不是同一人，照样登记", required=False)
    community = CommunityField(
        label="所在社区", queryset=Region.objects.none(), required=False, empty_label="未填写"
    )
    skills = forms.CharField(
        label="特长", required=False, max_length=160, help_text="用顿号分开，如“理发、量血压”。"
    )
    available = forms.CharField(
        label="可服务时间", required=False, max_length=60, help_text="如“周末”“工作日下午”。"
    )
    national_number = forms.CharField(
        label="全国志愿服务信息系统编号", required=False, max_length=40
    )
    state = forms.ChoiceField(
        label="状态", choices=VolunteerState.choices, initial=VolunteerState.ACTIVE
    )

    def __init__(
        self,
        *args: Any,
        workspace: Workspace,
        volunteer: Volunteer | None = None,
        **kwargs: Any,
    ) -> None:
        self.volunteer = volunteer
        kwargs["initial"] = _initial(volunteer) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        community = self.fields["community"]
        assert isinstance(community, forms.ModelChoiceField)
        community.queryset = communities_within(workspace, clock.today())
        assert workspace.station_id is not None
        self.fields["clients"] = ClientsField(
            label="是本站服务对象", station_id=workspace.station_id, required=False
        )
        for name in ("identifier", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        if volunteer is None:
            del self.fields["state"]
        else:
            self._mask("identifier", mask_id_number(volunteer.identifier))
            self._mask("phone", mask_phone(volunteer.phone))

    def clean_skills(self) -> tuple[str, ...]:
        """Take the words apart."""
        skills = [each for each in SEPARATORS.split(self.cleaned_data["skills"]) if each]
        if len(skills) > MOST_SKILLS or any(len(each) > LONGEST_SKILL for each in skills):
            raise forms.ValidationError(f"最多 {MOST_SKILLS} 项，每项不超过 {LONGEST_SKILL} 个字。")
        return tuple(dict.fromkeys(skills))

    def clean_clients(self) -> Any:
        """One person is one client."""
        clients = self.cleaned_data["clients"]
        if len(clients) > 1:
            raise forms.ValidationError("只能选一位。")
        return clients

    def values(self) -> VolunteerValues:
        """Return what was filled in; a sealed field left empty is left alone."""
        data = self.cleaned_data
        keeps = self.volunteer is not None
        return VolunteerValues(
            name=data["name"],
            sex=data["sex"] or Sex.UNKNOWN,
            born_on=data["born_on"],
            client=data["clients"][0] if data["clients"] else None,
            community=data["community"],
            identifier=data["identifier"] or (None if keeps else ""),
            phone=data["phone"] or (None if keeps else ""),
            national_number=data["national_number"].strip(),
            skills=data["skills"],
            available=data["available"].strip(),
            state=data.get("state", VolunteerState.ACTIVE),
        )

    def _mask(self, name: str, masked: str) -> None:
        if masked:
            self.fields[name].help_text = UNCHANGED.format(masked)


class TrainingForm(forms.Form):
    """志愿者培训。"""

    id = KeyField(initial=uuid7)
    title = forms.CharField(label="培训内容", max_length=80)
    held_on = day_field("日期")
    hours = forms.DecimalField(
        label="学时", min_value=0, max_value=200, max_digits=4, decimal_places=1
    )
    result = forms.CharField(label="结果", required=False, max_length=60)


class HoursForm(forms.Form):
    """登记时长：of an activity, or of a single service."""

    id = KeyField(initial=uuid7)
    served_on = day_field("服务日期", required=False)
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

    def values(self) -> HoursValues:
        """Return what was filled in; an activity says its own day."""
        data = self.cleaned_data
        activity = data["activity"]
        day = timezone.localdate(activity.starts_at) if activity else data["served_on"]
        return HoursValues(
            served_on=day or clock.today(),
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


class RedeemForm(forms.Form):
    """兑换。"""

    id = KeyField(initial=uuid7)

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reward"] = RewardField(
            label="兑换项目",
            queryset=offered_rewards(station_id, clock.today()),
            empty_label=None,
            error_messages={"required": "请选择兑换项目。", "invalid_choice": phrases.OUT_OF_STOCK},
        )


class RewardField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """A reward, with its price and what is left."""

    def label_from_instance(self, obj: Reward) -> str:
        """Return name, points and stock."""
        left = f"，余 {obj.stock}" if obj.stock is not None else ""
        return f"{obj.name}（{obj.points} 分{left}）"


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label="原因", max_length=100, error_messages={"required": phrases.REASON_MISSING}
    )


class RewardForm(forms.Form):
    """兑换项目。"""

    id = KeyField(initial=uuid7)
    seen_at = SeenField()
    name = forms.CharField(label="名称", max_length=60)
    points = forms.IntegerField(label="所需积分", min_value=1, max_value=100000)
    stock = forms.IntegerField(
        label="库存", required=False, min_value=0, max_value=100000, help_text="不填即不限。"
    )
    provider = forms.CharField(
        label="提供方", required=False, max_length=60, help_text="如“社区合作商户”。"
    )
    valid_to = day_field("有效期止", required=False)
    note = forms.CharField(
        label="说明", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, reward: Reward | None = None, **kwargs: Any) -> None:
        if reward is not None:
            names = ("name", "points", "stock", "provider", "valid_to", "note")
            kwargs["initial"] = {name: getattr(reward, name) for name in names} | {
                "id": reward.pk,
                "seen_at": reward.updated_at.isoformat(),
            }
        super().__init__(*args, **kwargs)

    def values(self) -> RewardValues:
        """Return what was filled in."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in SYSTEM}
        return RewardValues(**typed)


class ExportForm(forms.Form):
    """导出：with numbers and phones only for a stated use."""

    in_full = forms.BooleanField(label="含完整证件号码、电话和出生日期", required=False)
    reason = forms.CharField(label="用途", required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        """Ask for the use where numbers are wanted."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("in_full") and not cleaned.get("reason", "").strip():
            self.add_error("reason", phrases.EXPORT_REASON)
        return cleaned


def _initial(volunteer: Volunteer | None) -> dict[str, Any]:
    if volunteer is None:
        return {}
    names = ("name", "sex", "born_on", "available", "national_number", "state")
    return {name: getattr(volunteer, name) for name in names} | {
        "id": volunteer.pk,
        "seen_at": volunteer.updated_at.isoformat(),
        "community": volunteer.community_id,
        "skills": "、".join(volunteer.skills),
        "clients": [str(volunteer.client_id)] if volunteer.client_id else [],
    }
