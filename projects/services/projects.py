"""Setting projects up and changing them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from core import audit
from core.errors import PageOutdatedError, RefusedError
from core.postgres.constraints import primary_key_of, refused_as
from projects import phrases, rules
from projects.models import CatalogueItem, Project, ProjectItem
from projects.selectors.catalogues import offerable_items
from projects.selectors.findings import project_term
from projects.selectors.projects import names_taken, usage_of
from stations.models import Station
from stations.services.saving import require_unchanged, save_unique

FIELDS = ("name", "starts_on", "ends_on", "goal")


@dataclass(frozen=True)
class ProjectValues:
    """What is typed about a project."""

    name: str
    starts_on: dt.date
    ends_on: dt.date
    items: frozenset[CatalogueItem]
    goal: str = ""


@transaction.atomic
def create_project(
    *, project_id: UUID, station: Station, values: ProjectValues, by: User
) -> Project:
    """立项. The page makes the key: the same form sent twice makes one project."""
    Station.objects.select_for_update(of=("self",), no_key=True).get(pk=station.pk)
    existing: Project | None = Project.objects.filter(pk=project_id, station=station).first()
    if existing is not None:
        return existing
    _require_sound(station, values)
    _require_name_free(values.name, station.pk)

    project = _insert(Project(pk=project_id, station=station, created_by=by, **_fields(values)))
    _offer(project, values.items)

    audit.record("project.created", target=project, by=by, changes=_added(project, values.items))
    return project


@transaction.atomic
def edit_project(
    *, project: Project, seen_at: dt.datetime | None, values: ProjectValues, by: User
) -> Project:
    """修改项目. Refused when somebody else changed it after `seen_at`."""
    project = (
        Project.objects.select_for_update(of=("self",))
        .select_related("station", "station__region")
        .get(pk=project.pk)
    )
    require_unchanged(project, seen_at, phrases.CHANGED_MEANWHILE)
    offered = frozenset(project.items.all())
    _require_sound(project.station, values, kept=offered)
    _require_fits_records(project, values, offered)
    _require_name_free(values.name, project.station_id, apart_from=[project.pk])

    before = audit.snapshot(project, *FIELDS) | _names(offered)
    for name, value in _fields(values).items():
        setattr(project, name, value)
    after = audit.snapshot(project, *FIELDS) | _names(values.items)
    changes = audit.diff(before, after)
    if not changes:
        return project
    save_unique(
        project, taken=phrases.NAME_TAKEN, field="name", update_fields=[*FIELDS, "updated_at"]
    )
    ProjectItem.objects.filter(project=project, item__in=offered - values.items).delete()
    _offer(project, values.items - offered)

    audit.record("project.edited", target=project, by=by, changes=changes)
    return project


def _require_sound(
    station: Station, values: ProjectValues, kept: Collection[CatalogueItem] = ()
) -> None:
    if values.ends_on < values.starts_on:
        raise RefusedError(phrases.PERIOD_REVERSED, field="ends_on")
    if not values.items:
        raise RefusedError(phrases.NO_ITEMS, field="items")
    foreign = values.items - set(kept) - set(offerable_items(station, values.starts_on))
    if foreign:
        names = "、".join(sorted(item.name for item in foreign))
        reason = f"“{names}”不在开始日期当天适用的服务目录中，请重新选择。"
        raise RefusedError(reason, field="items")
    rule = project_term(station, values.starts_on)
    finding = rules.term_finding(rule, values.starts_on, values.ends_on)
    if finding and finding.binding:
        raise RefusedError(str(finding), field="ends_on")


def _require_fits_records(
    project: Project, values: ProjectValues, offered: frozenset[CatalogueItem]
) -> None:
    usage = usage_of(project)
    rules.may_start(usage, values.starts_on).require(field="starts_on")
    rules.may_end(usage, values.ends_on).require(field="ends_on")
    rules.may_drop(usage, offered - values.items).require(field="items")


def _require_name_free(name: str, station_id: int, apart_from: Collection[UUID] = ()) -> None:
    if names_taken(name, station_id=station_id, apart_from=apart_from):
        raise RefusedError(phrases.NAME_TAKEN, field="name")


def _insert(project: Project) -> Project:
    with refused_as({primary_key_of(Project): PageOutdatedError()}):
        project.save(force_insert=True)
    return project


def _offer(project: Project, items: Collection[CatalogueItem]) -> None:
    ProjectItem.objects.bulk_create(
        ProjectItem(station_id=project.station_id, project=project, item=item)
        for item in sorted(items, key=lambda item: item.pk)
    )


def _fields(values: ProjectValues) -> dict[str, Any]:
    return {name: getattr(values, name) for name in FIELDS}


def _names(items: Collection[CatalogueItem]) -> dict[str, Any]:
    return {"items": "、".join(item.name for item in sorted(items, key=lambda item: item.position))}


def _added(project: Project, items: Collection[CatalogueItem]) -> dict[str, Any]:
    return audit.diff({}, audit.snapshot(project, *FIELDS) | _names(items))
