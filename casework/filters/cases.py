"""The row above the list of cases."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums.cases import CaseStage, RiskLevel
from casework.filters.base import ListFilter, reachable_workers
from casework.models import Case
from casework.models.cases import CaseQuerySet
from casework.rules.clients import sees_names
from casework.selectors.cases import matching_cases
from casework.selectors.clients import WORDS_LENGTH

OPEN = "open"
STAGES = [(OPEN, "未结案"), *CaseStage.choices]


class CaseFilter(ListFilter):
    """Search and filters. Who sees only masked names finds by number alone."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput
    )
    stage = django_filters.ChoiceFilter(
        label="阶段", method="by_stage", choices=STAGES, empty_label="全部阶段"
    )
    worker = django_filters.ModelChoiceFilter(
        label="主责社工", queryset=reachable_workers, empty_label="全部社工"
    )
    risk = django_filters.ChoiceFilter(
        label="风险", field_name="risk_level", choices=RiskLevel.choices, empty_label="全部等级"
    )

    class Meta:
        model = Case
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert self.request is not None
        hint = "编号、名称、姓名或拼音" if self._names() else "个案编号"
        search = {"type": "search", "autocomplete": "off", "placeholder": hint}
        self.form.fields["q"].widget = forms.TextInput(search)

    def by_words(self, queryset: CaseQuerySet, name: str, value: str) -> QuerySet[Case]:
        """Search by what was typed."""
        return matching_cases(queryset, value, with_names=self._names())

    def by_stage(self, queryset: CaseQuerySet, name: str, value: str) -> QuerySet[Case]:
        """Those of one stage, or all that are open."""
        return queryset.open() if value == OPEN else queryset.filter(stage=value)

    def _names(self) -> bool:
        assert self.request is not None
        return sees_names(self.request.workspace)
