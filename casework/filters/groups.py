"""The row above the list of groups."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from accounts.models import User
from casework.enums.groups import GroupNature, GroupStage
from casework.models import ServiceGroup
from casework.selectors.clients import WORDS_LENGTH, communities_within, workers_within
from casework.selectors.groups import matching_groups
from core import clock
from stations.models import Region

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "名称、拼音首字母、编号末几位"}


def _communities(request: Any) -> QuerySet[Region]:
    return communities_within(request.workspace, clock.today())


def _workers(request: Any) -> QuerySet[User]:
    return workers_within(request.workspace, clock.today())


class GroupFilter(django_filters.FilterSet):
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
        label="社区", queryset=_communities, empty_label="全部社区"
    )
    worker = django_filters.ModelChoiceFilter(
        label="带组社工", queryset=_workers, empty_label="全部社工"
    )

    class Meta:
        model = ServiceGroup
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.form.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"

    def by_words(
        self, queryset: QuerySet[ServiceGroup], name: str, value: str
    ) -> QuerySet[ServiceGroup]:
        """Search by what was typed."""
        return matching_groups(queryset, value)
