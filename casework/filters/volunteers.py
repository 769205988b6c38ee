"""The row above the list of volunteers. There is no order by points or hours: nobody is ranked."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums.visits import VolunteerState
from casework.filters.base import ListFilter, reachable_communities
from casework.models import Volunteer
from casework.rules.volunteers import sees_names
from casework.selectors.clients import WORDS_LENGTH
from casework.selectors.volunteers import matching_volunteers

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "姓名、拼音首字母、证件号、电话"}


class VolunteerFilter(ListFilter):
    """Search and filters. Who sees only masked names cannot search: finding would tell the name."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=VolunteerState.choices, empty_label="全部状态"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=reachable_communities, empty_label="全部社区"
    )

    class Meta:
        model = Volunteer
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert self.request is not None
        if not sees_names(self.request.workspace):
            self.filters.pop("q")

    def by_words(self, queryset: QuerySet[Volunteer], name: str, value: str) -> QuerySet[Volunteer]:
        """Search by what was typed."""
        return matching_volunteers(queryset, value)
