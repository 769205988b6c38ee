"""资源清单导入：a list of resources, judged row by row, then loaded in one transaction.

A resource is known again by its name and its provider, so that loading a list twice changes
nothing. What is registered and not in the list stays as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import connection, transaction

from accounts.models import User
from casework.models import CommunityResource
from casework.rules.resource_columns import STREET
from casework.selectors.records import communities_of
from casework.services.resources import add_resource, change_resource
from core import audit, clock
from core.ids import uuid7
from stations.models import Region, Station

IMPORT_LOCK = 4202  # any number; one import of a station at a time

Key = tuple[str, str]


@dataclass(frozen=True)
class ResourceRow:
    """One row of the list, sound in itself. Columns that the list does not have are not in it."""

    line: int
    values: Mapping[str, Any]

    @property
    def key(self) -> Key:
        """By what it is known again."""
        return self.values["name"], self.values["provider"]


@dataclass(frozen=True)
class Refusal:
    """A cell that cannot be loaded, and why; its row is left out."""

    line: int
    column: str
    name: str
    reason: str


@dataclass(frozen=True)
class ResourceChange:
    """A row that differs from what is registered."""

    row: ResourceRow
    resource: CommunityResource
    fields: tuple[str, ...]

    @property
    def text(self) -> str:
        """Which columns become different."""
        labels = (CommunityResource._meta.get_field(name) for name in self.fields)
        return "、".join(str(getattr(each, "verbose_name", "")) for each in labels)


@dataclass
class ImportPlan:
    """What an import would do."""

    created: list[ResourceRow] = field(default_factory=list)
    changed: list[ResourceChange] = field(default_factory=list)
    unchanged: list[ResourceRow] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind; a row refused for two cells is one."""
        lines = {refusal.line for refusal in self.refused}
        return {name: len(rows) for name, rows in vars(self).items()} | {"refused": len(lines)}

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to load."""
        return not self.created and not self.changed


def plan_import(
    *, station: Station, rows: Sequence[ResourceRow], refused: Iterable[Refusal] = ()
) -> ImportPlan:
    """Compare `rows` with what is registered. Nothing is written."""
    plan = ImportPlan(refused=list(refused))
    known = _known(station.pk, rows)
    places: dict[str, Region | None] = {"": None, STREET: None}
    places |= {each.name: each for each in communities_of(station, clock.today())}
    first: dict[Key, int] = {}
    for row in rows:
        reason = _reason(first.setdefault(row.key, row.line), row, known)
        named = row.values.get("community", "")
        if reason:
            plan.refused.append(Refusal(row.line, "名称", row.values["name"], reason))
        elif named not in places:
            reason = f"本站服务的社区里没有“{named[:30]}”。"
            plan.refused.append(Refusal(row.line, "社区", row.values["name"], reason))
        else:
            _sort_in(plan, _placed(row, places[named]), known.get(row.key, []))
    plan.refused.sort(key=lambda refusal: refusal.line)
    return plan


@transaction.atomic
def import_resources(
    *, station: Station, rows: Sequence[ResourceRow], refused: Iterable[Refusal] = (), by: User
) -> ImportPlan:
    """Load what is sound: all of it, or nothing. Loading the same list again changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [IMPORT_LOCK, station.pk])
    plan = plan_import(station=station, rows=rows, refused=refused)

    for row in plan.created:
        values = {"community": None, **row.values}
        add_resource(resource_id=uuid7(), station_id=station.pk, values=values, by=by)
    for one in plan.changed:
        values = {name: one.row.values[name] for name in one.fields}
        change_resource(resource=one.resource, values=values, seen_at=None, by=by)
    changes = {name: [None, count] for name, count in plan.counts.items()}
    audit.record("station.resources_imported", target=station, by=by, changes=changes)
    return plan


def _known(station_id: int, rows: Sequence[ResourceRow]) -> dict[Key, list[CommunityResource]]:
    found: dict[Key, list[CommunityResource]] = {}
    names = {row.values["name"] for row in rows}
    same = CommunityResource.objects.filter(station_id=station_id, name__in=names)
    for resource in same.select_related("community", "station__region").order_by("pk"):
        found.setdefault((resource.name, resource.provider), []).append(resource)
    return found


def _placed(row: ResourceRow, community: Region | None) -> ResourceRow:
    """Return the row with its community in place of the name, if the list has that column."""
    if "community" not in row.values:
        return row
    return replace(row, values={**row.values, "community": community})


def _reason(first: int, row: ResourceRow, known: Mapping[Key, list[CommunityResource]]) -> str:
    if first != row.line:
        return f"与第 {first} 行重复：名称和提供方都相同。"
    if len(known.get(row.key, ())) > 1:
        return "本站已有几条名称和提供方都相同的资源，不知道改哪一条，请在页面上修改。"
    return ""


def _sort_in(plan: ImportPlan, row: ResourceRow, known: Sequence[CommunityResource]) -> None:
    if not known:
        plan.created.append(row)
        return
    resource = known[0]
    changed = tuple(
        name
        for name, value in row.values.items()
        if getattr(resource, name) != value and not _is_kept(name, value)
    )
    if changed:
        plan.changed.append(ResourceChange(row, resource, changed))
    else:
        plan.unchanged.append(row)


def _is_kept(name: str, value: Any) -> bool:
    """A phone that the list leaves empty stays as it is, like on the page."""
    return name == "contact_phone" and not value
