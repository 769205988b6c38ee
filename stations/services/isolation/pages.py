"""Requests: every address as everybody, and what the answers contain."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from stations.selectors.tenant_tables import confidential_models, station_models
from stations.services.isolation.addresses import Address
from stations.services.isolation.canaries import Sieve
from stations.services.isolation.doors import Door, body_of, find_doors, objects_of
from stations.services.isolation.exports import JOBS, results_for
from stations.services.isolation.home import Home
from stations.services.isolation.probers import Prober, make_insiders
from stations.services.isolation.report import IsolationReport
from stations.services.isolation.tables import fingerprint
from stations.services.isolation.visitors import (
    NOT_BY_GET,
    SERVER_ERROR,
    Answer,
    Knock,
    Visitor,
    rolled_back,
)

FOR_LOGIN_PAGES = ("anonymous", "stranger")  # they do not tell roles apart
REDIRECT, TO_LOGIN, NO_LOGIN, NOT_ALLOWED = 300, 302, 401, 403


def probe_pages(
    report: IsolationReport, home: Home, probers: list[Prober], addresses: list[Address]
) -> None:
    """Knock at every address as every prober."""
    body = body_of(home)
    insiders = [
        (insider, Visitor(insider.user, body))
        for insider in make_insiders(home.station, home.people)
    ]
    visitors = [(prober, Visitor(prober.user, body)) for prober in probers]
    overseers = [pair for pair in visitors if pair[0].oversees]
    doors = list(find_doors(report, home, [*insiders, *overseers], addresses))
    for prober, visitor in visitors:
        for address, its_doors in groupby(doors, key=lambda door: door.address):
            if address.is_ours or prober.name in FOR_LOGIN_PAGES:
                _try_doors(report, home, prober, visitor, list(its_doors))
    for _, visitor in (*insiders, *visitors):
        visitor.leave()


def _try_doors(
    report: IsolationReport, home: Home, prober: Prober, visitor: Visitor, doors: list[Door]
) -> None:
    """Knock at every door of an address.

    Whoever is turned away before any object is looked at, for lack of a login or of the
    permission that the view declares, would hear the same at the next one.
    """
    for door in doors:
        answer = _try_door(report, home, prober, visitor, door)
        if _is_turned_away(prober, door.address, answer):
            break


def _is_turned_away(prober: Prober, address: Address, answer: Answer) -> bool:
    if not address.is_ours or address.is_public:
        return False
    if prober.user is None:
        return answer.status in (TO_LOGIN, NO_LOGIN, NOT_ALLOWED)
    return not prober.permits(address.permission) and answer.status in (NOT_ALLOWED, NOT_BY_GET)


def _try_door(
    report: IsolationReport, home: Home, prober: Prober, visitor: Visitor, door: Door
) -> Answer:
    """Knock once; and in every other way, where the view may let him in. Return the first answer."""
    sieve = _forbidden(home, prober, door.address)
    answer = _probe(report, home, prober, visitor, Knock("GET", door.url), sieve)
    if not door.address.is_ours or not prober.permits(door.address.permission):
        return answer
    for method in sorted(door.methods - {"GET"} - door.unanswered):
        if _probe(report, home, prober, visitor, Knock(method, door.url), sieve).status == (
            NOT_BY_GET
        ):
            door.unanswered.add(method)
    if "POST" in door.methods - door.unanswered and not door.address.takes_objects:
        _probe(report, home, prober, visitor, Knock("POST", door.url, blank=True), sieve)
    if answer.status >= REDIRECT:
        return answer
    _probe(report, home, prober, visitor, Knock("GET", door.url, fragment=True), sieve)
    if not door.address.takes_objects and "?" not in door.url:
        for query in _queries(home):
            knock = Knock("GET", f"{door.url}?{urlencode(query)}")
            _probe(report, home, prober, visitor, knock, sieve)
    return answer


def _queries(home: Home) -> Iterator[dict[str, Any]]:
    """Yield the filters that would show something of the home station."""
    if home.search:
        yield {"q": home.search}
    yield {"station": home.station.pk, "region": home.station.region_id}
    yield objects_of(home)


# ── what counts as a leak ────────────────────────────────────────────


def _probe(
    report: IsolationReport,
    home: Home,
    prober: Prober,
    visitor: Visitor,
    knock: Knock,
    sieve: Sieve,
) -> Answer:
    report.probe(prober.name)
    own, place = home.station.pk, str(knock)
    with rolled_back():
        answer = visitor.knock(knock)
        if JOBS in visitor.written:
            answer = answer.along_with(results_for(visitor.user))
            report.exports += 1
        touched = sorted(visitor.written & _tables_out_of_reach(oversees=prober.oversees))
        after = fingerprint(touched, own) if touched and answer.status < SERVER_ERROR else None
    if answer.status >= SERVER_ERROR:
        report.skip(place, f"{answer.status} for {prober.name}: the answer proves nothing")
    if after is not None and after != fingerprint(touched, own):
        report.leak(prober.name, f"changed {', '.join(touched)}", place)
    for canary in sieve.found_in(answer.text):
        report.leak(prober.name, canary.source, place)
    for digest in answer.digests & home.digests.keys():
        report.leak(prober.name, f"content of {home.digests[digest]}", place)
    return answer


def _forbidden(home: Home, prober: Prober, address: Address) -> Sieve:
    """Outsiders may see nothing of the station, overseers and public pages nothing confidential."""
    return home.confidential_sieve if prober.oversees or address.is_public else home.sieve


@cache
def _tables_out_of_reach(*, oversees: bool) -> frozenset[str]:
    models = confidential_models() if oversees else station_models()
    return frozenset(model._meta.db_table for model in models)
