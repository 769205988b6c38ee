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
from casework.models import Client, ReliefApplication, ReliefDocument, ReliefProgress
from casework.phrases import relief as phrases, visits as visit_phrases
from casework.rules import relief as rules, visits as visit_rules
from casework.services.rows import change, lock, made_before, save_or_explain
from core import audit, clock
from core.errors import RefusedError
from core.verdicts import Verdict
from stations.selectors.workspaces import Workspace
from stations.services.files import keep_upload
from stations.services.saving import require_unchanged

STARTED = "开始协助"


@dataclass(frozen=True, kw_only=True)
class ReliefNews:
    """How it stands on a day: `note` says more, and why; `amount` is of what was approved."""

    state: ReliefState
    on: dt.date
    note: str = ""
    amount: Decimal | None = None

    def columns(self) -> dict[str, Any]:
        """Return what the application stores; of a result only, while there is one."""
        if self.state not in ReliefState.over():
            return {"state": self.state, "decided_on": None, "result": "", "amount": None}
        note = self.note.strip()
        return {
            "state": self.state, "decided_on": self.on, "result": note, "amount": self.amount
        }  # fmt: skip


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
    visit_rules.can_manage(workspace).require()
    own = {"client_id": client.pk, "kind": values.kind}
    if made := made_before(ReliefApplication, application_id, **own):
        return made
    Verdict(visit_phrases.CLIENT_FILE_ENDED if client.ended_on else "").require(field="")

    today = clock.today()
    application = ReliefApplication(
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
    save_or_explain(application)
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
    news: ReliefNews,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> ReliefApplication:
    """登记进展；批准、未批准或撤回即为结果。Refused when there was other news after `seen_at`."""
    locked = lock(application)
    visit_rules.can_manage(workspace).require()
    rules.is_open(locked).require()
    require_unchanged(locked, seen_at, phrases.CHANGED)
    _require_sound(locked, news)

    changes = {"state": [str(locked.state), str(news.state)]}
    submitted = {"submitted_on": news.on} if news.state == ReliefState.SUBMITTED else {}
    heard_on = max(news.on, locked.last_news_on)
    change(locked, {**news.columns(), **submitted, "last_news_on": heard_on})
    _write_news(locked, on=news.on, note=news.note.strip(), by=by)
    audit.record("relief.news", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def correct_result(
    *,
    application: ReliefApplication,
    news: ReliefNews,
    reason: str,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> ReliefApplication:
    """更正结果：what stood there, and why it was wrong, is kept among the news.

    A state that is no result takes the application up again.
    """
    locked = lock(application)
    visit_rules.can_manage(workspace).require()
    rules.can_correct(locked).require()
    require_unchanged(locked, seen_at, phrases.CHANGED)
    _require_sound(locked, news)
    before = _result_of(locked)
    changes = {"state": [str(locked.state), str(news.state)]}
    if not change(locked, news.columns()):
        raise RefusedError(phrases.SAME_RESULT)

    told = phrases.CORRECTED.format(
        after=_result_of(locked), reason=reason.rstrip("。"), before=before
    )
    _write_news(locked, on=clock.today(), note=told, by=by)
    audit.record("relief.corrected", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def set_paper(
    *,
    paper: ReliefDocument,
    is_ready: bool,
    note: str = "",
    upload: "UploadedFile[Any] | None" = None,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> ReliefDocument:
    """登记一份材料：whether it is there, and the scan of it.

    Refused when somebody else did so after `seen_at`.
    """
    application = lock(paper.application)
    visit_rules.can_manage(workspace).require()
    rules.is_open(application).require()
    locked = lock(paper)
    require_unchanged(locked, seen_at, phrases.PAPER_CHANGED)
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
    locked = lock(application)
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


def _require_sound(application: ReliefApplication, news: ReliefNews) -> None:
    rules.news_on(application, news.on, clock.today()).require(field="on")
    rules.result_is_told(news.state, news.note).require(field="note")
    rules.amount_fits(news.state, news.amount).require(field="amount")


def _result_of(application: ReliefApplication) -> str:
    """Say how it stands: 已批准 2026-11-03，870.50 元，按月发放."""
    amount = "" if application.amount is None else f"{application.amount:.2f} 元"
    decided = f"{application.get_state_display()} {application.decided_on or ''}".strip()
    said = application.result.rstrip("。")
    return "，".join(part for part in (decided, amount, said) if part)
