"""What the fields of a record hold when the page opens."""

import datetime as dt
from typing import Any

from casework.forms.questions import PREFIX
from casework.models import ServiceRecord
from casework.selectors.kinds import ServiceKind

USUAL_MINUTES = (15, 30, 45, 60, 90)


def initial_of(record: ServiceRecord) -> dict[str, Any]:
    """Return a record as the form shows it."""
    usual = record.minutes in USUAL_MINUTES
    return {
        "version": record.version,
        "kind": record.kind,
        "clients": [str(each.client_id) for each in record.participations.all()],
        "anonymous_count": record.anonymous_count or None,
        "served_on": record.served_on,
        "started_at": record.started_at,
        "minutes": record.minutes if usual else None,
        "minutes_other": None if usual else record.minutes,
        "place": record.place,
        "place_detail": record.place_detail,
        "community": record.community_id,
        "plan": f"{record.project_id}:{record.item_id}",
        "method": record.method,
        "situation": record.situation,
        "content": record.content,
        "next_step": record.next_step,
        **{PREFIX + code: answer for code, answer in record.answers.items()},
    }


def likely(kind: ServiceKind, latest: ServiceRecord | None, today: dt.date) -> dict[str, Any]:
    """Return what a new record of that kind most likely says: as last time, today."""
    values: dict[str, Any] = {
        "kind": kind.code,
        "served_on": today,
        "minutes": kind.minutes,
        "place": kind.place,
        "method": "",
    }
    if latest is not None:
        values["plan"] = f"{latest.project_id}:{latest.item_id}"
    if latest is not None and latest.kind == kind.code:
        values["place"] = latest.place
    return values
