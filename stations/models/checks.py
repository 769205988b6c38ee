"""例行检查。"""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class CheckRun(models.Model):
    """例行检查：one nightly check (tallies, audit chain, expired jobs) and what it found."""

    kind = models.CharField("检查", max_length=40)
    started_at = models.DateTimeField("开始时间")
    finished_at = models.DateTimeField("完成时间")
    checked = models.PositiveBigIntegerField("检查数量", default=0)
    findings = models.JSONField("发现", default=list)

    class Meta:
        verbose_name = "例行检查"
        verbose_name_plural = "例行检查"
        ordering: ClassVar = ["-started_at"]
        indexes: ClassVar = [models.Index(fields=["kind", "-started_at"], name="check_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {timezone.localtime(self.started_at):%Y-%m-%d %H:%M}"
