"""The station whose secrets are tried: its people, its objects, and what must not come out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models

from accounts.models import User
from core import clock
from core.models import AuditEvent
from stations.enums import Purpose, Role
from stations.models import Job, RoleAssignment, Station, StationFile
from stations.selectors.tenant_tables import personal_models, station_models
from stations.selectors.workspaces import system_scope
from stations.services.isolation.canaries import Canary, Sieve
from stations.services.isolation.variety import belongings, different_ones, link
from stations.tenancy import Scope, StationScopedModel, open_scope

ROWS = 20  # newest rows of each table whose texts are looked for
OTHER_ROWS = 2000  # rows of other stations that may say the same
CHOSEN_FROM = 200  # newest rows of each table among which different ones are chosen
OBJECTS = 24  # objects of each kind whose addresses are tried
FEW = 2
SHORTEST = 3
# What things are called in the audit log, which those who oversee the station read.
LABELS = ("number",)
SPOKEN = ("forms", "phrases", "enums")  # the packages that hold what the pages themselves say
PREFIX = 16  # a page may show the beginning of a text only
INSIDERS = (Role.STATION_LEAD, Role.SOCIAL_WORKER)
# Dates, times, short numbers, keys, codes and addresses of the site stand on many pages, an
# address even where somebody is sent to log in, and tell nothing; a masked name is for overseers.
MEANINGLESS = re.compile(
    r"[\d:.+TZ-]{1,6}|\d{4}-\d\d-\d\d.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z_]{1,20}|/\S*"
    r"|[一-鿿]{1,2}\*{1,2}"
)


@dataclass
class Home:
    """The station under test."""

    station: Station
    people: list[User]
    objects: list[models.Model] = field(default_factory=list)
    canaries: list[Canary] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    search: str = ""

    @cached_property
    def sieve(self) -> Sieve:
        """Finds every text of the station."""
        return Sieve(self.canaries)

    @cached_property
    def confidential_sieve(self) -> Sieve:
        """Finds those that nobody outside the station may read."""
        return Sieve(canary for canary in self.canaries if canary.confidential)


def find_home(station_id: int | None = None) -> Home | None:
    """Return the station asked for, or else the one with the most confidential rows."""
    stations = Station.objects.order_by("pk")
    if station_id is not None:
        station = stations.filter(pk=station_id).first()
    else:
        station = max(stations, key=_count_confidential, default=None)
    if station is None:
        return None
    return Home(station, _people_of(station))


def fill_home(home: Home) -> None:
    """Collect the objects and the canaries."""
    rows = _rows_of(home, CHOSEN_FROM)
    home.objects = list(_objects_of(home, rows))
    home.canaries = _own_texts_only(home, list(_texts_of(home)))
    home.digests = dict(_digests_of(rows))
    names = [
        canary.text
        for canary in home.canaries
        if canary.confidential and canary.source.endswith(".name")
    ]
    home.search = min(names, key=len)[:-1] if names else ""


def _count_confidential(station: Station) -> int:
    with system_scope():
        return sum(
            model._base_manager.filter(station_id=station.pk).count()
            for model in station_models()
            if model.confidential
        )


def _people_of(station: Station) -> list[User]:
    assignments = RoleAssignment.objects.in_force(clock.today()).filter(
        station=station, role__in=INSIDERS, user__is_active=True
    )
    return list(User.objects.filter(pk__in=assignments.values("user")).order_by("pk"))


def _rows_of(home: Home, limit: int) -> list[models.Model]:
    """Return the newest rows, those too that their owner alone can see: drafts and jobs."""
    rows: dict[tuple[type[models.Model], Any], models.Model] = {}
    for person in home.people:
        with open_scope(Scope(frozenset({home.station.pk}), Purpose.SERVICE, person.pk)):
            for model in station_models():
                own = model._base_manager.filter(station_id=home.station.pk)
                rows |= {(model, row.pk): row for row in own.order_by("-pk")[:limit]}
            for owned in personal_models():
                rows |= {
                    (owned, row.pk): row for row in owned._base_manager.order_by("-pk")[:limit]
                }
    return list(rows.values())


def _objects_of(home: Home, rows: list[models.Model]) -> Iterator[models.Model]:
    """Yield objects in every state that a kind is in: some doors open in one state only."""
    station = home.station
    link(rows)
    chosen = [row for own in _by_model(rows) for row in different_ones(own, OBJECTS)]
    yield from dict.fromkeys([*chosen, *(owner for row in chosen for owner in belongings(row))])
    with open_scope(Scope(frozenset({station.pk}), Purpose.SERVICE)):
        events = list(AuditEvent.objects.order_by("-seq")[:1])
    yield from events
    for thing in (station, station.region, station.agency, station.purchaser):
        if thing is not None:
            yield thing
    yield from station.region.children.order_by("pk")[:FEW]  # its communities
    yield from home.people
    yield from RoleAssignment.objects.filter(station=station).order_by("-pk")[:FEW]
    yield from _shared_rows()


def _shared_rows() -> Iterator[models.Model]:
    """Yield rows of each of our tables that belongs to no station: catalogues, policies, forms."""
    bound = {*station_models(), *personal_models(), AuditEvent}
    for model in apps.get_models():
        path = Path(apps.get_app_config(model._meta.app_label).path)
        if model not in bound and path.parent == settings.BASE_DIR:
            rows = list(model._base_manager.order_by("-pk")[:CHOSEN_FROM])
            yield from different_ones(rows, OBJECTS)


def _by_model(rows: Iterable[models.Model]) -> Iterable[list[models.Model]]:
    kinds: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        kinds.setdefault(type(row), []).append(row)
    return kinds.values()


# ── texts ────────────────────────────────────────────────────────────


def _texts_of(home: Home) -> Iterator[Canary]:
    for row in _rows_of(home, ROWS):
        confidential = getattr(row, "confidential", True)
        for name, text in _texts_in(row):
            source = f"{row._meta.label}.{name}"
            yield Canary(text[:PREFIX], source, confidential and name not in LABELS)


def _texts_in(row: models.Model) -> Iterator[tuple[str, str]]:
    for column in row._meta.concrete_fields:
        if column.choices or not isinstance(
            column, models.CharField | models.TextField | models.JSONField
        ):
            continue
        for text in _strings(getattr(row, column.attname)):
            if len(text) >= SHORTEST and not MEANINGLESS.fullmatch(text):
                yield column.name, text


def _strings(value: Any) -> Iterator[str]:
    """Yield every string inside a value of a JSON column, or the text itself."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _own_texts_only(home: Home, canaries: list[Canary]) -> list[Canary]:
    """Leave out what others say as well: it would be found without having leaked."""
    known = _common_knowledge(home)
    open_texts = _open_knowledge(home)
    own = {text for text in {canary.text for canary in canaries} if text not in known}
    shown = {text for text in own if text in open_texts}
    unique = {(one.text, one.source): one for one in canaries if one.text in own}
    return [
        replace(canary, confidential=False) if canary.text in shown else canary
        for canary in unique.values()
    ]


