"""The row above the list of clients."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from accounts.models import User
from casework.enums import ClientClass
from casework.models import Client
from casework.models.clients import ClientQuerySet
from casework.rules.clients import sees_names
from casework.selectors.clients import (
    WORDS_LENGTH,
    communities_within,
    matching_clients,
    workers_within,
)
from core import clock
from stations.models import Region

CLASSES = [choice for choice in ClientClass.choices if choice[0] != ClientClass.ANONYMOUS]
SEARCH = {
    "type": "search",
    "autocomplete": "off",
    "placeholder": "姓名、拼音首字母、证件号或后四位、电话",
}


def _communities(request: Any) -> QuerySet[Region]:
    return communities_within(request.workspace, clock.today())


def _workers(request: Any) -> QuerySet[User]:
    return workers_within(request.workspace, clock.today())


class ClientFilter(django_filters.FilterSet):
    """Search and filters. Who sees only masked names cannot search: finding would tell the name."""

    q = django_filters.CharFilter(
        label="查找", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput(SEARCH)
    )
    client_class = django_filters.ChoiceFilter(
        label="类别", choices=CLASSES, empty_label="全部类别"
    )
    community = django_filters.ModelChoiceFilter(
        label="社区", queryset=_communities, empty_label="全部社区"
    )
    worker = django_filters.ModelChoiceFilter(
        label="负责社工", queryset=_workers, empty_label="全部社工"
    )

    class Meta:
        model = Client
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert self.request is not None
        if not sees_names(self.request.workspace):
            self.filters.pop("q")
        for name, field in self.form.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"

    def by_words(self, queryset: ClientQuerySet, name: str, value: str) -> ClientQuerySet:
        """Search by what was typed."""
        return matching_clients(queryset, value)
