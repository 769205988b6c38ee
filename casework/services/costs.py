"""费用 of groups and activities: planned, spent, with receipts."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import CommunityActivity, CostLine, ServiceGroup
from casework.phrases import groups as phrases
from casework.rules import can_write_records
from casework.rules.clients import sees_names
from casework.services.rows import insert, made_before
from core import audit, clock
from core.errors import RefusedError
from core.verdicts import YES, Verdict
from stations.models import StationFile
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

MOST = Decimal("99999999.99")
FIELDS = ("what", "planned", "spent", "spent_on")


@dataclass(frozen=True, kw_only=True)
class CostValues:
    """One line of the budget or of what was spent. A receipt that is None stays as it is."""

    what: str
    planned: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)
    spent_on: dt.date | None = None
    receipt: StationFile | None = None


@transaction.atomic
def add_cost(
    *,
    cost_id: UUID,
    group: ServiceGroup | None = None,
    activity: CommunityActivity | None = None,
    values: CostValues,
    by: User,
) -> CostLine:
    """登记费用 of a group or an activity. The page makes `cost_id`: sent twice makes one line."""
    owner = group or activity
    assert owner is not None, "a cost belongs to a group or an activity"
    can_write_records(owner.station_id).require()
    _require_sound(values)
    whose = {"group_id": group and group.pk, "activity_id": activity and activity.pk}
    if made := made_before(CostLine, cost_id, **whose):
        return made

    cost = CostLine(id=cost_id, station_id=owner.station_id, **whose)
    _write(cost, values)
    insert(cost)
    audit.record("cost.added", target=owner, by=by, changes=_changes({}, cost))
    return cost


def may_open_bill(kept: StationFile, workspace: Workspace) -> Verdict:
    """打开票据：不给只看隐去姓名的人，上面常有领取人的签名。"""
    if sees_names(workspace) or not CostLine.objects.filter(receipt=kept).exists():
        return YES
    return Verdict(phrases.BILL_CLOSED)


@transaction.atomic
def change_cost(
    *, cost: CostLine, values: CostValues, seen_at: dt.datetime | None = None, by: User
) -> CostLine:
    """修改费用。Refused when somebody else changed it after `seen_at`."""
    locked: CostLine = (
        CostLine.objects.select_for_update(of=("self",))
        .select_related("group", "activity")
        .get(pk=cost.pk)
    )
    can_write_records(locked.station_id).require()
    require_unchanged(locked, seen_at, phrases.COST_CHANGED)
    _require_sound(values)

    before = {name: getattr(locked, name) for name in FIELDS}
    _write(locked, values)
    locked.save(update_fields=[*FIELDS, "receipt", "updated_at"])
    owner = locked.group or locked.activity
    audit.record("cost.edited", target=owner, by=by, changes=_changes(before, locked))
    return locked


@transaction.atomic
def remove_cost(*, cost: CostLine, by: User) -> None:
    """删除费用：what was typed by mistake. The audit keeps the line."""
    can_write_records(cost.station_id).require()
    owner = cost.group or cost.activity
    before = {name: getattr(cost, name) for name in FIELDS}
    cost.delete()
    gone = {name: [str(value or ""), ""] for name, value in before.items() if value}
    audit.record("cost.removed", target=owner, by=by, changes=gone)


def _require_sound(values: CostValues) -> None:
    for name in ("planned", "spent"):
        amount = getattr(values, name)
        if amount < 0:
            raise RefusedError(phrases.COST_NEGATIVE, field=name)
        if amount > MOST:
            raise RefusedError(phrases.COST_TOO_MUCH, field=name)
    if values.spent and values.spent_on is None:
        raise RefusedError(phrases.COST_NEEDS_DAY, field="spent_on")
    if values.spent_on and values.spent_on > clock.today():
        raise RefusedError(phrases.COST_IN_FUTURE, field="spent_on")


def _write(cost: CostLine, values: CostValues) -> None:
    for name in FIELDS:
        setattr(cost, name, getattr(values, name))
    if values.receipt is not None:
        cost.receipt = values.receipt


def _changes(before: dict[str, Any], cost: CostLine) -> dict[str, list[str]]:
    after = {name: getattr(cost, name) for name in FIELDS}
    return {
        name: [str(before.get(name) or ""), str(value or "")]
        for name, value in after.items()
        if before.get(name) != value
    }
