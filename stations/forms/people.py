"""Input about people and their assignments."""

import datetime as dt
from typing import Any

from django import forms

from core import clock
from core.forms import NamingForm
from stations import phrases
from stations.enums import RegionLevel, Role, ScopeKind
from stations.forms.fields import (
    FilterForm,
    GroupedChoiceField,
    PhoneField,
    PlainField,
    date_input,
    region_heading,
)
from stations.models import Region, Station
from stations.roles import ROLES
from stations.rules.posts import ROLE_REGIONS
from stations.selectors.organisations import agencies_in_view
from stations.selectors.people import PersonFilter, is_username_taken
from stations.selectors.regions import regions_to_choose
from stations.selectors.stations import stations_to_choose
from stations.selectors.workspaces import Workspace
from stations.services.assignments import AssignmentValues
from stations.services.people import PersonValues
from stations.validators import validate_login_name

ROLE_NOTES = {
    Role.PLATFORM_ADMIN: "维护区划、机构、人员和平台运行，不看服务对象信息",
    Role.CITY_OFFICER: "看全市的统计、项目和人员，不看服务对象姓名",
    Role.DISTRICT_OFFICER: "管理本区社工站、机构、人员和项目，看全区统计",
    Role.STREET_OFFICER: "看本街道（乡镇）的统计、项目和人员",
    Role.AGENCY_MANAGER: "管理本机构承接的社工站的人员和项目，看本机构统计",
    Role.STATION_LEAD: "管理本站人员、项目和服务记录",
    Role.SOCIAL_WORKER: "为服务对象服务，登记服务记录",
    Role.SUPERVISOR: "督导社工，查看范围内的服务记录",
    Role.EVALUATOR: "评估范围内的社工站，不得在其中任职",
    Role.AUDITOR: "查看范围内的审计记录和人员，不得在其中任职",
}
PLACE_LABELS = {
    ScopeKind.STATION: "在哪个社工站",
    ScopeKind.AGENCY: "在哪家机构",
    ScopeKind.REGION: "主管或负责的区划",
}


def district_heading(station: Station) -> str:
    """Return the district of a station, as the heading in a list."""
    region: Region | None = station.region
    while region is not None and region.level != RegionLevel.DISTRICT:
        region = region.parent
    return region.name if region else ""


class PostForm(NamingForm):
    """任职：where, from when, until when. The role is chosen before."""

    starts_on = forms.DateField(label="开始日期", widget=date_input())
    ends_on = forms.DateField(
        label="结束日期", required=False, widget=date_input(), help_text="不定期的不填。"
    )

    def __init__(
        self, *args: Any, workspace: Workspace, role: Role, place: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.role = role
        self.fields["starts_on"].initial = clock.today
        field = _place_field(workspace, role)
        if field is not None:
            self.fields["place"] = field
            if ROLES[role].scope == ScopeKind.STATION:
                field.initial = place or workspace.station_id or field.initial
            names = [name for name in self.fields if name not in ("place", "starts_on", "ends_on")]
            self.order_fields([*names, "place", "starts_on", "ends_on"])

    def clean(self) -> dict[str, Any]:
        """See that the days are in order."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", phrases.END_BEFORE_START)
        return given

    def post(self) -> AssignmentValues:
        """Return what the service takes."""
        given = self.cleaned_data
        kind = ROLES[self.role].scope
        place = {kind.value: given["place"]} if "place" in self.fields else {}
        return AssignmentValues(self.role, given["starts_on"], given["ends_on"], **place)


class InviteForm(PostForm):
    """邀请人员：who, and the first assignment."""

    display_name = PlainField(label="姓名", max_length=40)
    username = forms.CharField(
        label="登录名",
        max_length=30,
        validators=[validate_login_name],
        help_text="3 至 30 位，建议用姓名拼音或工号，以后不能改。",
        widget=forms.TextInput({"autocapitalize": "none", "autocomplete": "off"}),
    )
    phone = PhoneField(label="手机号", max_length=20, required=False)
    email = forms.EmailField(label="电子邮箱", max_length=100, required=False)

    field_order = ("display_name", "username", "phone", "email")

    def clean_username(self) -> str:
        """Refuse a name that is taken, in whatever case."""
        username: str = self.cleaned_data["username"]
        if is_username_taken(username):
            raise forms.ValidationError(phrases.USERNAME_TAKEN)
        return username

    def person(self) -> PersonValues:
        """Return what the service takes."""
        names = PersonValues.__dataclass_fields__
        return PersonValues(**{name: self.cleaned_data[name] for name in names})


class AssignmentEndForm(NamingForm):
    """结束任职。"""

    ends_on = forms.DateField(
        label="最后一天",
        widget=date_input(),
        initial=clock.today,
        help_text="当天仍可使用；须立即停止时填昨天，或停用账号。",
    )
    reason = PlainField(label="原因", max_length=200)

    @property
    def day(self) -> dt.date:
        """The last day."""
        day: dt.date = self.cleaned_data["ends_on"]
        return day


class PersonFilterForm(FilterForm):
    """人员的筛选。"""

    q = forms.CharField(
        label="搜索",
        required=False,
        max_length=60,
        widget=forms.TextInput({"type": "search", "placeholder": "姓名、登录名、完整手机号"}),
    )
    role = forms.ChoiceField(
        label="角色", required=False, choices=[("", "全部角色"), *Role.choices]
    )
    station = GroupedChoiceField(
        Station.objects.none(),
        heading=district_heading,
        label="社工站",
        required=False,
        empty_label="全部社工站",
    )
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "在任"), ("past", "已离任"), ("off", "账号停用"), ("all", "全部")],
    )

    def __init__(self, data: Any, *, workspace: Workspace) -> None:
        super().__init__(data)
        field = self.fields["station"]
        assert isinstance(field, GroupedChoiceField)
        field.queryset = _stations(workspace)
        if len(workspace.station_ids) == 1:
            del self.fields["station"]

    def wanted(self) -> PersonFilter:
        """Return whom to look for."""
        given = self.given()
        return PersonFilter(
            words=given.get("q", ""),
            role=given.get("role", ""),
            station=given.get("station"),
            state=given.get("state") or "now",
        )


def _stations(workspace: Workspace) -> Any:
    return stations_to_choose(workspace).select_related("region__parent__parent")


def _place_field(workspace: Workspace, role: Role) -> forms.Field | None:
    kind = ROLES[role].scope
    if kind == ScopeKind.PLATFORM:
        return None
    known: dict[str, Any] = {"label": PLACE_LABELS[kind], "empty_label": "请选择"}
    field: forms.ModelChoiceField[Any]
    if kind == ScopeKind.STATION:
        field = GroupedChoiceField(_stations(workspace), heading=district_heading, **known)
    elif kind == ScopeKind.AGENCY:
        agencies = agencies_in_view(workspace).filter(is_active=True).select_related("region")
        field = forms.ModelChoiceField(agencies, **known)
    else:
        regions = regions_to_choose(workspace, ROLE_REGIONS[role], clock.today())
        regions = regions.order_by("level", "path")
        field = GroupedChoiceField(regions, heading=region_heading, **known)
    only = list(field.queryset[:2]) if field.queryset is not None else []
    if len(only) == 1:
        field.initial = only[0]
    return field
