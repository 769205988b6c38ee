"""The form of a record as it opens, and as it was sent: where it belongs decides what it asks."""

from collections.abc import Mapping
from typing import Any

from casework.forms.context_lookups import resolve_context
from casework.forms.record_contexts import PLACES, RecordContext
from casework.forms.record_starts import likely
from casework.forms.records import RecordForm
from casework.models import RecordDraft
from casework.selectors.kinds import ServiceKinds
from casework.selectors.records import own_latest
from core import clock
from core.ids import uuids
from stations.access import StaffRequest
from stations.models import Station


def opened_form(
    request: StaffRequest, station: Station, kinds: ServiceKinds, draft: RecordDraft | None
) -> RecordForm:
    """Return the form with the draft in it, or with what is likely."""
    asked = request.GET
    told: dict[str, Any] = draft.data if draft else {name: asked.get(name) for name in PLACES}
    chosen = [*asked.getlist("client"), *asked.getlist("clients")]
    clients = told.get("clients") or [] if draft else chosen
    wanted = draft.kind if draft else asked.get("kind", "")
    context = _context(told, station, kinds.named_or_first(wanted).code, clients)
    offered = context.kinds(kinds)
    kind = next((each for each in offered if each.code == wanted), offered[0])
    latest = own_latest(user=request.user, station_id=station.pk, kind=kind.code)
    values = likely(kind, latest, clock.today()) | {"clients": clients} | context.initial()
    return RecordForm(
        initial=values | draft.data if draft else values,
        station=station,
        user=request.user,
        kinds=offered,
        context=context,
    )


def sent_form(request: StaffRequest, station: Station, kinds: ServiceKinds) -> RecordForm:
    """Return the form with what was typed."""
    typed = request.POST
    clients = [pk for pk in typed.getlist("clients") if pk != typed.get("drop")]
    context = _context(typed, station, typed.get("kind", ""), clients)
    return RecordForm(
        typed,
        request.FILES,
        station=station,
        user=request.user,
        kinds=context.kinds(kinds),
        context=context,
    )


def _context(
    told: Mapping[str, Any], station: Station, kind: str, clients: str | list[str]
) -> RecordContext:
    return resolve_context(told, station=station, kind=kind, clients=uuids(clients))
