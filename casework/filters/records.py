"""The row above the list of service records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from casework.enums import ClientClass
from casework.filters.base import ListFilter
from casework.models import ServiceRecord
from casework.rules.clients import sees_names
from casework.selectors.kinds import service_kinds
from casework.selectors.records import communities_of, matching, projects_of, writers_of
from core import clock
from stations.forms.fields import date_input
from stations.models import Station
from stations.selectors.workspaces import Workspace

WORDS_LENGTH = 40

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class RecordChoices:
    """What the filters offer; what belongs to one station only where one is meant."""

    station: Choices
    kind: Choices
    worker: Choices
    project: Choices
    community: Choices


class RecordFilter(ListFilter):
    """Filters of the list and of the export, which gets them as parameters."""

    q = django_filters.CharFilter(
        label="搜索", method="by_words", max_length=WORDS_LENGTH, widget=forms.TextInput
    )
    served_from = django_filters.DateFilter(
        label="日期从",
        field_name="served_on",
        lookup_expr="gte",
        widget=date_input(),
    )
    served_to = django_filters.DateFilter(
        label="到",
        field_name="served_on",
        lookup_expr="lte",
        widget=date_input(),
    )
    kind = django_filters.ChoiceFilter(label="服务形式", empty_label="全部形式")
    station = django_filters.ChoiceFilter(label="社工站", empty_label="全部社工站")
    worker = django_filters.ChoiceFilter(label="记录人", empty_label="全部社工")
    project = django_filters.ChoiceFilter(label="项目", empty_label="全部项目")
    community = django_filters.ChoiceFilter(label="社区", empty_label="全部社区")
    client_class = django_filters.ChoiceFilter(
        label="统计类别", choices=ClientClass.choices, empty_label="全部类别"
    )
    late = django_filters.ChoiceFilter(
        label="录入",
        method="by_lateness",
        choices=[("late", "只看迟录"), ("corrected", "只看更正过的")],
        empty_label="不限",
    )

    class Meta:
        model = ServiceRecord
        fields: tuple[str, ...] = ()

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        queryset: QuerySet[ServiceRecord],
        workspace: Workspace,
        choices: RecordChoices,
    ) -> None:
        super().__init__(data, queryset=queryset)
        self.workspace = workspace
        placeholder = "内容、姓名或拼音首字母" if sees_names(workspace) else "过程与内容"
        self.filters["q"].extra["widget"] = forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "placeholder": placeholder}
        )
        for name, offered in vars(choices).items():
            if offered:
                self.filters[name].extra["choices"] = offered
            else:
                del self.filters[name]

    @property
    def kind_labels(self) -> dict[str, str]:
        """The words for the kinds that are offered."""
        return dict(self.filters["kind"].extra["choices"]) if "kind" in self.filters else {}

    def by_words(
        self, queryset: QuerySet[ServiceRecord], name: str, value: str
    ) -> QuerySet[ServiceRecord]:
        """Search content, and names where they may be seen."""
        return matching(queryset, value, with_names=sees_names(self.workspace))

    def by_lateness(
        self, queryset: QuerySet[ServiceRecord], name: str, value: str
    ) -> QuerySet[ServiceRecord]:
        """Those completed late, or corrected since."""
        conditions = {"late": {"late_days__gt": 0}, "corrected": {"version__gt": 1}}
        return queryset.filter(**conditions[value])


def record_filter(
    data: Mapping[str, Any],
    *,
    queryset: QuerySet[ServiceRecord],
    workspace: Workspace,
    stations: Sequence[Station],
) -> RecordFilter:
    """Return the filter that `workspace` may use; `stations` are all of its own."""
    choices = record_choices(workspace, stations, data.get("station"))
    return RecordFilter(data, queryset=queryset, workspace=workspace, choices=choices)


def record_choices(
    workspace: Workspace, listed: Sequence[Station], chosen: str | None
) -> RecordChoices:
    """Return what to offer; `chosen` is the id of one of the stations, or anything."""
    today = clock.today()
    named = next((each for each in listed if str(each.pk) == chosen), None)
    own = next((each for each in listed if each.pk == workspace.station_id), None)
    one = named or own or (listed[0] if len(listed) == 1 else None)
    kinds = service_kinds(one or listed[0], today) if listed else ()
    return RecordChoices(
        station=[(str(each.pk), each.name) for each in listed] if len(listed) > 1 else [],
        kind=[(kind.code, kind.label) for kind in kinds],
        worker=[(str(each.pk), str(each)) for each in writers_of(one.pk)] if one else [],
        project=[(str(each.pk), each.name) for each in projects_of(one.pk)] if one else [],
        community=[(str(each.pk), each.name) for each in communities_of(one, today)] if one else [],
    )
