"""强制报告：writing, sending and following it. No event tells who reported.

All events of reports are neutral, whoever acted: if some named their actor, the others would
tell by elimination. Row security alone knows the reporter, and tells only himself.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.services.inbox import notify
from casework import phrases as common
from casework.models import Client, CrisisIntervention, MandatoryReport, ReporterIdentity
from casework.phrases import risks as phrases
from casework.phrases.cases import CASE_CHANGED
from casework.rules import crises as rules
from casework.rules.records import can_write_records
from casework.selectors.crises import get_report
from casework.selectors.staff import leads_of
from casework.services.rows import insert
from core import audit, clock
from core.audit import audit_context
from core.errors import RefusedError
from core.verdicts import YES, Verdict
from stations.models import Station, StationFile
from stations.selectors.workspaces import Workspace
from stations.services.files import keep_upload
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged


@dataclass(frozen=True, kw_only=True)
class ReportValues:
    """What is reported. Nothing of it has to be there before it is saved."""

    discovered_at: dt.datetime
    client: Client | None = None
    crisis: CrisisIntervention | None = None
    person_described: str = ""
    situation: str = ""
    situation_label: str = ""
    facts: str = ""
    recipient: str = ""
    recipient_name: str = ""
    channel: str = ""
    evidence_kept: str = ""


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """What came back."""

    receipt_number: str = ""
    received_at: dt.datetime | None = None
    result: str = ""
    closing: bool = False
    receipt: "UploadedFile[Any] | None" = None


@transaction.atomic
def save_report(
    *, report_id: UUID, station: Station, values: ReportValues, statement: str, by: User
) -> MandatoryReport:
    """保存尚未发出的报告。Its writer is kept apart, where only he sees it."""
    can_write_records(station.pk).require()
    if values.client is not None and values.client.station_id != station.pk:
        raise RefusedError(common.CLIENT_ELSEWHERE, field="clients")
    if values.discovered_at > clock.now():
        raise RefusedError(phrases.TIME_AHEAD, field="discovered_at")

    present = MandatoryReport.objects.select_for_update(of=("self",)).filter(pk=report_id).first()
    if present is None:
        report = insert(MandatoryReport(pk=report_id, station=station, **vars(values)))
        ReporterIdentity.objects.create(
            station=station, report=report, owner=by, statement=statement
        )
        return report
    mine = ReporterIdentity.objects.filter(report=present, owner=by).first()
    rules.can_write_report(present, is_mine=mine is not None).require()
    assert mine is not None
    for name, value in vars(values).items():
        setattr(present, name, value)
    present.save(update_fields=[*vars(values), "updated_at"])
    mine.statement = statement
    mine.save(update_fields=["statement", "updated_at"])
    return get_report(pk=present.pk)


@transaction.atomic
def send_report(*, report: MandatoryReport, reported_at: dt.datetime, by: User) -> MandatoryReport:
    """发出：told to the recipient at `reported_at`. The leads learn that there is one."""
    locked = _locked(report)
    mine = ReporterIdentity.objects.filter(report=locked, owner=by).exists()
    if mine and locked.reported_at is not None:
        return locked
    rules.can_write_report(locked, is_mine=mine).require()
    if reported_at > clock.now():
        raise RefusedError(phrases.TIME_AHEAD, field="reported_at")
    if reported_at < locked.discovered_at:
        raise RefusedError(phrases.REPORT_BEFORE_DISCOVERY, field="reported_at")

    locked.number = next_number(station=locked.station, document="report", on=clock.today(), by=by)
    locked.reported_at = reported_at
    locked.save(update_fields=["number", "reported_at", "updated_at"])
    with _unnamed():
        audit.record("mandatoryreport.sent", target=locked, by=None)
    for lead in leads_of(locked.station_id, clock.today()):
        notify(
            owner=lead,
            title=phrases.LEAD_TOLD,
            body=f"{locked.number}，报告给{locked.get_recipient_display() or '接收单位'}。",
            url=reverse("casework:report_detail", args=[locked.pk]),
        )
    return locked


@transaction.atomic
def follow_report(
    *,
    report: MandatoryReport,
    values: FollowUp,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> MandatoryReport:
    """补记回执和处理结果。Refused when somebody else did so after `seen_at`."""
    locked = _locked(report)
    mine = ReporterIdentity.objects.filter(report=locked, owner=by).exists()
    rules.can_follow_report(workspace, locked, is_mine=mine).require()
    require_unchanged(locked, seen_at, CASE_CHANGED)
    if values.received_at and values.received_at > clock.now():
        raise RefusedError(phrases.TIME_AHEAD, field="received_at")

    locked.receipt_number, locked.received_at = values.receipt_number, values.received_at
    locked.result = values.result
    locked.closed_at = (locked.closed_at or clock.now()) if values.closing else None
    fields = ["receipt_number", "received_at", "result", "closed_at", "updated_at"]
    if values.receipt is not None and rules.can_keep_receipt(workspace):
        locked.receipt = keep_upload(station_id=locked.station_id, upload=values.receipt, by=by)
        fields.append("receipt")
    locked.save(update_fields=fields)
    with _unnamed():
        audit.record("mandatoryreport.followed", target=locked, by=None)
    return locked


@transaction.atomic
def print_report(*, report: MandatoryReport) -> None:
    """打印强制报告。"""
    with _unnamed():
        audit.record("mandatoryreport.printed", target=report, by=None)


@contextmanager
def _unnamed() -> Iterator[None]:
    """Let an event say what happened, not who did it, from where or in which request."""
    with audit_context(request_id="", ip=None, role="", workspace_id=None):
        yield


def _locked(report: MandatoryReport) -> MandatoryReport:
    locked: MandatoryReport = (
        MandatoryReport.objects.select_for_update(of=("self",))
        .select_related("station__region")
        .get(pk=report.pk)
    )
    return locked


def may_open_receipt(kept: StationFile, workspace: Workspace) -> Verdict:
    """打开回执扫描件：报告人和站长。"""
    report = MandatoryReport.objects.filter(receipt=kept).first()
    if report is None:
        return YES
    mine = ReporterIdentity.objects.filter(report=report).exists()
    return rules.can_read_facts(workspace, is_mine=mine)
