"""What each part of the work puts on the workbench."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from accounts.models import User
from casework.selectors.stand_ins import colleagues_covered
from stations.enums import Role
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
    todos = {(todo.url_name, todo.pk): todo for part in _parts for todo in part(workspace, on)}
    for colleague in colleagues_covered(workspace, on):
        for part in _parts:
            for todo in part(_as_worker(workspace, colleague), on):
                covered = replace(todo, title=f"代管{colleague}：{todo.title}")
                todos.setdefault((todo.url_name, todo.pk), covered)
    return tuple(sorted(todos.values(), key=lambda todo: not todo.late))


def _as_worker(workspace: Workspace, colleague: User) -> Workspace:
    """See what waits for a colleague, as the worker he is."""
    return replace(workspace, user_id=colleague.pk, role=Role.SOCIAL_WORKER)
