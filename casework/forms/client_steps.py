"""Small steps on the file of a client: ending it, categories, guardians, merging."""

from typing import Any

from django import forms

from casework.enums.people import FileEnd
from casework.forms.client_fields import PhoneField
from casework.forms.steps import DayField
from casework.models import ClassificationItem, Client, Household, HouseholdMember
from casework.selectors.categories import items_for
from casework.services.categories import CategoryValues
from casework.services.household_values import GuardianValues
from core import clock
from core.files import ALLOWED_SUFFIXES
from core.forms import KeyField, NamingForm, SeenField

ENDS = [choice for choice in FileEnd.choices if choice[0] != FileEnd.MERGED]


class EndClientForm(NamingForm):
    """停用档案。"""

    end_kind = forms.ChoiceField(label="停用原因", choices=ENDS, widget=forms.RadioSelect)
    ended_on = DayField("停用日期", initial=clock.today)


class CategoryField(forms.ModelChoiceField):  # type: ignore[type-arg]  # -- not generic at run time
    """One category; the schemes stand as groups."""

    def label_from_instance(self, obj: ClassificationItem) -> str:
        """Return the category with its scheme."""
        return f"{obj.label}（{obj.classification.name}）"


class CategoryForm(NamingForm):
    """登记类别。"""

    id = KeyField()
    item = CategoryField(ClassificationItem.objects.none(), label="类别", empty_label="请选择")
    starts_on = DayField("起始日期", initial=clock.today)
    proof_number = forms.CharField(
        label="证明文号", required=False, max_length=60, help_text="如低保证、残疾证的编号。"
    )
    proof = forms.FileField(
        label="证明材料",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ALLOWED_SUFFIXES)}),
    )

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = items_for(client.station, clock.today())

    def values(self) -> CategoryValues:
        """Return what was filled in."""
        data = self.cleaned_data
        return CategoryValues(
            item=data["item"],
            starts_on=data["starts_on"],
            proof_number=data["proof_number"],
            proof=data["proof"] or None,
        )


class EndOnForm(NamingForm):
    """终止：a day and nothing else."""

    ends_on = DayField("终止日期", initial=clock.today)


class GuardianForm(NamingForm):
    """登记监护人, by hand or from the household."""

    id = KeyField()
    member: "forms.ModelChoiceField[HouseholdMember]" = forms.ModelChoiceField(
        queryset=None, label="从家庭成员中选", required=False, empty_label="不在家庭成员中"
    )
    name = forms.CharField(
        label="姓名", required=False, max_length=40, help_text="选了家庭成员的，可以不填。"
    )
    relation = forms.CharField(
        label="与服务对象的关系", max_length=20, help_text="如：母亲、祖父、儿童福利机构。"
    )
    phone = PhoneField(label="联系电话", required=False, max_length=30)
    ability = forms.CharField(
        label="监护能力", required=False, max_length=100, help_text="如：有监护能力；年事已高。"
    )
    starts_on = DayField("监护起始日期", initial=clock.today)

    def __init__(self, *args: Any, household: Household | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.household = household
        field = self.fields["member"]
        if household is None:
            del self.fields["member"]
        else:
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = household.members.filter(left_on=None)

    def clean(self) -> dict[str, Any]:
        """Take the name from the household, or ask for it."""
        data = super().clean() or self.cleaned_data
        member = data.get("member")
        data["name"] = data.get("name") or (member.name if member else "")
        if not data["name"]:
            self.add_error("name", "请填写监护人姓名，或从家庭成员中选。")
        return data

    def values(self) -> GuardianValues:
        """Return what was filled in."""
        data = self.cleaned_data
        return GuardianValues(
            name=data["name"],
            relation=data["relation"],
            starts_on=data["starts_on"],
            member=data.get("member"),
            phone=data["phone"],
            ability=data["ability"],
        )


class MergeForm(NamingForm):
    """合并两份档案：which stays, and why."""

    id = KeyField()
    keep = forms.ChoiceField(label="保留哪一份", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="理由",
        max_length=200,
        initial="同一人建了两份档案",
        help_text="会记入审计记录，不要写姓名和号码。",
    )
    seen_at = SeenField()

    def __init__(self, *args: Any, first: Client, second: Client, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "keep": str(first.pk),
            "seen_at": max(first.updated_at, second.updated_at),
        }
        super().__init__(*args, **kwargs)
        field = self.fields["keep"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (str(first.pk), f"第一份（{first.opened_on:%Y-%m-%d} 建档）"),
            (str(second.pk), f"第二份（{second.opened_on:%Y-%m-%d} 建档）"),
        ]
