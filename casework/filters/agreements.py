"""The row above the list of agreements."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from casework.filters.base import ListFilter
from casework.models import Client, ServiceAgreement
from casework.rules.clients import sees_names
from casework.selectors.agreements import STATES, in_state
from casework.selectors.clients import clean_words
from core import clock

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "协议编号、姓名或单位名称"}


class AgreementFilter(ListFilter):
    """Search and state. Names are searched only by who may see them."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=40, widget=forms.TextInput(SEARCH)
    )
    state = django_filters.ChoiceFilter(
        label="状态", method="by_state", choices=STATES, empty_label="全部状态"
    )

    class Meta:
        model = ServiceAgreement
        fields: tuple[str, ...] = ()

    def by_words(
        self, queryset: QuerySet[ServiceAgreement], name: str, value: str
    ) -> QuerySet[ServiceAgreement]:
        """Search by what was typed."""
        words = clean_words(value)
        if not words:
            return queryset
        found = Q(number__icontains=words) | Q(party_name__icontains=words)
        assert self.request is not None
        if sees_names(self.request.workspace):
            known = Client.objects.matching(words).order_by().values("pk")
            found |= Q(client__in=known)
        return queryset.filter(found)

    def by_state(
        self, queryset: QuerySet[ServiceAgreement], name: str, value: str
    ) -> QuerySet[ServiceAgreement]:
        """Those in that state today."""
        return in_state(queryset, value, clock.today())
