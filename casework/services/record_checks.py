"""Holding the rules about the content of a record, whoever prepared it."""

import datetime as dt

from casework import phrases, rules
from casework.services.record_values import RecordValues
from core import clock
from core.verdicts import Verdict
from stations.models import Station


def require_sound(values: RecordValues, *, station_id: int) -> None:
    """Raise `RefusedError` for the first value that breaks a rule."""
    project = values.plan.project
    people = rules.has_people(
        needs_client=values.kind.needs_client,
        clients=len(values.clients),
        anonymous=values.anonymous_count,
    )
    _here(project.station_id == station_id, phrases.ITEM_NOT_OFFERED).require(field="plan")
    _served(values.served_on, project.station).require(field="served_on")
    rules.can_count_to(project, values.served_on).require(field="plan")
    _all_here(values, station_id).require(field="clients")
    people.require(field="clients")
    _inside(values, project.station).require(field="community")


def _here(is_so: bool, otherwise: str) -> Verdict:
    return Verdict("" if is_so else otherwise)


def _served(day: dt.date, station: Station) -> Verdict:
    return rules.can_be_served_on(day, station=station, today=clock.today())


def _all_here(values: RecordValues, station_id: int) -> Verdict:
    here = all(client.station_id == station_id for client in values.clients)
    return _here(here, phrases.CLIENT_ELSEWHERE)


def _inside(values: RecordValues, station: Station) -> Verdict:
    community = values.community
    inside = community is None or community.path.startswith(station.region.path)
    return _here(inside, phrases.COMMUNITY_ELSEWHERE)
