"""Projects in scope."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet

from core.errors import NotFoundError
from projects import phrases
from projects.enums import ProjectState
from projects.models import CatalogueItem, Project
from stations.enums import Purpose
from stations.tenancy import Scope, open_scope


@dataclass(frozen=True)
class ProjectUsage:
    """What the records of a project have made of it: they must go on fitting it."""

    item_ids: frozenset[int] = frozenset()
    first_on: dt.date | None = None
    last_on: dt.date | None = None


def countable_projects(station_id: int, on: dt.date) -> list[Project]:
    """Return the projects of a station that a service of the day `on` may count to.

    `.offered` of each holds the items it offers that are in use. Two queries.
    """
    projects: QuerySet[Project] = Project.objects.filter(station_id=station_id).in_force(on)
    return list(with_offered(projects).order_by("name", "pk"))


def with_offered(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Fetch the items that each project offers as `.offered`: a list, in the catalogue's order."""
    items = CatalogueItem.objects.filter(is_active=True)
    return projects.prefetch_related(Prefetch("items", queryset=items, to_attr="offered"))


def get_project(*, pk: uuid.UUID) -> Project:
    """Return a project with its station and all its items, also those no longer in use."""
    project: Project | None = (
        Project.objects.filter(pk=pk)
        .select_related("station", "station__region", "created_by")
        .prefetch_related("items")
        .first()
    )
    if project is None:
        raise NotFoundError(phrases.PROJECT_GONE)
    return project


def projects_listed() -> QuerySet[Project]:
    """Return the projects in scope, each with its station and number of items."""
    projects: QuerySet[Project] = Project.objects.select_related("station")
    return projects.annotate(item_count=Count("project_items"))


def in_state(projects: QuerySet[Project], state: str, on: dt.date) -> QuerySet[Project]:
    """Return those of `projects` that are coming, running or over on the day `on`."""
    return projects.filter(
        {
            ProjectState.COMING: Q(starts_on__gt=on),
            ProjectState.RUNNING: Q(starts_on__lte=on, ends_on__gte=on),
            ProjectState.OVER: Q(ends_on__lt=on),
        }[ProjectState(state)]
    )


def count_running(on: dt.date) -> int:
    """Return how many projects in scope are under way."""
    running: int = Project.objects.in_force(on).count()
    return running


def usage_of(project: Project) -> ProjectUsage:
    """Return the items and the days that the records of `project` use.

    Asked as the system: whoever manages a project may not read records, yet must not cut them
    off. Only the items and two dates leave this function.
    """
    with open_scope(Scope(frozenset({project.station_id}), Purpose.SYSTEM)):
        items = frozenset(project.records.order_by().values_list("item_id", flat=True).distinct())
        days = project.records.aggregate(first_on=Min("served_on"), last_on=Max("served_on"))
    return ProjectUsage(items, **days)


def names_taken(name: str, *, station_id: int, apart_from: Collection[uuid.UUID] = ()) -> bool:
    """Say whether another project of the station has this name."""
    others = Project.objects.filter(station_id=station_id, name=name).exclude(pk__in=apart_from)
    return bool(others.exists())
