"""用过的密码。"""

from typing import ClassVar

from django.conf import settings
from django.db import models


class PasswordHistory(models.Model):
    """用过的密码：the hash of a password somebody has had, so that it does not return soon."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="password_history"
    )
    password = models.CharField("密码摘要", max_length=128)
    used_from = models.DateTimeField("启用时间")

    class Meta:
        verbose_name = "用过的密码"
        verbose_name_plural = "用过的密码"
        indexes: ClassVar = [models.Index(fields=["user", "-used_from"], name="password_by_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.used_from:%Y-%m-%d}"
