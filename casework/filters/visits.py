"""The rows above the lists of visit plans and visits."""

import datetime as dt
from typing import Any

import django_filters
from django import forms

from casework.enums.visits import PlanState, VisitResult, VisitWay
from casework.filters.base import NamesFilter, reachable_communities, reachable_workers
from casework.filters.clients import SEARCH, ClientFilter
from casework.models import Client, HomeVisit, VisitPlan
from casework.models.clients import ClientQuerySet
from casework.models.visits import VisitPlanQuerySet
from casework.selectors.clients import WORDS_LENGTH, matching_clients
from core import clock
from stations.forms.fields import date_input

DUE = [
    ("week", "七天内到期（含逾期）"),
    ("overdue", "已逾期"),
    ("running", "全部执行中"),
    ("paused", "已暂停"),
    ("ended", "已结束"),
]
Levels = list[tuple[str, str]]


class OfClientsFilter(NamesFilter):
    """What rows about clients are filtered by."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )

    def by_words(self, queryset: Any, name: str, value: str) -> Any:
        """Search by who it is about."""
        known = matching_clients(Client.objects.all(), value)
        return queryset.filter(client__in=known.order_by().values("pk"))


class VisitPlanFilter(OfClientsFilter):
    """应探访：by when they are due, where, by whom and how often."""

    due = django_filters.ChoiceFilter(label="到期", method="by_due", choices=DUE, empty_label=None)
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=reachable_communities, empty_label="全部社区"
    )
    level = django_filters.ChoiceFilter(label="级别", empty_label="全部级别")
    worker = django_filters.ModelChoiceFilter(
        label="探访社工", queryset=reachable_workers, empty_label="全部社工"
    )

    class Meta:
        model = VisitPlan
        fields: tuple[str, ...] = ()

    field_order = ("due", "q", "community", "level", "worker")

    def __init__(self, data: Any, *args: Any, levels: Levels, **kwargs: Any) -> None:
        given = data.copy()
        given.setdefault("due", DUE[0][0])
        super().__init__(given, *args, **kwargs)
        self.filters["level"].extra["choices"] = levels

    def by_due(self, queryset: VisitPlanQuerySet, name: str, value: str) -> VisitPlanQuerySet:
        """Narrow by when the next visit is due, or by state."""
        today = clock.today()
        if value == "overdue":
            return queryset.due(today - dt.timedelta(days=1))
        if value == "week":
            return queryset.due(today + dt.timedelta(days=6))
        if value == "running":
            return queryset.running()
        return queryset.filter(state=PlanState(value))


class VisitFilter(OfClientsFilter):
    """探访记录：by day, place, way and result."""

    visited_from = django_filters.DateFilter(
        label="日期从", field_name="visited_on", lookup_expr="gte", widget=date_input()
    )
    visited_to = django_filters.DateFilter(
        label="到", field_name="visited_on", lookup_expr="lte", widget=date_input()
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=reachable_communities, empty_label="全部社区"
    )
    result = django_filters.ChoiceFilter(
        label="结果", choices=VisitResult.choices, empty_label="全部结果"
    )
    way = django_filters.ChoiceFilter(
        label="方式", choices=VisitWay.choices, empty_label="全部方式"
    )

    class Meta:
        model = HomeVisit
        fields: tuple[str, ...] = ()


class UnplannedFilter(ClientFilter):
    """Whom plans are made for: those in use who have none."""

    def filter_queryset(self, queryset: ClientQuerySet) -> ClientQuerySet:
        """Leave out who has a plan, or whose file has ended."""
        rows: ClientQuerySet = super().filter_queryset(queryset)
        planned = VisitPlan.objects.exclude(state=PlanState.ENDED).order_by().values("client")
        return rows.filter(ended_on=None).exclude(pk__in=planned)