def _open_knowledge(home: Home) -> str:
    """Return the station's own texts that those who oversee it may read."""
    rows = [row for row in _rows_of(home, OTHER_ROWS) if not getattr(row, "confidential", True)]
    return _texts_and_labels(rows)


def _common_knowledge(home: Home) -> str:
    """Return the texts of other stations, of tables without station, and of the pages themselves.

    A page says what stands in its template, and the hints and labels of its form.
    """
    pieces: list[str] = []
    personal = personal_models()
    with system_scope():
        for model in apps.get_models():
            if model in (AuditEvent, Session) or model in personal:
                continue
            rows = model._base_manager.order_by("-pk")
            if issubclass(model, StationScopedModel):
                rows = rows.exclude(station_id=home.station.pk)
            pieces.append(_texts_and_labels(rows[:OTHER_ROWS]))
    for folder in settings.TEMPLATES[0]["DIRS"]:
        pieces += [file.read_text(encoding="utf-8") for file in Path(folder).rglob("*.html")]
    for package in SPOKEN:
        files = settings.BASE_DIR.glob(f"*/{package}/**/*.py")
        pieces += [file.read_text(encoding="utf-8") for file in files]
    return "\n".join(pieces)


def _texts_and_labels(rows: Iterable[models.Model]) -> str:
    """Return what the rows hold and what they are called."""
    pieces = [text for row in rows for text in (str(row), *(text for _, text in _texts_in(row)))]
    return "\n".join(pieces)


def _digests_of(rows: Iterable[models.Model]) -> Iterator[tuple[str, str]]:
    """Yield the hash of each file's content, and whose it is."""
    for row in rows:
        if isinstance(row, StationFile):
            yield row.sha256, row._meta.label
        if isinstance(row, Job) and row.result_path:
            path = Path(settings.MEDIA_ROOT) / row.result_path
            if path.is_file():
                yield sha256(path.read_bytes()).hexdigest(), row._meta.label
