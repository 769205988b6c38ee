"""Reading duplicates and merges."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.dateparse import parse_datetime

from casework.models import Client, ClientMerge, RecordClient
from casework.phrases.clients import MERGE_GONE
from casework.selectors.client_links import (
    is_part,
    is_participation,
    links,
    movable_links,
    rows_of,
    said,
)
from casework.selectors.clients import listed_clients
from core.errors import NotFoundError

MOST_PAIRS = 60
PARTS = ("rows", "left", "removed")

# Why two files are likely those of one person; the first that holds is said.
SIGNS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("name", "born_on"), "姓名和出生日期相同"),
    (("identifier_tail_index", "name"), "姓名和证件后四位相同"),
    (("phone_index",), "联系电话相同"),
)


@dataclass(frozen=True)
class LikelyPair:
    """Two files that may be those of one person, and why."""

    first: Client
    second: Client
    why: str


def likely_pairs() -> list[LikelyPair]:
    """Return the pairs of files of one station that may belong to one person.

    One query for each sign and one for the files, however many there are.
    """
    found: dict[tuple[UUID, UUID], str] = {}
    for fields, why in SIGNS:
        for first, second in _pairs(fields):
            found.setdefault((first, second), why)
    keys = list(found)[:MOST_PAIRS]
    ids = {pk for pair in keys for pk in pair}
    clients = listed_clients().in_bulk(list(ids)) if ids else {}
    return [LikelyPair(clients[a], clients[b], found[a, b]) for a, b in keys]


def get_merge(*, pk: UUID) -> ClientMerge:
    """Return the merge. Another station's does not exist here."""
    rows = ClientMerge.objects.select_related(
        "kept__station", "kept__worker", "merged__worker", "merged_by", "undone_by"
    )
    merge: ClientMerge | None = rows.filter(pk=pk).first()
    if merge is None:
        raise NotFoundError(MERGE_GONE)
    return merge


def merges_of(client: Client) -> QuerySet[ClientMerge]:
    """Return the merges into this file, the latest first."""
    rows: QuerySet[ClientMerge] = ClientMerge.objects.filter(kept=client)
    return rows.select_related("merged", "merged_by").order_by("-created_at")


@dataclass(frozen=True)
class MovedKind:
    """How many rows of one kind moved, stayed, or were taken out because both had one."""

    label: str
    moved: int
    left: int
    removed: int


def moved_kinds(merge: ClientMerge) -> list[MovedKind]:
    """Return what a merge did, in the words of the pages."""
    told = merge.moved
    kinds = []
    for link in links():
        numbers = [len(told.get(part, {}).get(_name(link), [])) for part in PARTS]
        if any(numbers) and not is_part(link):
            kinds.append(MovedKind(said(link), *numbers))
    return kinds


def built_on(merge: ClientMerge) -> str:
    """Return what is new on the kept file since the merge, or nothing.

    Asked inside the scope of the system: what the reader cannot see counts as well.
    """
    moved = merge.moved
    if merge.kept.updated_at != _moment(moved["kept_updated_at"]):
        return "修改过档案"
    for link in movable_links():
        label = said(link)
        known = set(map(str, moved["there"].get(_name(link), [])))
        known |= set(map(str, moved["rows"].get(_name(link), [])))
        now = {str(pk) for pk in rows_of(link, merge.kept).values_list("pk", flat=True)}
        if now != known:
            return label
        if is_participation(link) and _corrected_since(merge):
            return label
    return ""


def _corrected_since(merge: ClientMerge) -> bool:
    """Whether one of the moved records has been corrected since."""
    rows = RecordClient.objects.filter(client=merge.kept)
    return bool(rows.filter(record__versions__written_at__gt=merge.created_at).exists())


def _pairs(fields: tuple[str, ...]) -> list[tuple[UUID, UUID]]:
    known = Client.objects.filter(merged_into=None).order_by()
    for field in fields:
        known = known.exclude(**{field: None if field == "born_on" else ""})
    same = known.values("station", *fields).annotate(files=Count("pk")).filter(files__gt=1)
    groups = same[:MOST_PAIRS]
    conditions = Q(pk__in=[])
    for group in groups:
        conditions |= Q(**{name: group[name] for name in ("station", *fields)})
    rows = known.filter(conditions).order_by("opened_on", "pk")
    by_group: dict[tuple[Any, ...], list[UUID]] = {}
    for row in rows.values("pk", "station", *fields):
        key = tuple(row[name] for name in ("station", *fields))
        by_group.setdefault(key, []).append(row["pk"])
    return [(ids[0], other) for ids in by_group.values() for other in ids[1:]]


def _name(link: tuple[Any, str]) -> str:
    return f"{link[0]._meta.label_lower}.{link[1]}"


def _moment(text: str) -> dt.datetime | None:
    return parse_datetime(text)
