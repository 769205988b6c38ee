"""需求：what one person needs; R-037: how far it was met is measured need by need."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework import rules
from casework.enums.communities import NeedSource, NeedState, Priority
from casework.models import Case, Client, Need
from casework.phrases import communities as phrases
from casework.rules.needs import OPEN_STATES, can_rate, can_settle
from casework.services.rows import lock
from core import audit, clock
from core.errors import RefusedError
from core.ids import uuid7
from stations.services.saving import require_unchanged


@transaction.atomic
def record_need(  # noqa: PLR0913  -- what a need says, each by its name
    *,
    client: Client,
    kind: str,
    description: str,
    priority: str = Priority.MEDIUM,
    source: str = NeedSource.VISIT,
    case: Case | None = None,
    raised_on: dt.date | None = None,
    need_id: UUID | None = None,
    by: User,
) -> Need:
    """登记需求。The same `need_id` sent again gives the same need."""
    rules.can_write_records(client.station_id).require()
    raised_on = raised_on or clock.today()
    if raised_on > clock.today():
        raise RefusedError(phrases.IN_THE_FUTURE, field="raised_on")
    if not description.strip():
        raise RefusedError(phrases.NEED_MISSING, field="description")
    if case is not None and case.client_id != client.pk:
        raise RefusedError(phrases.CASE_OF_ANOTHER, field="case")

    need: Need
    need, is_new = Need.objects.get_or_create(
        pk=need_id or uuid7(),
        defaults={
            "station_id": client.station_id,
            "client": client,
            "case": case,
            "kind": kind,
            "description": description.strip(),
            "priority": priority,
            "source": source,
            "raised_on": raised_on,
            "recorded_by": by,
        },
    )
    if is_new:
        audit.record("need.recorded", target=need, by=by)
    return need


@transaction.atomic
def settle_need(
    *,
    need: Need,
    state: str,
    satisfaction: int | None = None,
    settled_on: dt.date | None = None,
    seen_at: dt.datetime | None = None,
    by: User,
) -> Need:
    """办结需求，或重新打开。Only what is met or partly met carries a satisfaction.

    Refused when somebody else did so after `seen_at`.
    """
    locked = lock(need)
    rules.can_write_records(locked.station_id).require()
    require_unchanged(locked, seen_at, phrases.ROW_CHANGED)
    settled_on = None if state in OPEN_STATES else settled_on or clock.today()
    can_settle(locked.raised_on, settled_on, clock.today()).require(field="settled_on")
    can_rate(NeedState(state), satisfaction).require(field="satisfaction")

    before, rated = locked.state, locked.satisfaction
    locked.state, locked.satisfaction, locked.settled_on = state, satisfaction, settled_on
    locked.save(update_fields=["state", "satisfaction", "settled_on", "updated_at"])
    changes = {"state": [before, str(state)], "satisfaction": [rated, satisfaction]}
    audit.record("need.settled", target=locked, by=by, changes=changes)
    return locked
