"""Requests: every address as everybody, and what the answers contain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from stations.selectors.tenant_tables import confidential_models, station_models
from stations.services.isolation.addresses import Address, all_addresses
from stations.services.isolation.home import Canary, Home
from stations.services.isolation.probers import Prober, make_insiders
from stations.services.isolation.report import IsolationReport
from stations.services.isolation.tables import fingerprint
from stations.services.isolation.visitors import Answer, Knock, Visitor, rolled_back

MOST_URLS = 2  # of one pattern
FOR_LOGIN_PAGES = ("anonymous", "stranger")  # they do not tell roles apart
REDIRECT, SERVER_ERROR = 300, 500
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


@dataclass(frozen=True)
class Door:
    """One URL to knock at, and the methods that it answers."""

    address: Address
    url: str
    methods: frozenset[str]


Entitled = list[tuple[Prober, Visitor]]


def probe_pages(
    report: IsolationReport, home: Home, probers: list[Prober], *, below: str = ""
) -> None:
    """Knock at every address (whose route begins with `below`) as every prober."""
    body = _body(home)
    insiders = [
        (insider, Visitor(insider.user, body))
        for insider in make_insiders(home.station, home.people)
    ]
    visitors = [(prober, Visitor(prober.user, body)) for prober in probers]
    overseers = [pair for pair in visitors if pair[0].oversees]
    doors = list(_doors(report, home, [*insiders, *overseers], below))
    for prober, visitor in visitors:
        for door in doors:
            if door.address.is_ours or prober.name in FOR_LOGIN_PAGES:
                _try_door(report, home, prober, visitor, door)
    for _, visitor in (*insiders, *visitors):
        visitor.leave()


# ── where to knock ───────────────────────────────────────────────────


def _doors(report: IsolationReport, home: Home, entitled: Entitled, below: str) -> Iterator[Door]:
    """Yield the URLs that open to somebody entitled.

    That is the positive control: a door that is closed to everybody proves nothing.
    """
    for address in all_addresses():
        if not address.route.startswith(below):
            continue
        if address.is_regex:
            report.skip(address.name, "its route is a regular expression and takes no object")
            continue
        urls = address.urls(home.objects)
        doors = _open_doors(report, home, entitled, address, urls)
        if not doors and not address.takes_objects:  # a fragment that is told its object
            urls = [f"{url}?{urlencode(_objects(home))}" for url in urls]
            doors = _open_doors(report, home, entitled, address, urls)
        if not urls:
            report.skip(address.name, "the home station has no object for this address")
        elif not doors:
            report.skip(address.name, "opened to nobody entitled; tried all the same")
            doors = [Door(address, url, frozenset({"POST"})) for url in urls[:MOST_URLS]]
        yield from doors


def _open_doors(
    report: IsolationReport, home: Home, entitled: Entitled, address: Address, urls: list[str]
) -> list[Door]:
    doors: list[Door] = []
    permitted = [visitor for one, visitor in entitled if one.permits(address.permission)]
    for url in urls:
        answer = _first_answer(permitted, url)
        if answer is not None:
            allowed = {name.strip() for name in answer.allowed.split(",")} & METHODS
            doors.append(Door(address, url, frozenset(allowed or {"GET", "POST"})))
            report.shown_to_insiders += any(c.text in answer.text for c in home.canaries)
        if len(doors) == MOST_URLS:
            break
    return doors


def _first_answer(permitted: list[Visitor], url: str) -> Answer | None:
    """Return the answer of the first who is not refused."""
    for visitor in permitted:
        with rolled_back():
            answer = visitor.knock(Knock("GET", url))
        if answer.opens:
            return answer
    return None


def _try_door(
    report: IsolationReport, home: Home, prober: Prober, visitor: Visitor, door: Door
) -> None:
    """Knock once; and in every other way, where the view may let him in."""
    canaries = _forbidden(home, prober, door.address)
    answer = _probe(report, home, prober, visitor, Knock("GET", door.url), canaries)
    if not door.address.is_ours or not prober.permits(door.address.permission):
        return
    for method in sorted(door.methods - {"GET"}):
        _probe(report, home, prober, visitor, Knock(method, door.url), canaries)
    if answer.status >= REDIRECT:
        return
    _probe(report, home, prober, visitor, Knock("GET", door.url, fragment=True), canaries)
    if not door.address.takes_objects and "?" not in door.url:
        for query in _queries(home):
            knock = Knock("GET", f"{door.url}?{urlencode(query)}")
            _probe(report, home, prober, visitor, knock, canaries)


def _queries(home: Home) -> Iterator[dict[str, Any]]:
    """Yield the filters that would show something of the home station."""
    if home.search:
        yield {"q": home.search}
    yield {"station": home.station.pk, "region": home.station.region_id}
    yield _objects(home)


def _objects(home: Home) -> dict[str, Any]:
    return {name: value for name, value in _body(home).items() if name not in ("q", "reason")}


def _body(home: Home) -> dict[str, Any]:
    """Return a form that names the home station's objects in every field it may have."""
    body: dict[str, Any] = {"station": home.station.pk, "reason": "隔离检查", "q": home.search}
    for row in home.objects:
        name = str(row._meta.model_name)
        short = name.removeprefix("service").removeprefix("station")
        for field in (name, f"{name}s", short):
            body.setdefault(field, str(row.pk))
    if home.people:
        body["worker"] = home.people[0].pk
    return body


# ── what counts as a leak ────────────────────────────────────────────


def _probe(
    report: IsolationReport,
    home: Home,
    prober: Prober,
    visitor: Visitor,
    knock: Knock,
    canaries: list[Canary],
) -> Answer:
    report.probe(prober.name)
    own, place = home.station.pk, str(knock)
    with rolled_back():
        answer = visitor.knock(knock)
        touched = sorted(visitor.written & _tables_out_of_reach(prober))
        after = fingerprint(touched, own) if touched and answer.status < SERVER_ERROR else None
    if answer.status >= SERVER_ERROR:
        report.skip(place, f"{answer.status} for {prober.name}: the answer proves nothing")
    if after is not None and after != fingerprint(touched, own):
        report.leak(prober.name, f"changed {', '.join(touched)}", place)
    for canary in canaries:
        if canary.text in answer.text:
            report.leak(prober.name, canary.source, place)
    if answer.digest in home.digests:
        report.leak(prober.name, f"content of {home.digests[answer.digest]}", place)
    return answer


def _forbidden(home: Home, prober: Prober, address: Address) -> list[Canary]:
    """Outsiders may see nothing of the station, overseers and public pages nothing confidential."""
    open_texts = prober.oversees or address.is_public
    return [canary for canary in home.canaries if canary.confidential or not open_texts]


def _tables_out_of_reach(prober: Prober) -> set[str]:
    models = confidential_models() if prober.oversees else station_models()
    return {model._meta.db_table for model in models}
