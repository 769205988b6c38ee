"""What each part of the work puts on the workbench."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework.selectors.gathering import Found, Wanted, gather
from casework.selectors.stand_ins import colleagues_covered
from stations.enums import Permission, Role
from stations.selectors.workspaces import Workspace

SHOWN = 8


@dataclass(frozen=True)
class Todo:
    """One row of 需要处理. `url_name` with `pk` is where `action` leads."""

    when: str
    title: str
    note: str
    url_name: str
    pk: UUID
    action: str
    late: bool = False


@dataclass(frozen=True)
class Waiting:
    """A list of what waits: `rows` of a workspace on a day, in order, most urgent first.

    All lists are read in one query. So `columns` names what `todo` reads of a row, keys
    (`client_id`) too. `owner` leads to whose work it is: only one's own is shown, and that of
    colleagues one stands in for; without it, a row concerns the whole station, or `rows` asks for
    one's own. `lead_sees_all`: a lead is shown the station's.
    """

    heading: str
    permission: Permission
    rows: Callable[[Workspace, dt.date], QuerySet[Any]]
    columns: tuple[str, ...]
    todo: Callable[[Any, Workspace, dt.date], Todo]
    owner: str = ""
    lead_sees_all: bool = False
    list_url: str = ""

    def is_shared(self, workspace: Workspace) -> bool:
        """Whether a row is shown whoever's work it is."""
        return not self.owner or (self.lead_sees_all and workspace.role == Role.STATION_LEAD)


@dataclass(frozen=True)
class Group:
    """What waits under one heading: the most urgent, and how many there are in all."""

    heading: str
    todos: tuple[Todo, ...]
    total: int
    list_url: str = ""

    @property
    def has_more(self) -> bool:
        """Whether not all of it is shown."""
        return self.total > len(self.todos)


_parts: list[Waiting] = []


def day_said(day: dt.date) -> str:
    """11月5日, as every row of the workbench says it."""
    return f"{day.month}月{day.day}日"


def deadline(due: dt.date, on: dt.date) -> str:
    """How a row says until when: 已超 3 天, 今天到期, 11月5日前."""
    if due < on:
        return f"已超 {(on - due).days} 天"
    return "今天到期" if due == on else f"{day_said(due)}前"


def name_columns(path: str = "client") -> tuple[str, ...]:
    """Return the columns that `display_name` reads of a client."""
    names = ("name", "born_on", "client_class", "worker_id", "station_id")
    return tuple(f"{path}__{name}" for name in names)


def at_station(said: str, row: Any, workspace: Workspace) -> str:
    """Add the name of the station of `row`, for those who have several."""
    return f"{said} · {row.station.name}" if workspace.several_stations else said


def register_waiting(*parts: Waiting) -> None:
    """Add lists to the workbench, from `AppConfig.ready()`. Twice changes nothing."""
    _parts.extend(part for part in parts if part not in _parts)


def waiting_for(
    workspace: Workspace, on: dt.date, *, only: Permission | None = None, limit: int = SHOWN
) -> tuple[Group, ...]:
    """Return what waits, under headings in the order of registration. Two queries.

    `only` chooses the lists that are there for one permission, like all that one approves.
    """
    covered = {each.pk: str(each) for each in colleagues_covered(workspace, on)}
    parts = [
        part
        for part in _parts
        if workspace.permits(part.permission) and only in {None, part.permission}
    ]
    found = _found(parts, workspace, on, covered, limit)
    groups: dict[str, Group] = {}
    for part, each in zip(parts, found, strict=True):
        if not each.rows:
            continue
        todos = tuple(_todo(part, row, workspace, on, covered) for row in each.rows)
        group = groups.get(part.heading, Group(part.heading, (), 0, part.list_url))
        groups[part.heading] = replace(
            group, todos=(*group.todos, *todos), total=group.total + each.total
        )
    return tuple(_cut(group, limit) for group in groups.values())


def _found(
    parts: Sequence[Waiting],
    workspace: Workspace,
    on: dt.date,
    covered: dict[int, str],
    limit: int,
) -> list[Found]:
    people = [workspace.user_id, *covered]
    wanted = []
    for part in parts:
        rows = part.rows(workspace, on)
        if not part.is_shared(workspace):
            rows = rows.filter(**{f"{part.owner}__in": people})
        columns = (*part.columns, part.owner) if part.owner else part.columns
        wanted.append(Wanted(rows, columns, limit))
    return gather(wanted)


def _todo(
    part: Waiting, row: Any, workspace: Workspace, on: dt.date, covered: dict[int, str]
) -> Todo:
    todo = part.todo(row, workspace, on)
    if part.is_shared(workspace):
        return todo
    owner = row
    for name in part.owner.split("__"):
        owner = getattr(owner, name)
    colleague = covered.get(owner)
    return replace(todo, title=f"代管{colleague}：{todo.title}") if colleague else todo


def _cut(group: Group, limit: int) -> Group:
    """Show the late ones first, and no more than fit."""
    late_first = sorted(group.todos, key=lambda todo: not todo.late)
    return replace(group, todos=tuple(late_first[:limit]))
