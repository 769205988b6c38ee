"""Input about agencies and purchasers."""

from typing import Any, ClassVar

from django import forms

from core import clock
from stations.enums import RegionLevel
from stations.forms.fields import (
    CodeField,
    DirectoryModelForm,
    GroupedChoiceField,
    PhoneField,
    PlainField,
    region_heading,
)
from stations.models import Agency, Purchaser, Region
from stations.selectors.regions import regions_to_choose
from stations.selectors.workspaces import Workspace
from stations.services.organisations import AgencyValues, PurchaserValues


class OrganisationForm(DirectoryModelForm):
    """What both have: a name, and a place that the workspace may choose."""

    levels: ClassVar[tuple[RegionLevel, ...]] = ()

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["region"]
        assert isinstance(field, forms.ModelChoiceField)
        regions = regions_to_choose(workspace, self.levels, clock.today())
        if self.instance.pk:
            regions = regions | Region.objects.filter(pk=self.instance.region_id).select_related(
                "parent"
            )
        else:
            del self.fields["is_active"]
            self.fields["region"].initial = workspace.region_id
        field.queryset = regions.order_by("level", "path")


class AgencyForm(OrganisationForm):
    """承接机构。"""

    levels = (RegionLevel.PROVINCE, RegionLevel.CITY, RegionLevel.DISTRICT)
    constraint_places: ClassVar = {"agency_credit_code_shape": "credit_code"}

    name = PlainField(label="机构名称", max_length=80, help_text="与登记证书一致。")
    credit_code = CodeField(
        label="统一社会信用代码", max_length=18, help_text="登记证书上的 18 位代码。"
    )
    region = GroupedChoiceField(
        Region.objects.none(), heading=region_heading, label="登记所在地", empty_label="请选择"
    )
    contact_name = PlainField(label="联系人", max_length=40, required=False)
    contact_phone = PhoneField(label="联系电话", max_length=30, required=False)

    class Meta:
        model = Agency
        fields = ("name", "credit_code", "region", "contact_name", "contact_phone", "is_active")

    def values(self) -> AgencyValues:
        """Return what the service takes."""
        return AgencyValues(**self.cleaned_data)


class PurchaserForm(OrganisationForm):
    """购买主体。"""

    levels = (RegionLevel.CITY, RegionLevel.DISTRICT, RegionLevel.STREET)
    constraint_places: ClassVar = {"purchaser_unique_in_region": "name"}

    name = PlainField(label="名称", max_length=80)
    region = GroupedChoiceField(
        Region.objects.none(), heading=region_heading, label="所在区划", empty_label="请选择"
    )

    class Meta:
        model = Purchaser
        fields = ("name", "region", "is_active")

    def values(self) -> PurchaserValues:
        """Return what the service takes."""
        return PurchaserValues(**self.cleaned_data)
