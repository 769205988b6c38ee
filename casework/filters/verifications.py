"""The rows above verification lists and the people on one."""

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums.visits import CheckResult
from casework.filters.base import ListFilter
from casework.models import VerificationItem, VerificationList
from stations.forms.fields import FilterForm

STATES = [("open", "办理中"), ("closed", "已办结")]


class VerificationFilter(ListFilter):
    """核查名单：by title and state."""

    q = django_filters.CharFilter(
        label="查找",
        field_name="title",
        lookup_expr="icontains",
        max_length=60,
        widget=forms.TextInput(
            {"type": "search", "autocomplete": "off", "placeholder": "名单名称"}
        ),
    )
    state = django_filters.ChoiceFilter(
        label="状态",
        method="by_state",
        choices=STATES,
        empty_label="全部",
    )

    class Meta:
        model = VerificationList
        fields: tuple[str, ...] = ()

    def by_state(
        self, queryset: QuerySet[VerificationList], name: str, value: str
    ) -> QuerySet[VerificationList]:
        """Those still to be done, or those done."""
        return queryset.filter(closed_on__isnull=value == "open")


class ItemFilter(FilterForm):
    """核查对象：by result."""

    result = forms.ChoiceField(
        label="核查结果", required=False, choices=[("", "全部"), *CheckResult.choices]
    )

    def narrowed(self, items: QuerySet[VerificationItem]) -> QuerySet[VerificationItem]:
        """Return those of the result asked for."""
        result = self.given().get("result")
        return items.filter(result=result) if result else items
