"""Input about the members of a group: who applies, and the talk before."""

from typing import Any

from django import forms

from casework.forms.groups import paragraph
from casework.forms.record_fields import ClientsField
from casework.models import GroupMember
from core.forms import KeyField, NamingForm, SeenField


class ApplicantForm(NamingForm):
    """登记报名。"""

    id = KeyField()
    expectations = paragraph("期望", rows=2)

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


class ScreeningForm(NamingForm):
    """筛选面谈。"""

    seen_at = SeenField()
    expectations = paragraph("期望", rows=2)
    screening = paragraph("筛选面谈", "身体和精神状况、能否坚持、与其他组员是否相宜。")

    def __init__(self, *args: Any, member: GroupMember, **kwargs: Any) -> None:
        known = {"expectations": member.expectations, "screening": member.screening}
        known["seen_at"] = member.updated_at
        super().__init__(*args, **kwargs | {"initial": known})
