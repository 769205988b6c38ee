"""项目。"""

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.ids import uuid7
from core.models import TimestampedModel
from projects.enums import ProjectState
from projects.models.catalogues import CatalogueItem
from stations.tenancy import StationScopedManager, StationScopedModel, StationScopedQuerySet


class ProjectQuerySet(StationScopedQuerySet["Project"]):
    """Projects."""

    def in_force(self, on: dt.date) -> Self:
        """Those whose period holds the day `on`."""
        return self.filter(starts_on__lte=on, ends_on__gte=on)


class Project(TimestampedModel, StationScopedModel):  # type: ignore[django-manager-missing]  # -- `records` come from a higher app
    """项目：what a station was asked to do in a period; every service counts to one."""

    confidential = False

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField("项目名称", max_length=80)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    goal = models.TextField("服务目标", blank=True)
    items = models.ManyToManyField(
        CatalogueItem, through="ProjectItem", verbose_name="服务目录条目"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="创建人", on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = StationScopedManager.from_queryset(ProjectQuerySet)()

    class Meta:
        verbose_name = "项目"
        verbose_name_plural = "项目"
        ordering: ClassVar = ["-starts_on", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "name"],
                name="project_name_unique_in_station",
                violation_error_message="本站已有同名项目。",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="project_dates_in_order",
                violation_error_message="结束日期不能早于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def state(self, on: dt.date) -> ProjectState:
        """Whether it is coming, running or over on the day `on`."""
        if self.starts_on > on:
            return ProjectState.COMING
        return ProjectState.OVER if self.ends_on < on else ProjectState.RUNNING


class ProjectItem(StationScopedModel):
    """项目条目：a catalogue item that a project offers."""

    confidential = False

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="project_items")
    item = models.ForeignKey(CatalogueItem, on_delete=models.PROTECT, related_name="+")

    objects = StationScopedManager["ProjectItem"]()

    class Meta:
        verbose_name = "项目条目"
        verbose_name_plural = "项目条目"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "item"], name="project_item_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} · {self.item_id}"
