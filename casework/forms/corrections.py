"""Input of a correction."""

from typing import Any

from django import forms

from casework import phrases
from casework.forms.record_contexts import context_of
from casework.forms.record_fields import PlanField
from casework.forms.records import RecordForm
from casework.models import Client, ServiceRecord
from core.comparisons import is_same_text
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
        self.record = record
        known = ProjectItem(station_id=record.station_id, project=record.project, item=record.item)
        self._field("plan", PlanField).known = known
        self._field("community", forms.ModelChoiceField).empty_label = "不填"

    def clean_content(self) -> str:
        """Keep the text of the record where the same was sent."""
        typed: str = self.cleaned_data["content"]
        known: str = self.record.content
        return known if is_same_text(typed, known) else typed

    def _community_of(self, clients: tuple[Client, ...]) -> Region | None:
        """Return none: what was signed without a community gets one by hand only."""
        return None
