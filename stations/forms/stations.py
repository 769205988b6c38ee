"""Input about stations."""

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.db.models.functions import Length

from core import clock
from core.forms import NamingForm
from stations.enums import StationLevel
from stations.forms.fields import (
    DirectoryModelForm,
    FilterForm,
    GroupedChoiceField,
    PhoneField,
    PlainField,
    date_input,
    region_heading,
)
from stations.models import Agency, Region, Station
from stations.rules import directory as rules
from stations.selectors.organisations import (
    agencies_in_view,
    agencies_to_choose,
    purchasers_to_choose,
)
from stations.selectors.regions import districts_in_view, regions_to_choose
from stations.selectors.stations import StationFilter, parents_to_choose
from stations.selectors.workspaces import Workspace
from stations.services.stations import StationValues


class DistrictChoiceForm(NamingForm):
    """在哪个区登记。"""

    district = GroupedChoiceField(
        Region.objects.none(),
        heading=lambda region: region.parent.name if region.parent else "",
        label="所在区",
        empty_label="请选择区",
    )

    def __init__(self, data: Any, *, workspace: Workspace) -> None:
        super().__init__(data)
        field = self.fields["district"]
        assert isinstance(field, GroupedChoiceField)
        field.queryset = districts_in_view(workspace)


class StationForm(DirectoryModelForm):
    """社工站, within one district."""

    constraint_places: ClassVar = {
        "station_unique_in_region": "name",
        "station_dates_in_order": "opened_on",
    }

    name = PlainField(label="名称", max_length=80)
    phone = PhoneField(label="联系电话", max_length=30, required=False)
    address = PlainField(label="地址", max_length=120, required=False)
    region = GroupedChoiceField(
        Region.objects.none(), heading=region_heading, label="所在区划", empty_label="请选择"
    )
    parent = GroupedChoiceField(
        Station.objects.none(),
        heading=lambda station: station.get_level_display(),
        label="上级社工站",
        required=False,
        empty_label="无，或自动归到本区指导中心",
        help_text="社工站的上级是本区指导中心，社区社工室的上级是街道（乡镇）社工站。",
    )

    class Meta:
        model = Station
        fields = (
            "level",
            "region",
            "name",
            "parent",
            "agency",
            "purchaser",
            "opened_on",
            "address",
            "phone",
        )
        widgets: ClassVar = {"opened_on": date_input(), "level": forms.RadioSelect}

    def __init__(self, *args: Any, workspace: Workspace, district: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        station = self.instance
        levels = list(rules.STATION_REGION.values())
        if station.pk:
            del self.fields["level"]
            levels = [rules.STATION_REGION[StationLevel(station.level)]]
        else:
            self.fields["level"].choices = StationLevel.choices  # type: ignore[attr-defined]  # -- a choice field
            self.fields["level"].initial = StationLevel.STREET_STATION
            self.fields["opened_on"].initial = clock.today
        regions = regions_to_choose(workspace, levels, clock.today()).within(district)
        self._offer("region", regions.order_by(Length("path"), "path"))
        self._offer("parent", parents_to_choose(district).exclude(pk=station.pk))
        self._offer("agency", agencies_to_choose(station.agency))
        self._offer("purchaser", purchasers_to_choose(district.path, station.purchaser))
        self.fields["agency"].label = "承接机构"
        for name in ("agency", "purchaser"):
            self.fields[name].empty_label = "未定"  # type: ignore[attr-defined]  # -- a model choice
        self.district = district

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    @property
    def level(self) -> StationLevel:
        """The level chosen, or that of the station."""
        return StationLevel(self.instance.level if self.instance.pk else self.cleaned_data["level"])

    def clean(self) -> dict[str, Any]:
        """See that level, region and parent go together."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        region = given.get("region")
        if region is None or not (self.instance.pk or given.get("level")):
            return given
        if self.level == StationLevel.DISTRICT_CENTER:
            given["parent"] = None
        elif self.level == StationLevel.STREET_STATION and given.get("parent") is None:
            given["parent"] = self._only_centre()
        here = rules.region_fits_station(self.level, region)
        if not here:
            self.add_error("region", here.reason)
        elif "parent" not in self.errors:
            above = rules.parent_fits_station(self.level, region, given.get("parent"))
            if not above:
                self.add_error("parent", above.reason)
        return given

    def _only_centre(self) -> Station | None:
        """Return the centre of the district, if there is just one."""
        centres = parents_to_choose(self.district).filter(level=StationLevel.DISTRICT_CENTER)[:2]
        return centres[0] if len(centres) == 1 else None

    def values(self) -> StationValues:
        """Return what the service takes."""
        names = StationValues.__dataclass_fields__
        return StationValues(**{name: self.cleaned_data[name] for name in names})


class StationCloseForm(NamingForm):
    """停用。"""

    closed_on = forms.DateField(label="停用日期", widget=date_input(), initial=clock.today)
    reason = PlainField(label="原因", max_length=200)

    @property
    def day(self) -> dt.date:
        """The last day."""
        day: dt.date = self.cleaned_data["closed_on"]
        return day


class ReasonForm(NamingForm):
    """Why something is done."""

    reason = PlainField(label="原因", max_length=200)


class StationFilterForm(FilterForm):
    """社工站的筛选。"""

    q = forms.CharField(
        label="搜索",
        required=False,
        max_length=60,
        widget=forms.TextInput({"type": "search", "placeholder": "站名、街道、机构"}),
    )
    level = forms.ChoiceField(
        label="级别", required=False, choices=[("", "全部级别"), *StationLevel.choices]
    )
    region = GroupedChoiceField(
        Region.objects.none(),
        heading=region_heading,
        label="区划",
        required=False,
        empty_label="全部区划",
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="承接机构", required=False, empty_label="全部机构"
    )
    closed = forms.ChoiceField(
        label="状态", required=False, choices=[("", "在用"), ("1", "在用和停用")]
    )

    def __init__(self, data: Any, *, workspace: Workspace, regions: Any) -> None:
        super().__init__(data)
        for name, rows in (("region", regions), ("agency", agencies_in_view(workspace))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            if not rows:
                del self.fields[name]

    def wanted(self) -> StationFilter:
        """Return what is asked for."""
        given = self.given()
        agency = given.get("agency")
        return StationFilter(
            words=given.get("q", ""),
            level=given.get("level", ""),
            region=given.get("region"),
            agency_id=agency.pk if agency else None,
            closed=given.get("closed") == "1",
        )
