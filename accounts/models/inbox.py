"""站内消息。"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from core.ids import uuid7
from core.models import MomentField


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Messages."""

    def unread(self) -> "NotificationQuerySet":
        """Those not yet opened."""
        return self.filter(read_at__isnull=True)


class Notification(models.Model):
    """站内消息：something one person should know, with the page that shows it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    title = models.CharField("标题", max_length=120)
    body = models.CharField("内容", max_length=400, blank=True)
    url = models.CharField("链接", max_length=200, blank=True)
    created_at = MomentField("时间", auto_now_add=True)
    read_at = models.DateTimeField("阅读时间", null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "站内消息"
        verbose_name_plural = "站内消息"
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "-created_at"],
                name="notification_unread",
                condition=models.Q(read_at__isnull=True),
            ),
            models.Index(fields=["owner", "-created_at"], name="notification_by_owner"),
        ]

    def __str__(self) -> str:
        return self.title
