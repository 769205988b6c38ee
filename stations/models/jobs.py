"""后台任务。"""

import datetime as dt
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.ids import uuid7
from core.models import TimestampedModel
from stations.enums import JobStatus
from stations.models.assignments import RoleAssignment


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs."""

    def expired(self, at: dt.datetime) -> Self:
        """Done ones whose result may go."""
        return self.filter(status=JobStatus.DONE, expires_at__lt=at)

    def unfinished(self, before: dt.datetime) -> Self:
        """Those that were asked for before the moment `before` and are still to be done."""
        open_states = (JobStatus.WAITING, JobStatus.RUNNING)
        return self.filter(status__in=open_states, created_at__lt=before)


class Job(TimestampedModel):
    """后台任务：long work for one person in one workspace, its progress and its result.

    Row security shows it to its owner alone. The workspace is looked up again when it runs
    and when its result is fetched: who has lost the assignment gets nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="申请人", on_delete=models.PROTECT, related_name="+"
    )
    assignment = models.ForeignKey(
        RoleAssignment, verbose_name="任职", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField("种类", max_length=60)
    title = models.CharField("名称", max_length=120)
    task = models.CharField("任务", max_length=120)
    parameters = models.JSONField("条件", default=dict)
    status = models.CharField("状态", max_length=12, choices=JobStatus, default=JobStatus.WAITING)
    done = models.PositiveIntegerField("已处理", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    message = models.CharField("说明", max_length=200, blank=True)
    result_path = models.CharField("结果存放位置", max_length=200, blank=True)
    result_name = models.CharField("结果文件名", max_length=120, blank=True)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    expires_at = models.DateTimeField("保留至", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "后台任务"
        verbose_name_plural = "后台任务"
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [models.Index(fields=["owner", "-created_at"], name="job_by_owner")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(status=JobStatus.DONE)
                | Q(finished_at__isnull=False, expires_at__isnull=False),
                name="job_done_has_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_station_id(self) -> int | None:
        """Its events are in the chain of the station where it was asked for."""
        return self.assignment.station_id

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status in (JobStatus.WAITING, JobStatus.RUNNING)

    @property
    def percent(self) -> int:
        """Progress from 0 to 100."""
        return min(100, self.done * 100 // self.total) if self.total else 0
