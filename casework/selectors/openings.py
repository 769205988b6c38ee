"""谁查阅了：who opened the files of clients, from the read events."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import User
from casework.enums import ClientSecret
from casework.models import Client
from core import clock
from core.models import AuditEvent
from stations.tenancy import current_scope

PRINTED = "client.printed"
READS = ("client.read", "client.reveal", "client.granted", PRINTED)
WITHIN = dt.timedelta(days=30)
LOOKED_THROUGH = 100


@dataclass(frozen=True)
class Opening:
    """One reading: who opened or unmasked what, when, and why."""

    at: dt.datetime
    by: str
    client_id: UUID
    client_label: str
    what: str
    reason: str
    granted: tuple[str, ...] = ()
    printed: bool = False

    @property
    def text(self) -> str:
        """What the timeline says after the name."""
        if self.granted:
            return f"同意{self.granted[0]}查阅这份档案，到 {self.granted[1]}"
        if self.printed:
            return "打印档案"
        return f"查看{self.what}" if self.what else "打开档案"


def who_opened(user: User, limit: int = 5) -> list[Opening]:
    """Return who else opened files that `user` is responsible for, lately, the newest first.

    Opening the same file again on the same day counts once.
    """
    mine = Client.objects.filter(worker=user).order_by().annotate(key=Cast("pk", CharField()))
    events = _reads().filter(at__gte=clock.now() - WITHIN, object_id__in=mine.values("key"))
    return _once_a_day(events.exclude(actor_id=user.pk), limit)


def openings_of(client: Client, limit: int = 10) -> list[Opening]:
    """Return who opened this file, the newest first."""
    return _once_a_day(_reads().filter(object_id=str(client.pk)), limit)


def _reads() -> QuerySet[AuditEvent]:
    scope = current_scope()
    stations = sorted(scope.station_ids) if scope else []
    return AuditEvent.objects.filter(
        station_id__in=stations, object_type=Client._meta.label_lower, action__in=READS
    ).order_by("-at")


def _once_a_day(events: QuerySet[AuditEvent], limit: int) -> list[Opening]:
    openings: dict[tuple[object, ...], Opening] = {}
    for event in events[:LOOKED_THROUGH]:
        opening = _opening(event)
        day = timezone.localdate(event.at)
        openings.setdefault((event.actor_id, event.object_id, day, opening.text), opening)
    return list(openings.values())[:limit]


def _opening(event: AuditEvent) -> Opening:
    _, revealed = event.changes.get("revealed", ["", ""])
    return Opening(
        at=event.at,
        by=event.actor_label,
        client_id=UUID(event.object_id),
        client_label=event.object_label,
        what=ClientSecret(revealed).label if revealed in ClientSecret.values else "",
        reason=event.reason,
        granted=tuple(event.changes.get("granted", ())),
        printed=event.action == PRINTED,
    )
