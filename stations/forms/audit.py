"""Filter of the audit events."""

from collections.abc import Collection
from typing import Any

from django import forms

from stations.forms.fields import FilterForm
from stations.models import Station
from stations.selectors.audit import AuditFilter

KINDS = [("", "全部"), ("change", "办理和修改"), ("read", "查阅")]


class AuditFilterForm(FilterForm):
    """审计记录的筛选。"""

    station = forms.ModelChoiceField(
        Station.objects.none(), label="社工站", required=False, empty_label="全部社工站"
    )
    actor = forms.CharField(
        label="操作人", required=False, max_length=40, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label="种类", required=False, choices=KINDS)
    since = forms.DateField(
        label="从", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="到", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, data: Any, *, stations: Collection[int]) -> None:
        super().__init__(data)
        field = self.fields["station"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Station.objects.filter(pk__in=stations)

    def wanted(self) -> AuditFilter:
        """Return what is asked for; a field that makes no sense does not narrow."""
        given = self.given()
        station = given.get("station")
        return AuditFilter(
            station_id=station.pk if station else None,
            actor=given.get("actor", ""),
            kind=given.get("kind", ""),
            since=given.get("since"),
            until=given.get("until"),
        )
