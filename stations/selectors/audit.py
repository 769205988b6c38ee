"""Reading the audit events in scope."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from core.audit import VERBS, sentence
from core.models import AuditEvent
from stations.enums import Role
from stations.models import Station
from stations.selectors.workspaces import Workspace

READS = (".read", ".reveal")
ROLE_NAMES = {**dict(Role.choices), "system": "系统"}


@dataclass(frozen=True)
class AuditFilter:
    """What to look for; empty fields do not narrow."""

    station_id: int | None = None
    actor: str = ""
    kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class AuditLine:
    """An event as a sentence."""

    event: AuditEvent
    text: str
    role: str
    station: str


def audit_events(workspace: Workspace, wanted: AuditFilter) -> QuerySet[AuditEvent]:
    """Return the events of the workspace that fit `wanted`.

    Row security decides again what is in scope; named here too, it is constants to the planner.
    """
    own = Q(station_id__in=sorted(workspace.station_ids))
    if workspace.scope.platform:
        own |= Q(station_id__isnull=True)
    events = AuditEvent.objects.filter(own)
    if wanted.station_id is not None:
        events = events.filter(station_id=wanted.station_id)
    if wanted.actor:
        events = events.filter(actor_label__icontains=wanted.actor)
    if wanted.kind == "read":
        events = events.filter(action__in=_reads())
    elif wanted.kind == "change":
        events = events.exclude(action__in=_reads())
    if wanted.since:
        events = events.filter(at__gte=_moment(wanted.since, dt.time.min))
    if wanted.until:
        events = events.filter(at__lte=_moment(wanted.until, dt.time.max))
    return events


def audit_lines(events: list[AuditEvent]) -> list[AuditLine]:
    """Put events into words. One query finds the stations' names."""
    ids = {event.station_id for event in events if event.station_id}
    names = dict(Station.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        AuditLine(
            event,
            text=sentence(event),
            role=ROLE_NAMES.get(event.actor_role, "—"),
            station=names.get(event.station_id or 0, "平台"),
        )
        for event in events
    ]


def _reads() -> list[str]:
    return [verb for verb in VERBS if verb.endswith(READS)]


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))
