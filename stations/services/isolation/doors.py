"""The doors: URLs of an address that open to somebody entitled, and what he fills in there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from core.panels import registered_panels
from stations.services.isolation.addresses import Address
from stations.services.isolation.home import Home
from stations.services.isolation.probers import Prober
from stations.services.isolation.report import IsolationReport
from stations.services.isolation.visitors import NOT_BY_GET, Answer, Knock, Visitor

ENOUGH = 8  # URLs of an address that are tried where one of them has opened
NOT_OURS = "a page of the login library, opened by the key of a mail; it shows no object"
NOT_READ = "its route is a regular expression, which the check cannot fill in"
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


def find_doors(
    report: IsolationReport, home: Home, entitled: Entitled, addresses: list[Address]
) -> Iterator[Door]:
    """Yield the URLs that open to somebody entitled.

    That is the positive control: a door that is closed to everybody proves nothing.
    """
    for address in addresses:
        if address.is_regex:
            report.skip(address.name, NOT_OURS if not address.is_ours else NOT_READ)
            continue
        urls = address.urls(home.objects)
        doors = _open_doors(report, home, entitled, address, urls)
        if not doors and not address.takes_objects:  # a fragment that is told its object
            urls = [f"{url}?{urlencode(query)}" for url in urls for query in _told(home)]
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
        if sure and place >= max(ENOUGH, address.most_urls):
            break
        answer = _first_answer(permitted, url)
        if answer is not None and (answer.opens or address.takes_objects):
            allowed = {name.strip() for name in answer.allowed.split(",")} & METHODS
            door = Door(address, url, frozenset(allowed or {"GET", "POST"}), unanswered)
            is_sure = answer.opens if answer.status != NOT_BY_GET else _finds(home, permitted, door)
            (sure if is_sure else unsure).append(door)
            report.shown_to_insiders += bool(home.sieve.found_in(answer.text))
        if len(sure) == address.most_urls:
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


def _finds(home: Home, permitted: list[Visitor], door: Door) -> bool:
    """Say whether a door that is closed to GET leads somewhere by the methods that it names.

    A page that shows a form again because its object has changed is open as well.
    """
    knocks = [Knock(method, door.url) for method in sorted(door.methods)]
    answers = (visitor.try_to(knock) for visitor in permitted for knock in knocks)
    return any(answer.finds or home.sieve.found_in(answer.text) for answer in answers)


def _told(home: Home) -> Iterator[dict[str, Any]]:
    """Yield what a fragment may have to be told: its objects, and which panel it is."""
    objects = objects_of(home)
    yield objects
    for panel in registered_panels():
        yield {**objects, "panel": panel.url_name}


def objects_of(home: Home) -> dict[str, Any]:
    """Return what a list or a fragment may be asked for: the objects of the home station."""
    return {name: value for name, value in body_of(home).items() if name not in ("q", "reason")}


def body_of(home: Home) -> dict[str, Any]:
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
