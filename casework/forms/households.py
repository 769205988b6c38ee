"""Forms about households."""

from typing import Any

from django import forms

from casework.enums import Sex
from casework.enums.people import Housing, Relation
from casework.forms.client_fields import UNCHANGED, PhoneField
from casework.forms.record_fields import ClientsField
from casework.forms.steps import DayField
from casework.models import Household, HouseholdMember
from casework.selectors.clients import communities_within
from casework.services.household_values import HouseholdValues, MemberValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from core.masking import mask_address, mask_phone
from stations.models import Region
from stations.selectors.workspaces import Workspace


class HouseholdForm(NamingForm):
    """家庭情况。"""

    community = forms.ModelChoiceField(
        Region.objects.none(), label="所在社区", required=False, empty_label="未填写"
    )
    address = forms.CharField(label="住址", required=False, max_length=120)
    housing = forms.ChoiceField(
        label="住房", required=False, choices=[("", "未填写"), *Housing.choices]
    )
    monthly_income = forms.DecimalField(
        label="家庭月收入（元）",
        required=False,
        min_value=0,
        max_value=99_999_999,
        decimal_places=2,
    )
    notes = forms.CharField(
        label="家庭情况说明", required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self,
        *args: Any,
        workspace: Workspace,
        household: Household | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.household = household
        field = self.fields["community"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = communities_within(workspace, clock.today())
        if household is not None and household.address:
            shown = UNCHANGED.format(mask_address(household.address))
            self.fields["address"].widget.attrs["placeholder"] = shown

    def values(self) -> HouseholdValues:
        """Return what was filled in; None for an address that stays."""
        data = self.cleaned_data
        kept = None if self.household is not None else ""
        return HouseholdValues(
            community_id=data["community"].pk if data["community"] else None,
            address=data["address"] or kept,
            housing=data["housing"],
            monthly_income=data["monthly_income"],
            notes=data["notes"],
        )


class NewHouseholdForm(HouseholdForm):
    """建立家庭 around a client."""

    id = KeyField()
    relation = forms.ChoiceField(
        label="服务对象与户主的关系", choices=Relation.choices, initial=Relation.HEAD
    )
    field_order = ("id", "relation")


class HouseholdEditForm(HouseholdForm):
    """修改家庭情况。"""

    seen_at = SeenField()


class PersonOfHouseholdForm(NamingForm):
    """What is asked of every member."""

    relation = forms.ChoiceField(label="与户主的关系", choices=[("", "请选择"), *Relation.choices])
    phone = PhoneField(label="联系电话", required=False, max_length=30)
    lives_here = forms.BooleanField(label="同住", required=False, initial=True)
    is_deceased = forms.BooleanField(label="已去世", required=False)
    occupation = forms.CharField(label="职业或就读", required=False, max_length=60)
    health = forms.CharField(label="健康状况", required=False, max_length=60)
    joined_on = DayField("加入日期", required=False)
    notes = forms.CharField(
        label="备注", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )


class MemberForm(PersonOfHouseholdForm):
    """登记家庭成员：a client of the station, or somebody only named."""

    id = KeyField()
    name = forms.CharField(label="姓名", required=False, max_length=40)
    sex = forms.ChoiceField(
        label="性别", choices=Sex.choices, initial=Sex.UNKNOWN, widget=forms.RadioSelect
    )
    birth_year = forms.IntegerField(
        label="出生年份", required=False, min_value=1900, max_value=2100
    )
    field_order = ("id", "name", "sex", "birth_year", "relation")

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clients"] = ClientsField(station_id=station_id, required=False)

    def clean(self) -> dict[str, Any]:
        """One client at a time, or a name."""
        data = super().clean() or self.cleaned_data
        chosen = data.get("clients", ())
        if len(chosen) > 1:
            self.add_error("clients", "一次登记一位成员。")
        elif not chosen and not data.get("name"):
            self.add_error("name", "没有选服务对象的，请填写姓名。")
        return data

    def values(self) -> MemberValues:
        """Return what was filled in."""
        data = dict(self.cleaned_data)
        data.pop("id")
        chosen = data.pop("clients")
        return MemberValues(**data, client=chosen[0] if chosen else None)


class MemberEditForm(PersonOfHouseholdForm):
    """修改家庭成员."""

    seen_at = SeenField()

    def __init__(self, data: Any, *, member: HouseholdMember) -> None:
        names = ("relation", "lives_here", "is_deceased", "occupation", "health", "notes")
        known: dict[str, Any] = {name: getattr(member, name) for name in names}
        known["joined_on"] = member.joined_on
        known["seen_at"] = member.updated_at
        super().__init__(data, initial=known)
        self.member = member
        if member.phone:
            shown = UNCHANGED.format(mask_phone(member.phone))
            self.fields["phone"].widget.attrs["placeholder"] = shown

    def values(self) -> MemberValues:
        """Return what was filled in; who he is stays as it is."""
        data = dict(self.cleaned_data)
        data.pop("seen_at")
        data["phone"] = data["phone"] or None
        member = self.member
        return MemberValues(**data, name=member.name, sex=member.sex, birth_year=member.birth_year)


class LeaveForm(NamingForm):
    """离开家庭。"""

    left_on = DayField("离开日期", initial=clock.today)
