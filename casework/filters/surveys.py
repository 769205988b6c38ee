"""The row above the list of surveys."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums.communities import SurveyState
from casework.models import Survey
from casework.selectors.clients import WORDS_LENGTH, communities_within
from casework.selectors.surveys import matching_surveys
from core import clock
from stations.models import Region

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "调查名称"}


def _communities(request: Any) -> QuerySet[Region]:
    return communities_within(request.workspace, clock.today())


class SurveyFilter(django_filters.FilterSet):
    """Search and filters."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=SurveyState.choices, empty_label="全部状态"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=_communities, empty_label="全部社区"
    )

    class Meta:
        model = Survey
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.form.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"

    def by_words(self, queryset: QuerySet[Survey], name: str, value: str) -> QuerySet[Survey]:
        """Search by what was typed."""
        return matching_surveys(queryset, value)
