"""Requests: every address as everybody, and what the answers contain."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from stations.selectors.tenant_tables import confidential_models, station_models
from stations.services.isolation.addresses import Address
from stations.services.isolation.canaries import Sieve
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
FOR_EVERYBODY = 6  # URLs of an address that everybody entitled is asked for
MOST_UNSURE = 6
REDIRECT, TO_LOGIN, NO_LOGIN, NOT_ALLOWED = 300, 302, 401, 403
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


@dataclass(frozen=True)
class Door:
    """One URL to knock at, and the methods that it answers.

    `unanswered` are those that its address turned out not to answer, whoever asks.
    """

    address: Address
    url: str
    methods: frozenset[str]
    unanswered: set[str] = field(default_factory=set)


Entitled = list[tuple[Prober, Visitor]]


def probe_pages(
    report: IsolationReport, home: Home, probers: list[Prober], addresses: list[Address]
) -> None:
    """Knock at every address as every prober."""
    body = _body(home)
    insiders = [
        (insider, Visitor(insider.user, body))
        for insider in make_insiders(home.station, home.people)
    ]
    visitors = [(prober, Visitor(prober.user, body)) for prober in probers]
    overseers = [pair for pair in visitors if pair[0].oversees]
    doors = list(_doors(report, home, [*insiders, *overseers], addresses))
    for prober, visitor in visitors:
        for address, its_doors in groupby(doors, key=lambda door: door.address):
            if address.is_ours or prober.name in FOR_LOGIN_PAGES:
                _try_doors(report, home, prober, visitor, list(its_doors))
    for _, visitor in (*insiders, *visitors):
        visitor.leave()


# ── where to knock ───────────────────────────────────────────────────


def _doors(
    report: IsolationReport, home: Home, entitled: Entitled, addresses: list[Address]
) -> Iterator[Door]:
    """Yield the URLs that open to somebody entitled.

    That is the positive control: a door that is closed to everybody proves nothing.
    """
    for address in addresses:
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
            methods = frozenset({"POST"})
            doors = [Door(address, url, methods) for url in urls[: address.most_urls]]
        yield from doors


def _open_doors(
    report: IsolationReport, home: Home, entitled: Entitled, address: Address, urls: list[str]
) -> list[Door]:
    sure: list[Door] = []
    unsure: list[Door] = []
    unanswered: set[str] = set()
    permitted = [visitor for one, visitor in entitled if one.permits(address.permission)]
    for place, url in enumerate(urls):
        answer = _first_answer(permitted if place < FOR_EVERYBODY else permitted[:1], url)
        if answer is not None and (answer.opens or address.takes_objects):
            allowed = {name.strip() for name in answer.allowed.split(",")} & METHODS
            door = Door(address, url, frozenset(allowed or {"GET", "POST"}), unanswered)
            is_sure = answer.opens if answer.status != NOT_BY_GET else _finds(permitted, door)
            (sure if is_sure else unsure).append(door)
            report.shown_to_insiders += bool(home.sieve.found_in(answer.text))
        if len(sure) == address.most_urls or len(unsure) == MOST_UNSURE:
            break
    if unsure and not sure:
        report.skip(address.name, "no object that it takes as it is; tried all the same")
    return [*sure, *unsure][: address.most_urls]


def _first_answer(permitted: list[Visitor], url: str) -> Answer | None:
    """Return the answer of the first who is not refused, or else of one who heard why not.

    Whoever was let in is asked first the next time.
    """
    there: Answer | None = None
    for visitor in permitted:
        answer = visitor.try_to(Knock("GET", url))
        if answer.opens:
            permitted.remove(visitor)
            permitted.insert(0, visitor)
            return answer
        there = answer if answer.is_there else there
    return there


def _finds(permitted: list[Visitor], door: Door) -> bool:
    """Say whether a door that is closed to GET leads somewhere by the methods that it names."""
    knocks = [Knock(method, door.url) for method in sorted(door.methods)]
    return any(visitor.try_to(knock).finds for visitor in permitted for knock in knocks)


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
    yield _objects(home)


def _objects(home: Home) -> dict[str, Any]:
    return {name: value for name, value in _body(home).items() if name not in ("q", "reason")}


def _body(home: Home) -> dict[str, Any]:
    """Return a form that names the home station's objects in every field it may have."""
    body: dict[str, Any] = {"station": home.station.pk, "reason": "隔离检查", "q": home.search}
    for row in home.objects:
        name = str(row._meta.model_name)
        short = name.removeprefix("service").removeprefix("station")
        for key in (name, f"{name}s", short):
            body.setdefault(key, str(row.pk))
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
    sieve: Sieve,
) -> Answer:
    report.probe(prober.name)
    own, place = home.station.pk, str(knock)
    with rolled_back():
        answer = visitor.knock(knock)
        touched = sorted(visitor.written & _tables_out_of_reach(oversees=prober.oversees))
        after = fingerprint(touched, own) if touched and answer.status < SERVER_ERROR else None
    if answer.status >= SERVER_ERROR:
        report.skip(place, f"{answer.status} for {prober.name}: the answer proves nothing")
    if after is not None and after != fingerprint(touched, own):
        report.leak(prober.name, f"changed {', '.join(touched)}", place)
    for canary in sieve.found_in(answer.text):
        report.leak(prober.name, canary.source, place)
    if answer.digest in home.digests:
        report.leak(prober.name, f"content of {home.digests[answer.digest]}", place)
    return answer


def _forbidden(home: Home, prober: Prober, address: Address) -> Sieve:
    """Outsiders may see nothing of the station, overseers and public pages nothing confidential."""
    return home.confidential_sieve if prober.oversees or address.is_public else home.sieve


@cache
def _tables_out_of_reach(*, oversees: bool) -> frozenset[str]:
    models = confidential_models() if oversees else station_models()
    return frozenset(model._meta.db_table for model in models)
