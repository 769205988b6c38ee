"""Rows of community work and of the three lists. Use them inside a scope."""

import datetime as dt

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, SubFactory
from factory.django import DjangoModelFactory

from casework.enums.communities import (
    FacilityKind,
    HumanResourceKind,
    MeetingMethod,
    NeedKind,
    NeedSource,
    OrganisationStage,
    SocietyRole,
)
from casework.models import (
    CommunityFacility,
    CommunityMeeting,
    CommunityNeed,
    CommunityProfile,
    CommunityResource,
    HumanResource,
    IncubatedOrganisation,
    MeetingResolution,
    Need,
    OrganisationGrowth,
    ServiceListItem,
    SwotAnalysis,
)
from core import clock
from stations.models import Region, Station
from tests.factories.casework import ClientFactory
from tests.factories.stations import only_station, somebody_of


def community_of(station: Station) -> Region:
    """Return the first community of the station's street."""
    community: Region = station.region.children.order_by("code")[0]
    return community


class _StationRow(DjangoModelFactory):  # type: ignore[type-arg]  # -- abstract
    class Meta:
        abstract = True

    station = LazyFunction(only_station)


class _CommunityRow(_StationRow):
    class Meta:
        abstract = True

    community = LazyAttribute(lambda row: community_of(row.station))


class ProfileFactory(_CommunityRow):
    """社区概况。"""

    class Meta:
        model = CommunityProfile

    as_of = dt.date(2026, 3, 1)
    households = 1200
    residents = 3000
    author = LazyAttribute(lambda row: somebody_of(row.station))


class FacilityFactory(_CommunityRow):
    """社区设施。"""

    class Meta:
        model = CommunityFacility

    kind = FacilityKind.CARE
    name = "演示日间照料点"


class HumanResourceFactory(_CommunityRow):
    """社区服务人力。"""

    class Meta:
        model = HumanResource

    kind = HumanResourceKind.LEADER
    name = "演示骨干"


class SwotFactory(_CommunityRow):
    """SWOT 分析。"""

    class Meta:
        model = SwotAnalysis

    made_on = dt.date(2026, 3, 1)
    problem = "楼道堆物"
    author = LazyAttribute(lambda row: somebody_of(row.station))


class CommunityNeedFactory(_CommunityRow):
    """需求清单。"""

    class Meta:
        model = CommunityNeed

    kind = NeedKind.CARE
    description = "高龄独居老人缺少助餐"
    source = NeedSource.VISIT
    found_on = LazyFunction(clock.today)
    recorded_by = LazyAttribute(lambda row: somebody_of(row.station))


class ResourceFactory(_StationRow):
    """资源清单：for everybody in the street, valid from long ago, without an end."""

    class Meta:
        model = CommunityResource

    name = "演示助餐点"
    society_role = SocietyRole.ORGANISATION
    provider = "演示助餐服务中心"
    kinds = LazyFunction(lambda: [NeedKind.CARE.value])
    valid_from = dt.date(2025, 1, 1)
    recorded_by = LazyAttribute(lambda row: somebody_of(row.station))


class NeedFactory(_StationRow):
    """需求 of a client."""

    class Meta:
        model = Need

    client = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    kind = NeedKind.CARE
    description = "中午没有人做饭"
    source = NeedSource.VISIT
    raised_on = LazyFunction(clock.today)
    recorded_by = LazyAttribute(lambda row: somebody_of(row.station))


class ListItemFactory(_StationRow):
    """服务清单的一项。"""

    class Meta:
        model = ServiceListItem

    need = SubFactory(NeedFactory, station=SelfAttribute("..station"))
    client = LazyAttribute(lambda row: row.need.client)
    resource = SubFactory(ResourceFactory, station=SelfAttribute("..station"))
    service = "每天中午送餐"
    reason = "可回应“照料护理”需求"
    decided_by = LazyAttribute(lambda row: somebody_of(row.station))
    decided_at = LazyFunction(clock.now)


class MeetingFactory(_CommunityRow):
    """居民会议。"""

    class Meta:
        model = CommunityMeeting

    title = "老旧小区停车议事"
    method = MeetingMethod.PARTICIPATORY
    held_on = LazyFunction(clock.today)
    participant_count = 12
    recorded_by = LazyAttribute(lambda row: somebody_of(row.station))


class ResolutionFactory(_StationRow):
    """决议。"""

    class Meta:
        model = MeetingResolution

    meeting = SubFactory(MeetingFactory, station=SelfAttribute("..station"))
    position = 1
    content = "重新划线，单双号停放"
    responsible = "演示居委会"


class OrganisationFactory(_CommunityRow):
    """培育的社会组织。"""

    class Meta:
        model = IncubatedOrganisation

    name = "演示巡逻队"
    stage = OrganisationStage.GROWING
    members = 8


class GrowthFactory(_StationRow):
    """成长记录。"""

    class Meta:
        model = OrganisationGrowth

    organisation = SubFactory(OrganisationFactory, station=SelfAttribute("..station"))
    on = dt.date(2026, 3, 1)
    stage = OrganisationStage.FORMING
    members = 5
    recorded_by = LazyAttribute(lambda row: somebody_of(row.station))
