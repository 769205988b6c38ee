"""The row above the list of activities."""

import django_filters
from django import forms

from casework.enums.groups import ActivityKind, ActivityState
from casework.filters.base import ListFilter, reachable_communities, reachable_workers
from casework.models import CommunityActivity
from casework.models.activities import CommunityActivityQuerySet
from casework.selectors.activities import matching_activities
from casework.selectors.clients import WORDS_LENGTH
from core import clock

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "名称、编号、地点、拼音首字母"}


class ActivityFilter(ListFilter):
    """Search and filters."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    state = django_filters.ChoiceFilter(
        label="状态", method="by_state", choices=ActivityState.choices, empty_label="全部状态"
    )
    kind = django_filters.ChoiceFilter(
        label="种类", choices=ActivityKind.choices, empty_label="全部种类"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=reachable_communities, empty_label="全部社区"
    )
    worker = django_filters.ModelChoiceFilter(
        label="负责社工", queryset=reachable_workers, empty_label="全部社工"
    )

    class Meta:
        model = CommunityActivity
        fields: tuple[str, ...] = ()

    def by_state(
        self, queryset: CommunityActivityQuerySet, name: str, value: str
    ) -> CommunityActivityQuerySet:
        """Keep those whose badge says so."""
        return queryset.in_state(ActivityState(value), clock.now())

    def by_words(
        self, queryset: CommunityActivityQuerySet, name: str, value: str
    ) -> CommunityActivityQuerySet:
        """Search by what was typed."""
        return matching_activities(queryset, value)
