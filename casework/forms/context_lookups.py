"""Which context a page asks for: by its address, its draft, or what was sent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from casework.enums.questionnaires import QuestionSetKind
from casework.forms.record_contexts import (
    NOWHERE,
    PLACES,
    RESOURCE_KIND,
    VISIT_KINDS,
    RecordContext,
)
from casework.models import Client, QuestionSetVersion, VisitPlan
from casework.rules.target_groups import target_group_of
from casework.selectors.cases import get_case
from casework.selectors.questionnaires import find_usable_version, form_in_use
from casework.selectors.records import clients_of_station
from casework.selectors.visits import get_visit_plan
from core import clock
from core.ids import uuids
from stations.models import Station


def resolve_context(
    data: Mapping[str, Any], *, station: Station, kind: str, clients: list[UUID]
) -> RecordContext:
    """Return what `data` says: the query of the page, its draft, or what was sent."""
    ids = {name: next(iter(uuids(_one(data, name))), None) for name in PLACES}
    if ids["case"]:
        case = get_case(pk=ids["case"])
        version = _version(data, QuestionSetKind.NOTE, station, None)
        return RecordContext(case=case, client=case.client, version=version)
    if ids["visit_plan"]:
        return _in_plan(data, get_visit_plan(pk=ids["visit_plan"]), station)
    return _plain(data, station, kind, clients)


def _in_plan(data: Mapping[str, Any], plan: VisitPlan, station: Station) -> RecordContext:
    code = plan.question_set.code if plan.question_set else None
    version = _version(data, QuestionSetKind.VISIT, station, plan.client, code=code)
    return RecordContext(plan=plan, client=plan.client, version=version)


def _plain(
    data: Mapping[str, Any], station: Station, kind: str, clients: list[UUID]
) -> RecordContext:
    """A visit to one person is a visit also without a plan; its questions wait, folded.

    Linking resources asks by which method it was done.
    """
    if kind == RESOURCE_KIND:
        return RecordContext(version=_version(data, QuestionSetKind.RESOURCE, station, None))
    if kind != VISIT_KINDS[0] or len(clients) != 1:
        return NOWHERE
    client = next(iter(clients_of_station(clients, station_id=station.pk)), None)
    if client is None:
        return NOWHERE
    version = _version(data, QuestionSetKind.VISIT, station, client)
    return RecordContext(client=client, version=version, is_folded=True)


def _version(
    data: Mapping[str, Any],
    kind: QuestionSetKind,
    station: Station,
    client: Client | None,
    *,
    code: str | None = None,
) -> QuestionSetVersion | None:
    """Return the form that was on the screen, else the one in use."""
    for pk in uuids(_one(data, "form_version")):
        if known := find_usable_version(pk=pk, kind=kind, station=station):
            return known
    own = form_in_use(kind=kind, station=station, code=code) if code else None
    if own is not None or client is None:
        return own or form_in_use(kind=kind, station=station)
    group = target_group_of(client, clock.today())
    return form_in_use(kind=kind, station=station, target_group=group)


def _one(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name) or ""
    return str(value[0]) if isinstance(value, list) and value else str(value or "")
