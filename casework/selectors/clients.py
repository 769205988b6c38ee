"""Reading clients. Another station's do not exist here: the scope decides."""

import datetime as dt
import unicodedata
from calendar import monthrange
from uuid import UUID

from django.db.models import Case, Q, QuerySet, When

from accounts.models import User
from casework import phrases
from casework.enums import ClientClass
from casework.enums.search import SearchKind
from casework.models import Client, RecordClient
from casework.models.clients import ADULT_AGE, ClientQuerySet
from casework.models.search import (
    FINGERPRINT_LENGTH,
    having,
    in_search_form,
    pieces_of_name,
)
from casework.selectors.indexes import (
    TAIL_LENGTH,
    identifier_index,
    phone_index,
    phone_tail_index,
    tail_index,
)
from core.crypto import normalise_identifier, normalise_phone
from core.errors import NotFoundError
from stations.enums import RegionLevel, Role
from stations.models import Region, RoleAssignment, Station
from stations.selectors.workspaces import Workspace

WORDS_LENGTH = 40
PHONE_LENGTH = 7
MOST_DUPLICATES = 6
TIMELINE_ORDER = ("-served_on", "-record_id")
WORKING = (Role.STATION_LEAD, Role.SOCIAL_WORKER)

# Lists do not decrypt what they do not show.
SECRETS = (
    "identifier",
    "phone",
    "address",
    "notes",
    "registered_address",
    "emergency_phone",
    "health_note",
)


def clean_words(text: str) -> str:
    """Write search words in one way: half-width, single spaces, nothing invisible."""
    shown = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFKC", text)
        if character.isspace() or unicodedata.category(character)[0] != "C"
    )
    return " ".join(shown.split())[:WORDS_LENGTH]


def listed_clients() -> ClientQuerySet:
    """Return the clients in scope as a list shows them."""
    rows: ClientQuerySet = Client.objects.select_related("community", "worker", "station")
    return rows.defer(*SECRETS)


def protected_minors(client: str, on: dt.date) -> Q:
    """Choose the rows whose `client` counts as a minor, as `rules.clients` tells it of one."""
    last_day = min(on.day, monthrange(on.year - ADULT_AGE, on.month)[1])
    turns_adult = dt.date(on.year - ADULT_AGE, on.month, last_day)
    unknown = {f"{client}__born_on": None, f"{client}__client_class": ClientClass.CHILD}
    return Q(**{f"{client}__born_on__gt": turns_adult}) | Q(**unknown)


def matching_clients(clients: ClientQuerySet, words: str) -> ClientQuerySet:
    """Return those of the name, the initials, the document (or its last four) or the phone."""
    words = clean_words(words)
    if not words:
        return clients.none()
    if any(character.isdigit() for character in words):
        return _numbered(clients, words)
    return clients.matching(words)


def search_clients(words: str, limit: int = 8, *, station_id: int | None = None) -> list[Client]:
    """Return up to `limit` clients that match, those of exactly this name first. One query.

    `station_id` leaves out those of the rooms that the station guides, and files that have ended:
    that is for picking.
    """
    words, rows = clean_words(words), listed_clients()
    if station_id is not None:
        rows = rows.filter(station_id=station_id, ended_on=None)
    exact = Case(When(name=words, then=0), default=1)
    return list(matching_clients(rows, words).order_by(exact, "-updated_at")[:limit])


def find_duplicates(*, name: str, born_on: dt.date | None, identifier: str = "") -> list[Client]:
    """Return clients who may be the same person: same document, or same name and birth date.

    An unknown birth date differs from none: of two people of one name, one of them may be he.
    """
    same = Q(name=name)
    if born_on is not None:
        same &= Q(born_on=born_on) | Q(born_on=None)
    if identifier:
        same |= Q(identifier_index=identifier_index(identifier))
    rows = listed_clients().filter(same, merged_into=None)
    return list(rows.order_by("-updated_at")[:MOST_DUPLICATES])


def find_by_identifier(*, identifier: str, station_id: int) -> Client | None:
    """Return the client of the station who holds this document."""
    index = identifier_index(identifier)
    if not index:
        return None
    return listed_clients().filter(station_id=station_id, identifier_index=index).first()


def get_client(*, pk: UUID) -> Client:
    """Return the client. Another station's does not exist here."""
    client: Client | None = (
        Client.objects.select_related("community", "worker", "station").filter(pk=pk).first()
    )
    if client is None:
        raise NotFoundError(phrases.CLIENT_GONE)
    return client


def timeline(client: Client) -> QuerySet[RecordClient]:
    """Return the services that reached the client; page them by `TIMELINE_ORDER`."""
    rows = RecordClient.objects.filter(client=client)
    return rows.select_related("record", "record__worker", "record__project")


def communities_within(workspace: Workspace, on: dt.date) -> QuerySet[Region]:
    """Return the communities that the workspace reaches."""
    path = workspace.region_path
    if not path:
        stations = Station.objects.filter(pk=workspace.station_id or 0)
        path = stations.values_list("region__path", flat=True).first() or "-"
    inside = Region.objects.in_force(on).filter(path__startswith=path)
    return inside.filter(level=RegionLevel.COMMUNITY)


def workers_within(workspace: Workspace, on: dt.date) -> QuerySet[User]:
    """Return who works at the stations of the workspace on the day `on`."""
    held = RoleAssignment.objects.in_force(on).filter(
        station_id__in=workspace.station_ids, role__in=WORKING
    )
    rows = User.objects.filter(pk__in=held.order_by().values("user"), is_active=True)
    return rows.order_by("display_name", "pk")


def _numbered(clients: ClientQuerySet, words: str) -> ClientQuerySet:
    """Return those of a document number, a phone, or the last four characters of either."""
    number = normalise_identifier(words)
    indexes = {"identifier_index": identifier_index(number)}
    if len(number) == TAIL_LENGTH:
        indexes["identifier_tail_index"] = tail_index(number)
        indexes["phone_tail_index"] = phone_tail_index(number)
    if len(normalise_phone(words)) >= PHONE_LENGTH:
        indexes["phone_index"] = phone_index(words)
    found = Q(name__icontains=words)
    for name, index in indexes.items():
        if index:
            found |= Q((name, index))
    prints = [f"#{index[:FINGERPRINT_LENGTH]}" for index in indexes.values() if index]
    ((first, *_), *_) = pieces_of_name(in_search_form(words))
    rows: ClientQuerySet = having(clients, SearchKind.CLIENT, [(first, *prints)])
    return rows.filter(found)
