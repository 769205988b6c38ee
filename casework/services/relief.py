"""协助救助申请：from the papers to the result."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from casework.enums.visits import ReliefKind, ReliefState
from casework.errors import FieldRefusedError, PageOutdatedError
from casework.models import Client, ReliefApplication, ReliefDocument, ReliefProgress
from casework.phrases import visits as visit_phrases
from casework.rules import relief as rules, visits as visit_rules
from core import audit, clock
from core.verdicts import Verdict
from stations.selectors.workspaces import Workspace
from stations.services.files import keep_upload

STARTED = "开始协助"


@dataclass(frozen=True, kw_only=True)
class ReliefValues:
    """What is applied for; `checklist` names the papers, and whether each is required."""

    kind: ReliefKind
    office: str
    worker: User
    checklist: Sequence[tuple[str, bool]]
    clerk: str = ""


@transaction.atomic
def start_application(
    *,
    application_id: UUID,
    client: Client,
    values: ReliefValues,
    workspace: Workspace,
    by: User,
) -> ReliefApplication:
    """开始协助申请，with the usual papers to get ready. Sent twice, it is one."""
    known: ReliefApplication | None = ReliefApplication.objects.filter(pk=application_id).first()
    if known is not None:
        if known.client_id != client.pk or known.kind != values.kind:
            raise PageOutdatedError
        return known
    visit_rules.can_manage(workspace).require()
    _require("", Verdict(visit_phrases.CLIENT_FILE_ENDED if client.ended_on else ""))

    today = clock.today()
    application: ReliefApplication = ReliefApplication.objects.create(
        pk=application_id,
        station_id=client.station_id,
        client=client,
        kind=values.kind,
        office=values.office,
        clerk=values.clerk,
        started_on=today,
        last_news_on=today,
        worker=values.worker,
    )
    ReliefDocument.objects.bulk_create(
        ReliefDocument(
            station_id=client.station_id,
            application=application,
            position=position,
            name=name,
            is_required=required,
        )
        for position, (name, required) in enumerate(values.checklist, start=1)
    )
    _write_news(application, on=today, note=STARTED, by=by)
    audit.record("relief.started", target=application, by=by)
    return application


@transaction.atomic
def add_news(
    *,
    application: ReliefApplication,
    state: ReliefState,
    on: dt.date,
    note: str,
    amount: Decimal | None = None,
    workspace: Workspace,
    by: User,
) -> ReliefApplication:
    """登记进展；批准、未批准或撤回即为结果。"""
    locked = _locked(application)
    visit_rules.can_manage(workspace).require()
    rules.is_open(locked).require()
    _require("on", rules.news_on(locked, on, clock.today()))
    _require("note", rules.result_is_told(state, note))
    _require("amount", rules.amount_fits(state, amount))

    before = locked.state
    changed: dict[str, Any] = {"state": state, "last_news_on": max(on, locked.last_news_on)}
    if state == ReliefState.SUBMITTED:
        changed["submitted_on"] = on
    if state in ReliefState.over():
        changed |= {"decided_on": on, "result": note.strip(), "amount": amount}
    for name, value in changed.items():
        setattr(locked, name, value)
    locked.save(update_fields=[*changed, "updated_at"])
    _write_news(locked, on=on, note=note.strip(), by=by)
    changes = {"state": [str(before), str(state)]}
    audit.record("relief.news", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def set_paper(
    *,
    paper: ReliefDocument,
    is_ready: bool,
    note: str = "",
    upload: "UploadedFile[Any] | None" = None,
    workspace: Workspace,
    by: User,
) -> ReliefDocument:
    """登记一份材料：whether it is there, and the scan of it."""
    application = _locked(paper.application)
    visit_rules.can_manage(workspace).require()
    rules.is_open(application).require()
    locked: ReliefDocument = ReliefDocument.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if upload is not None:
        locked.file = keep_upload(station_id=locked.station_id, upload=upload, by=by)
    locked.note = note.strip()
    locked.ready_on = (locked.ready_on or clock.today()) if is_ready else None
    locked.save(update_fields=["file", "note", "ready_on", "updated_at"])
    changes = {"is_ready": [paper.ready_on is not None, is_ready]}
    audit.record("relief.document", target=application, by=by, changes=changes)
    return locked


@transaction.atomic
def add_paper(
    *, application: ReliefApplication, name: str, workspace: Workspace, by: User
) -> ReliefDocument:
    """增加一份材料 that this office asks for besides."""
    locked = _locked(application)
    visit_rules.can_manage(workspace).require()
    rules.is_open(locked).require()
    last = locked.documents.aggregate(last=Max("position"))["last"] or 0
    paper: ReliefDocument = ReliefDocument.objects.create(
        station_id=locked.station_id, application=locked, position=last + 1, name=name
    )
    audit.record("relief.document_added", target=locked, by=by)
    return paper


@transaction.atomic
def print_application(*, application: ReliefApplication, by: User) -> None:
    """打印：it leaves the platform, so the printing is noted."""
    audit.record("relief.printed", target=application, by=by)


def _write_news(application: ReliefApplication, *, on: dt.date, note: str, by: User) -> None:
    ReliefProgress.objects.create(
        station_id=application.station_id,
        application=application,
        on=on,
        state=application.state,
        note=note,
        recorded_by=by,
    )


def _locked(application: ReliefApplication) -> ReliefApplication:
    rows = ReliefApplication.objects.select_for_update(of=("self",))
    locked: ReliefApplication = rows.get(pk=application.pk)
    return locked


def _require(field: str, verdict: Verdict) -> None:
    if not verdict:
        raise FieldRefusedError(field, verdict.reason)
