"""The row above the list of activities."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from accounts.models import User
from casework.enums.groups import ActivityKind, ActivityState
from casework.models import CommunityActivity
from casework.models.activities import CommunityActivityQuerySet
from casework.selectors.activities import matching_activities
from casework.selectors.clients import WORDS_LENGTH, communities_within, workers_within
from core import clock
from stations.models import Region

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "名称、编号、地点、拼音首字母"}


def _communities(request: Any) -> QuerySet[Region]:
    return communities_within(request.workspace, clock.today())


def _workers(request: Any) -> QuerySet[User]:
    return workers_within(request.workspace, clock.today())


class ActivityFilter(django_filters.FilterSet):
    """Search and filters."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=ActivityState.choices, empty_label="全部状态"
    )
    kind = django_filters.ChoiceFilter(
        label="种类", choices=ActivityKind.choices, empty_label="全部种类"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=_communities, empty_label="全部社区"
    )
    worker = django_filters.ModelChoiceFilter(
        label="负责社工", queryset=_workers, empty_label="全部社工"
    )

    class Meta:
        model = CommunityActivity
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.form.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"

    def by_words(
        self, queryset: CommunityActivityQuerySet, name: str, value: str
    ) -> CommunityActivityQuerySet:
        """Search by what was typed."""
        return matching_activities(queryset, value)
