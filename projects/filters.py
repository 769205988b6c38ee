"""The row above the list of projects."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from core import clock
from projects.enums import ProjectState
from projects.models import Project
from projects.selectors.projects import in_state
from stations.models import Station
from stations.selectors.stations import stations_in_view

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": "项目名称"}


def _stations(request: Any) -> QuerySet[Station]:
    return stations_in_view(request.workspace)


class ProjectFilter(django_filters.FilterSet):
    """Search by name; narrow by state and, where there are several, by station."""

    q = django_filters.CharFilter(
        label="查找",
        field_name="name",
        lookup_expr="icontains",
        max_length=80,
        widget=forms.TextInput(SEARCH),
    )
    state = django_filters.ChoiceFilter(
        label="状态", choices=ProjectState.choices, method="by_state", empty_label="全部状态"
    )
    station = django_filters.ModelChoiceFilter(
        label="社工站", queryset=_stations, empty_label="全部社工站"
    )

    class Meta:
        model = Project
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert self.request is not None
        if len(self.request.workspace.station_ids) < 2:
            self.filters.pop("station")
        for name, field in self.form.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"

    def by_state(self, queryset: QuerySet[Project], name: str, value: str) -> QuerySet[Project]:
        """Narrow to one state, as it is today."""
        return in_state(queryset, value, clock.today())
