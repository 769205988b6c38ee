"""需求清单：needs of a community, from finding to settling."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.communities import NeedState
from casework.models import CommunityNeed
from casework.phrases import communities as phrases
from casework.rules import can_write_records, communities as rules
from casework.rules.needs import OPEN_STATES, can_rate, can_settle
from casework.services.communities import require_inside
from casework.services.rows import add_row, change_row, lock
from core import audit, clock
from stations.services.saving import require_unchanged


@transaction.atomic
def add_community_need(
    *, need_id: UUID, station_id: int, values: Mapping[str, Any], by: User
) -> CommunityNeed:
    """登记社区需求。"""
    require_inside(values["community"], station_id)
    rules.is_past(values["found_on"], clock.today()).require(field="found_on")
    need: CommunityNeed = add_row(
        model=CommunityNeed,
        row_id=need_id,
        station_id=station_id,
        values={**values, "recorded_by": by},
        by=by,
    )
    return need


@transaction.atomic
def change_community_need(
    *, need: CommunityNeed, values: Mapping[str, Any], seen_at: dt.datetime, by: User
) -> CommunityNeed:
    """修改社区需求，办结之前。"""
    rules.can_retire(need).require()
    require_inside(values["community"], need.station_id)
    rules.is_past(values["found_on"], clock.today()).require(field="found_on")
    changed: CommunityNeed = change_row(row=need, values=values, seen_at=seen_at, by=by)
    return changed


@transaction.atomic
def settle_community_need(
    *,
    need: CommunityNeed,
    state: str,
    response: str = "",
    satisfaction: int | None = None,
    settled_on: dt.date | None = None,
    seen_at: dt.datetime | None = None,
    by: User,
) -> CommunityNeed:
    """更新状态：开始回应、办结（可附满意度），或重新打开。

    Refused when somebody else did so after `seen_at`.
    """
    locked = lock(need)
    can_write_records(locked.station_id).require()
    require_unchanged(locked, seen_at, phrases.ROW_CHANGED)
    settled_on = None if state in OPEN_STATES else settled_on or clock.today()
    can_settle(locked.found_on, settled_on, clock.today()).require(field="settled_on")
    can_rate(NeedState(state), satisfaction).require(field="satisfaction")

    before = locked.state
    locked.state, locked.satisfaction, locked.settled_on = state, satisfaction, settled_on
    locked.response = response.strip()
    names = ["state", "satisfaction", "settled_on", "response", "updated_at"]
    locked.save(update_fields=names)
    changes = {"state": [before, str(state)], "satisfaction": [None, satisfaction]}
    audit.record("communityneed.settled", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def print_list(*, station: Any, what: str, by: User) -> None:
    """打印清单：`what` is needs or resources."""
    audit.record(f"station.{what}_printed", target=station, by=by)
