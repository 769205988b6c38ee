"""What each part of the work puts on the workbench."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from stations.selectors.workspaces import Workspace


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


# What waits for the person of a workspace on a day. Each part shows its most urgent rows in one
# or two queries, and asks for no row of another person.
Waiting = Callable[[Workspace, dt.date], tuple[Todo, ...]]

_parts: list[Waiting] = []


def register_waiting(part: Waiting) -> None:
    """Add a part to the workbench, from `AppConfig.ready()`. Twice changes nothing."""
    if part not in _parts:
        _parts.append(part)


def waiting_for(workspace: Workspace, on: dt.date) -> tuple[Todo, ...]:
    """Return what waits, late things first."""
    todos = [todo for part in _parts for todo in part(workspace, on)]
    return tuple(sorted(todos, key=lambda todo: not todo.late))
