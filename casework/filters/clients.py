"""The row above the list of clients."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums import ClientClass
from casework.filters.base import NamesFilter, reachable_communities, reachable_workers
from casework.models import ClassificationItem, Client
from casework.models.clients import ClientQuerySet
from casework.selectors.categories import in_category, used_items
from casework.selectors.clients import (
    WORDS_LENGTH,
    matching_clients,
)

CLASSES = [choice for choice in ClientClass.choices if choice[0] != ClientClass.ANONYMOUS]
STATES = [("ended", "已停用"), ("all", "在用和已停用")]
SEARCH = {
    "type": "search",
    "autocomplete": "off",
    "placeholder": "姓名、拼音首字母、证件号或后四位、电话",
}


def _categories(request: Any) -> QuerySet[ClassificationItem]:
    return used_items(request.workspace.station_ids)


class ClientFilter(NamesFilter):
    """Search and filters."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    client_class = django_filters.ChoiceFilter(
        label="统计类别", choices=CLASSES, empty_label="全部类别"
    )
    category = django_filters.ModelChoiceFilter(
        label="登记的类别", queryset=_categories, empty_label="不限", method="by_category"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=reachable_communities, empty_label="全部社区"
    )
    worker = django_filters.ModelChoiceFilter(
        label="负责社工", queryset=reachable_workers, empty_label="全部社工"
    )

    state = django_filters.ChoiceFilter(
        label="档案", choices=STATES, empty_label="在用", method="by_state"
    )

    class Meta:
        model = Client
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: Any) -> Any:
        """Leave out files that have ended, unless they are asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("state") else rows.filter(ended_on=None)

    def by_state(self, queryset: ClientQuerySet, name: str, value: str) -> ClientQuerySet:
        """Those that have ended, or all but those that became part of another."""
        rows = queryset.filter(merged_into=None)
        return rows.exclude(ended_on=None) if value == "ended" else rows

    def by_category(
        self, queryset: ClientQuerySet, name: str, value: ClassificationItem | None
    ) -> ClientQuerySet:
        """Those who are in a category at present."""
        return queryset if value is None else in_category(queryset, value)

    def by_words(self, queryset: ClientQuerySet, name: str, value: str) -> ClientQuerySet:
        """Search by what was typed."""
        return matching_clients(queryset, value)
