"""The row above the list of surveys."""

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums.communities import SurveyState
from casework.filters.base import ListFilter, reachable_communities
from casework.models import Survey
from casework.selectors.clients import WORDS_LENGTH
from casework.selectors.surveys import matching_surveys

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "调查名称"}


class SurveyFilter(ListFilter):
    """Search and filters."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=SurveyState.choices, empty_label="全部状态"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=reachable_communities, empty_label="全部社区"
    )

    class Meta:
        model = Survey
        fields: tuple[str, ...] = ()

    def by_words(self, queryset: QuerySet[Survey], name: str, value: str) -> QuerySet[Survey]:
        """Search by what was typed."""
        return matching_surveys(queryset, value)
