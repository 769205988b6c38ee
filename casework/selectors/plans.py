"""What a service can count to: an item that a project of the station offers."""

import datetime as dt
from uuid import UUID

from projects.models import ProjectItem
from projects.selectors.projects import countable_projects

Choice = tuple[str, str]


def find_plan(*, station_id: int, project_id: UUID, item_id: int) -> ProjectItem | None:
    """Return the item of the project, if the project is the station's and the item is in use."""
    offered = ProjectItem.objects.filter(station_id=station_id, item__is_active=True)
    return (
        offered.select_related("project", "item")
        .filter(project_id=project_id, item_id=item_id)
        .first()
    )


def plan_choices(*, station_id: int, on: dt.date) -> list[Choice]:
    """Return what a service of the day `on` may count to: “项目 · 领域 / 条目”."""
    return [
        (f"{project.pk}:{item.pk}", f"{project.name} · {item}")
        for project in countable_projects(station_id, on)
        for item in project.offered  # type: ignore[attr-defined]  # -- set by the prefetch
    ]
