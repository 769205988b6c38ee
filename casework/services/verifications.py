"""核查名单：taking the street's list in, and working through it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.visits import CheckResult
from casework.models import Client, ServiceRecord, VerificationItem, VerificationList
from casework.phrases import verifications as phrases
from casework.rules import verifications as rules, visits as visit_rules
from casework.selectors.verifications import Line, match_lines
from casework.services.rows import lock, made_before, save_or_explain
from core import audit, clock
from core.verdicts import Verdict
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged


@dataclass(frozen=True, kw_only=True)
class ListValues:
    """What the street asked for."""

    title: str
    asked_by: str
    received_on: dt.date
    due_on: dt.date
    instructions: str
    worker: User


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found, in words; `record` is the visit at which it was found out."""

    result: CheckResult
    checked_on: dt.date
    told: str
    record: ServiceRecord | None = None


@transaction.atomic
def create_list(
    *,
    list_id: UUID,
    station_id: int,
    values: ListValues,
    lines: Sequence[Line],
    clients: Sequence[Client] = (),
    workspace: Workspace,
    by: User,
) -> VerificationList:
    """登记核查名单。The page makes `list_id`, so that sending it twice makes one list."""
    visit_rules.can_manage(workspace).require()
    own = {"station_id": station_id, "title": values.title}
    if made := made_before(VerificationList, list_id, **own):
        return made
    order = rules.dates_in_order(received_on=values.received_on, due_on=values.due_on)
    order.require(field="due_on")
    people = len(lines) + len(clients)
    Verdict("" if people else phrases.LIST_EMPTY).require(field="names")
    too_many = phrases.TOO_MANY_LINES.format(most=rules.MOST_LINES)
    Verdict(too_many if people > rules.MOST_LINES else "").require(field="names")

    checks = VerificationList(pk=list_id, station_id=station_id, **vars(values))
    save_or_explain(checks)
    VerificationItem.objects.bulk_create(_items(checks, lines, clients))
    changes = {"people": [None, people]}
    audit.record("verification.created", target=checks, by=by, changes=changes)
    return checks


@transaction.atomic
def check_item(
    *,
    item: VerificationItem,
    found: Finding,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> VerificationItem:
    """填写核查结果。"""
    locked = _locked(item)
    visit_rules.can_manage(workspace).require()
    rules.is_open(locked.verification).require()
    require_unchanged(locked, seen_at, phrases.ITEM_CHANGED)
    rules.result_is_told(found.result, found.told).require(field="finding")
    rules.not_in_future(found.checked_on, clock.today()).require(field="checked_on")
    Verdict("" if _is_of(found.record, locked) else phrases.RECORD_OF_ANOTHER).require(
        field="record"
    )

    before = locked.result
    is_done = found.result != CheckResult.OPEN
    locked.result, locked.finding, locked.record = found.result, found.told.strip(), found.record
    locked.checked_on = found.checked_on if is_done else None
    locked.checked_by = by if is_done else None
    names = ["result", "finding", "record", "checked_on", "checked_by", "updated_at"]
    locked.save(update_fields=names)
    changes = {"result": [str(before), str(found.result)]}
    audit.record("verification.checked", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def match_item(
    *, item: VerificationItem, client: Client, workspace: Workspace, by: User
) -> VerificationItem:
    """对上档案：this line means this client."""
    locked = _locked(item)
    visit_rules.can_manage(workspace).require()
    rules.is_open(locked.verification).require()
    Verdict(_taken(locked.verification, client, excluding=locked.pk)).require(field="clients")
    locked.client = client
    locked.save(update_fields=["client", "updated_at"])
    audit.record("verification.matched", target=locked, by=by)
    return locked


@transaction.atomic
def close_list(*, checks: VerificationList, workspace: Workspace, by: User) -> VerificationList:
    """办结核查名单。"""
    locked = lock(checks)
    visit_rules.can_manage(workspace).require()
    left = locked.items.filter(result=CheckResult.OPEN).count()
    rules.can_close(locked, open_items=left).require()
    locked.closed_on = clock.today()
    locked.save(update_fields=["closed_on", "updated_at"])
    audit.record("verification.closed", target=locked, by=by)
    return locked


@transaction.atomic
def print_list(*, checks: VerificationList, by: User) -> None:
    """打印核查名单：it leaves the platform, so the printing is noted."""
    audit.record("verification.printed", target=checks, by=by)


def _items(
    checks: VerificationList, lines: Sequence[Line], clients: Sequence[Client]
) -> list[VerificationItem]:
    """Return an item for each line and each client; the same person stands on the list once."""
    matches = [each for each in match_lines(lines, station_id=checks.station_id) if not each.again]
    named = {match.client.pk for match in matches if match.client}
    written = [(each.line, each.client) for each in matches]
    added = [(Line(client.name), client) for client in clients if client.pk not in named]
    return [
        VerificationItem(
            station_id=checks.station_id,
            verification=checks,
            position=position,
            client=client,
            name=line.name,
            identifier=line.identifier,
            remark=line.remark,
        )
        for position, (line, client) in enumerate([*written, *added], start=1)
    ]


def _locked(item: VerificationItem) -> VerificationItem:
    rows = VerificationItem.objects.select_for_update(of=("self",)).select_related("verification")
    locked: VerificationItem = rows.get(pk=item.pk)
    return locked


def _is_of(record: ServiceRecord | None, item: VerificationItem) -> bool:
    if record is None:
        return True
    return bool(record.participations.filter(client=item.client_id).exists())


def _taken(checks: VerificationList, client: Client, *, excluding: UUID) -> str:
    others = checks.items.filter(client=client).exclude(pk=excluding)
    return phrases.ALREADY_ON_LIST if others.exists() else ""
