"""草稿。"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from core.models import MomentField
from stations.tenancy import StationScopedManager, StationScopedModel


class RecordDraft(StationScopedModel):
    """服务记录草稿：what its author has typed so far, as typed, right or wrong.

    Its key is the key of the record it will become, so completing it twice makes one record.
    Only its owner sees it.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="填写人", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField("服务形式", max_length=30, blank=True)
    data = models.JSONField("已填内容", default=dict)
    version = models.PositiveIntegerField("保存次数", default=1)
    created_at = MomentField("开始填写", auto_now_add=True)
    saved_at = models.DateTimeField("保存时间")

    objects = StationScopedManager["RecordDraft"]()

    class Meta:
        verbose_name = "服务记录草稿"
        verbose_name_plural = "服务记录草稿"
        ordering: ClassVar = ["-saved_at"]
        indexes: ClassVar = [models.Index(fields=["owner", "-saved_at"], name="draft_by_owner")]

    def __str__(self) -> str:
        return f"草稿 {self.saved_at:%Y-%m-%d %H:%M}"
