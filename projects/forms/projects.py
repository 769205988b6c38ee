"""The form of a project."""

import datetime as dt
from typing import Any

from django import forms

from core import clock
from core.forms import KeyField, NamingForm, SeenField
from projects import phrases
from projects.models import CatalogueItem, Project
from projects.selectors import catalogues
from projects.selectors.catalogues import DirectionGroup
from projects.services.projects import ProjectValues
from stations.models import Station
from stations.selectors.stations import stations_in_view
from stations.selectors.workspaces import Workspace

DATE = {"type": "date"}


class ProjectForm(NamingForm):
    """立项和修改. Which items there are to choose follows from the station and the first day."""

    id = KeyField()
    seen_at = SeenField(required=False)
    station = forms.ModelChoiceField(
        Station.objects.none(),
        label="社工站",
        empty_label=None,
        error_messages={"invalid_choice": phrases.STATION_NOT_YOURS},
    )
    name = forms.CharField(label="项目名称", max_length=80)
    starts_on = forms.DateField(label="开始日期", widget=forms.DateInput(DATE, "%Y-%m-%d"))
    ends_on = forms.DateField(label="结束日期", widget=forms.DateInput(DATE, "%Y-%m-%d"))
    goal = forms.CharField(
        label="服务目标",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="面向谁，解决什么问题，预期成效。",
    )
    items = forms.ModelMultipleChoiceField(
        CatalogueItem.objects.none(),
        label="服务目录条目",
        error_messages={"required": phrases.NO_ITEMS, "invalid_choice": phrases.ITEM_NOT_OFFERED},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        workspace: Workspace,
        project: Project | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.project = project
        self.fields["seen_at"].required = project is not None
        self._bind_stations(workspace)
        self._bind_items(self._chosen_station(), self._first_day())

    def values(self) -> ProjectValues:
        """Return what was typed."""
        given = self.cleaned_data
        return ProjectValues(
            name=given["name"].strip(),
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            goal=given["goal"].strip(),
            items=frozenset(given["items"]),
        )

    def groups(self) -> list[DirectionGroup]:
        """Return the items as a tree."""
        return catalogues.tree_of(self._items)

    def chosen(self) -> set[str]:
        """Return the keys of the items that are ticked."""
        value = self["items"].value() or []
        return {str(getattr(one, "pk", one)) for one in value}

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts."""
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", phrases.PERIOD_REVERSED)
        return cleaned

    def _bind_stations(self, workspace: Workspace) -> None:
        field = self.fields["station"]
        assert isinstance(field, forms.ModelChoiceField)
        stations = stations_in_view(workspace).select_related("region")
        if self.project is None:
            stations = stations.filter(closed_on__isnull=True)
        else:
            stations = stations.filter(pk=self.project.station_id)
        field.queryset = stations
        if self.project is not None or len(workspace.station_ids) == 1:
            field.widget = forms.HiddenInput()
        if self.initial.get("station") is None:
            self.initial["station"] = stations.first()

    def _bind_items(self, chosen: Station | None, first_day: dt.date) -> None:
        field = self.fields["items"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        self._items: list[CatalogueItem] = []
        self.catalogue = catalogues.catalogue_of(chosen, first_day) if chosen else None
        if chosen is None:
            return
        items = catalogues.offerable_items(chosen, first_day)
        if self.project is not None:
            kept = CatalogueItem.objects.filter(pk__in=[one.pk for one in self.project.items.all()])
            items = (items | kept).distinct()
        field.queryset = items
        self._items = list(items)

    def _chosen_station(self) -> Station | None:
        field = self.fields["station"]
        value = self["station"].value()
        try:
            station = field.clean(getattr(value, "pk", value))
        except forms.ValidationError:
            return None
        assert isinstance(station, Station)
        return station

    def _first_day(self) -> dt.date:
        try:
            day = self.fields["starts_on"].clean(self["starts_on"].value())
        except forms.ValidationError:
            return clock.today()
        assert isinstance(day, dt.date)
        return day
