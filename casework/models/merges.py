"""档案合并。"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from casework.models.base import CaseworkModel, key, line, moment, user_key


class ClientMerge(CaseworkModel):
    """档案合并：two files of one person became one. `moved` says what to move back on undo."""

    kept = key("casework.Client", "保留的档案", related="merges")
    merged = key("casework.Client", "并入的档案", related="merged_by")
    moved = models.JSONField("移动了什么", default=dict)
    reason = line("理由", 200, blank=False)
    merged_by = user_key("合并人")
    undone_at = moment("撤销时间")
    undone_by = user_key("撤销人", optional=True)

    class Meta:
        verbose_name = "档案合并"
        verbose_name_plural = "档案合并"
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kept=F("merged")),
                name="merge_of_two_files",
                violation_error_message="不能与自己合并。",
            ),
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(undone_at=None),
                name="client_merged_once",
                violation_error_message="这份档案已经并入另一份。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} → {self.kept_id}"
