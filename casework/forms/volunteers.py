"""Input about volunteers: who they are, and their export."""

import re
from typing import Any

from django import forms

from casework.enums import Sex
from casework.enums.visits import VolunteerState
from casework.forms.client_fields import (
    BirthDateField,
    NameField,
    NumberField,
    PhoneField,
    sex_field,
)
from casework.forms.record_fields import ClientsField
from casework.models import Volunteer
from casework.phrases import volunteers as phrases
from casework.selectors.clients import communities_within
from casework.services.volunteers import VolunteerValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from core.masking import mask_id_number, mask_phone
from stations.models import Region
from stations.selectors.workspaces import Workspace

SEPARATORS = re.compile(r"[、,，;；\s]+")
MOST_SKILLS, LONGEST_SKILL = 8, 20
UNCHANGED = "不改就留空，现为 {}"


class VolunteerForm(NamingForm):
    """登记志愿者。What is masked is not filled in: left empty, it stays as it is."""

    id = KeyField()
    seen_at = SeenField(required=False)
    name = NameField()
    sex = sex_field()
    born_on = BirthDateField()
    identifier = NumberField(label="居民身份证号", required=False, max_length=32)
    phone = PhoneField(label="联系电话", required=False, max_length=30)
    is_another = forms.BooleanField(label="不是同一人，照样登记", required=False)
    community = forms.ModelChoiceField(
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
        self.fields["seen_at"].required = volunteer is not None
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


class ExportForm(NamingForm):
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
        "seen_at": volunteer.updated_at,
        "community": volunteer.community_id,
        "skills": "、".join(volunteer.skills),
        "clients": [str(volunteer.client_id)] if volunteer.client_id else [],
    }
