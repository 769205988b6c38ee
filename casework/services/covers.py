"""代管：standing in for a colleague from a day to a day."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.services.inbox import notify
from casework.models import AccessGrant
from casework.phrases import risks as phrases
from casework.rules import sensitive_access as rules
from casework.selectors.staff import workers_of
from casework.services.rows import insert, made_before
from core import audit
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace


@dataclass(frozen=True, kw_only=True)
class CoverValues:
    """Who stands in for whom, from when to when, and why."""

    worker: User
    stand_in: User
    starts_on: dt.date
    ends_on: dt.date
    reason: str


@transaction.atomic
def arrange_cover(
    *, grant_id: UUID, station_id: int, values: CoverValues, workspace: Workspace, by: User
) -> AccessGrant:
    """安排代管。It ends by itself after its last day."""
    worker, stand_in = values.worker, values.stand_in
    starts_on, ends_on = values.starts_on, values.ends_on
    rules.can_arrange_cover(workspace, by, worker).require()
    if made := made_before(AccessGrant, grant_id, covers=worker, user=stand_in):
        return made
    rules.can_cover(worker=worker, stand_in=stand_in, starts_on=starts_on, ends_on=ends_on).require(
        field="ends_on" if worker != stand_in else "stand_in"
    )
    if not {worker, stand_in} <= set(workers_of(station_id, starts_on)):
        raise RefusedError(phrases.COVER_COLLEAGUE, field="stand_in")

    grant = insert(
        AccessGrant(
            pk=grant_id,
            station_id=station_id,
            user=stand_in,
            covers=worker,
            reason=values.reason,
            starts_on=starts_on,
            ends_on=ends_on,
            given_by=by,
        )
    )
    audit.record("cover.given", target=grant, by=by)
    period = f"{starts_on:%Y-%m-%d} 至 {ends_on:%Y-%m-%d}"
    url = reverse("casework:cover_list")
    notify(owner=stand_in, title=f"请您代管 {worker} 的工作", body=period, url=url)
    if worker.pk != by.pk:
        notify(owner=worker, title=f"{stand_in} 代管您的工作", body=period, url=url)
    return grant
