"""Input of a correction."""

from typing import Any

from django import forms

from casework import phrases
from casework.forms.record_contexts import context_of
from casework.forms.record_fields import PlanField
from casework.forms.records import RecordForm
from casework.models import Client, ServiceRecord
from projects.models import ProjectItem
from stations.models import Region


class CorrectionForm(RecordForm):
    """更正：the same, the reason, and the version that was on the screen."""

    reason = forms.CharField(
        label="更正理由",
        max_length=200,
        error_messages={"required": phrases.REASON_MISSING},
        widget=forms.TextInput(attrs={"placeholder": "例如：时长写错；补记一位服务对象"}),
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, record: ServiceRecord, **options: Any) -> None:
        super().__init__(*args, context=context_of(record), **options)
        known = ProjectItem(station_id=record.station_id, project=record.project, item=record.item)
        self._field("plan", PlanField).known = known
        self._field("community", forms.ModelChoiceField).empty_label = "不填"

    def _community_of(self, clients: tuple[Client, ...]) -> Region | None:
        """Return none: what was signed without a community gets one by hand only."""
        return None
