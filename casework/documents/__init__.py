"""Printed forms of casework."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from casework.models import ServiceRecord
from casework.rules.clients import display_name
from casework.selectors.histories import VersionEntry
from casework.selectors.questionnaires import AnsweredQuestion
from core.documents import render_pdf
from stations.selectors.workspaces import Workspace

NUMBER_LENGTH = 8


@dataclass(frozen=True)
class Person:
    """One line of 服务对象."""

    name: str
    client_class: str


@dataclass(frozen=True)
class RecordSheet:
    """服务记录表：what the paper shows."""

    station: str
    number: str
    kind: str
    version: int
    facts: dict[str, str]
    people: tuple[Person, ...]
    anonymous_count: int
    worker: str
    completed_at: dt.datetime
    late_days: int
    corrected_by: str
    corrected_at: dt.datetime | None
    reason: str
    answers: tuple[AnsweredQuestion, ...] = ()
    form_title: str = ""

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.station}服务记录表"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"服务记录表_{self.facts['日期']}_{self.kind}_{self.number}.pdf"


def record_sheet(record: ServiceRecord, version: VersionEntry, workspace: Workspace) -> RecordSheet:
    """Return the form for `record`, with names as the workspace may see them."""
    is_corrected = version.number > 1
    return RecordSheet(
        station=record.station.name,
        number=record.pk.hex[-NUMBER_LENGTH:].upper(),
        kind=record.kind_label,
        version=record.version,
        facts=version.facts,
        people=tuple(
            Person(display_name(workspace, each.client), each.get_client_class_display())
            for each in record.participations.all()
        ),
        anonymous_count=record.anonymous_count,
        worker=str(record.worker),
        completed_at=timezone.localtime(record.completed_at),
        late_days=record.late_days,
        corrected_by=version.by if is_corrected else "",
        corrected_at=timezone.localtime(version.at) if is_corrected else None,
        reason=version.reason,
        answers=tuple(version.answers),
        form_title=str(record.form_version) if record.form_version else "",
    )


def render_record(sheet: RecordSheet, *, printed_at: dt.datetime, data: dict[str, Any]) -> bytes:
    """Return the PDF; `data` is what was signed, for machines."""
    return render_pdf(
        "documents/service_record.html",
        {"sheet": sheet},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
        data=data,
    )
