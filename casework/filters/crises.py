"""The rows above the lists of crises and of mandatory reports."""

import django_filters
from django.db.models import Q, QuerySet

from casework.enums.cases import CrisisKind, ReportRecipient
from casework.filters.base import ListFilter
from casework.models import CrisisIntervention, MandatoryReport

OPEN = [("open", "处置中"), ("closed", "已结束")]
STATES = [
    ("draft", "未发出"),
    ("waiting", "待回执"),
    ("received", "已收到回执"),
    ("closed", "已办结"),
]
RECEIVED = Q(received_at__isnull=False) | ~Q(receipt_number="")


class CrisisFilter(ListFilter):
    """By kind and state."""

    kind = django_filters.ChoiceFilter(
        label="情形", choices=CrisisKind.choices, empty_label="全部情形"
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=OPEN, method="by_state", empty_label="全部状态"
    )

    class Meta:
        model = CrisisIntervention
        fields: tuple[str, ...] = ()

    def by_state(
        self, queryset: QuerySet[CrisisIntervention], name: str, value: str
    ) -> QuerySet[CrisisIntervention]:
        """Those still dealt with, or those that are over."""
        return queryset.filter(closed_at__isnull=value == "open")


class ReportFilter(ListFilter):
    """By recipient and state."""

    recipient = django_filters.ChoiceFilter(
        label="接收单位", choices=ReportRecipient.choices, empty_label="全部单位"
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=STATES, method="by_state", empty_label="全部状态"
    )

    class Meta:
        model = MandatoryReport
        fields: tuple[str, ...] = ()

    def by_state(
        self, queryset: QuerySet[MandatoryReport], name: str, value: str
    ) -> QuerySet[MandatoryReport]:
        """By how far the report has come."""
        open_ones = Q(reported_at__isnull=False, closed_at=None)
        conditions = {
            "draft": Q(reported_at=None),
            "waiting": open_ones & ~RECEIVED,
            "received": open_ones & RECEIVED,
            "closed": Q(closed_at__isnull=False),
        }
        return queryset.filter(conditions[value])
