"""文件。"""

from pathlib import PurePosixPath

from django.conf import settings
from django.db import models

from core.ids import uuid7
from core.models import MomentField
from stations.tenancy import StationScopedManager, StationScopedModel


class StationFile(StationScopedModel):
    """文件：an upload, or a produced file, of one station. Every key to it is PROTECT."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField("文件名", max_length=120)
    mime = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节数")
    sha256 = models.CharField("摘要值", max_length=64)
    path = models.CharField("存放位置", max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="上传人", on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = MomentField("上传时间", auto_now_add=True)

    objects = StationScopedManager["StationFile"]()

    class Meta:
        verbose_name = "文件"
        verbose_name_plural = "文件"

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """What the audit calls it: not by its name, in which people write names."""
        return f"附件 {PurePosixPath(self.path).suffix.lstrip('.').upper()}".strip()

    @property
    def is_image(self) -> bool:
        """Whether a browser can show it as a picture."""
        return self.mime.startswith("image/")
