"""The row above the list of groups."""

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums.groups import GroupNature, GroupStage
from casework.filters.base import ListFilter, reachable_communities, reachable_workers
from casework.models import ServiceGroup
from casework.selectors.clients import WORDS_LENGTH
from casework.selectors.groups import matching_groups

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "名称、拼音首字母、编号末几位"}


class GroupFilter(ListFilter):
    """Search and filters."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    stage = django_filters.ChoiceFilter(
        label="阶段", choices=GroupStage.choices, empty_label="全部阶段"
    )
    nature = django_filters.ChoiceFilter(
        label="性质", choices=GroupNature.choices, empty_label="全部性质"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=reachable_communities, empty_label="全部社区"
    )
    worker = django_filters.ModelChoiceFilter(
        label="带组社工", queryset=reachable_workers, empty_label="全部社工"
    )

    class Meta:
        model = ServiceGroup
        fields: tuple[str, ...] = ()

    def by_words(
        self, queryset: QuerySet[ServiceGroup], name: str, value: str
    ) -> QuerySet[ServiceGroup]:
        """Search by what was typed."""
        return matching_groups(queryset, value)
