"""The rows above the lists of community work and of the three lists."""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums.communities import (
    MeetingMethod,
    NeedKind,
    NeedSource,
    NeedState,
    OrganisationStage,
    Priority,
    SocietyRole,
)
from casework.filters.base import ListFilter
from casework.models import (
    CommunityMeeting,
    CommunityNeed,
    CommunityResource,
    IncubatedOrganisation,
)
from casework.rules.needs import OPEN_STATES
from casework.selectors.clients import WORDS_LENGTH, clean_words, communities_within
from casework.selectors.resources import by_validity
from core import clock
from stations.models import Region
from stations.selectors.workspaces import Workspace

VALIDITY = [
    ("valid", "可用"),
    ("expiring", "30 天内到期"),
    ("expired", "已过期"),
    ("full", "名额已满"),
]
STATES = [("waiting", "未办结"), *NeedState.choices]


class CommunityFilter(ListFilter):
    """What the filters of these lists share; an export makes the same one again."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        queryset: QuerySet[Any] | None = None,
        *,
        request: Any = None,
        workspace: Workspace | None = None,
    ) -> None:
        super().__init__(data, queryset=queryset, request=request)
        self.workspace: Workspace = workspace or request.workspace
        communities = communities_within(self.workspace, clock.today())
        self.filters["community"].queryset = communities.order_by("code")


class NeedFilter(CommunityFilter):
    """需求清单：which needs."""

    q = django_filters.CharFilter(
        label="查找",
        method="by_words",
        max_length=WORDS_LENGTH,
        widget=forms.TextInput(
            {"type": "search", "autocomplete": "off", "placeholder": "需求内容"}
        ),
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=Region.objects.none(), empty_label="全部社区"
    )
    kind = django_filters.ChoiceFilter(
        label="类别", choices=NeedKind.choices, empty_label="全部类别"
    )
    priority = django_filters.ChoiceFilter(
        label="优先次序", choices=Priority.choices, empty_label="不限"
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=STATES, empty_label="全部状态", method="by_state"
    )
    source = django_filters.ChoiceFilter(
        label="来源", choices=NeedSource.choices, empty_label="全部来源"
    )

    class Meta:
        model = CommunityNeed
        fields: tuple[str, ...] = ()

    def by_words(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Search by what was typed."""
        words = clean_words(value)
        return queryset.filter(description__icontains=words) if words else queryset

    def by_state(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """One state, or all that wait."""
        states = OPEN_STATES if value == "waiting" else (value,)
        return queryset.filter(state__in=states)


class ResourceFilter(CommunityFilter):
    """资源清单：which resources."""

    q = django_filters.CharFilter(
        label="查找",
        method="by_words",
        max_length=WORDS_LENGTH,
        widget=forms.TextInput(
            {"type": "search", "autocomplete": "off", "placeholder": "资源或提供方"}
        ),
    )
    kind = django_filters.ChoiceFilter(
        label="可回应的需求", choices=NeedKind.choices, empty_label="全部类别", method="by_kind"
    )
    society_role = django_filters.ChoiceFilter(
        label="五社", choices=SocietyRole.choices, empty_label="全部五社"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=Region.objects.none(), empty_label="全部社区"
    )
    validity = django_filters.ChoiceFilter(
        label="有效期", choices=VALIDITY, empty_label="不限", method="by_validity"
    )

    class Meta:
        model = CommunityResource
        fields: tuple[str, ...] = ()

    def by_words(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Search by what was typed."""
        words = clean_words(value)
        if not words:
            return queryset
        return queryset.filter(name__icontains=words) | queryset.filter(provider__icontains=words)

    def by_kind(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those that answer this kind of need."""
        return queryset.filter(kinds__contains=[value])

    def by_validity(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those that are valid, run out, have run out or are full today."""
        return by_validity(queryset, value, clock.today())


class MeetingFilter(CommunityFilter):
    """居民会议：which meetings."""

    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=Region.objects.none(), empty_label="全部社区"
    )
    method = django_filters.ChoiceFilter(
        label="方法", choices=MeetingMethod.choices, empty_label="全部方法"
    )
    waiting = django_filters.ChoiceFilter(
        label="决议",
        choices=[("yes", "有办理中的决议")],
        empty_label="不限",
        method="by_waiting",
    )

    class Meta:
        model = CommunityMeeting
        fields: tuple[str, ...] = ()

    def by_waiting(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Those with resolutions that are still being worked on."""
        return queryset.filter(waiting__gt=0)


class OrganisationFilter(CommunityFilter):
    """社区社会组织：which organisations."""

    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=Region.objects.none(), empty_label="全部社区"
    )
    stage = django_filters.ChoiceFilter(
        label="阶段", choices=OrganisationStage.choices, empty_label="全部阶段"
    )

    class Meta:
        model = IncubatedOrganisation
        fields: tuple[str, ...] = ()
