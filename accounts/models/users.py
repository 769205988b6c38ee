"""账号。"""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from core.crypto import BlindIndexField, EncryptedTextField


class User(AbstractUser):
    """账号：one person who signs in. What he may do follows from his role assignments."""

    first_name = None  # type: ignore[assignment]  # -- a Chinese name is one field
    last_name = None  # type: ignore[assignment]  # -- a Chinese name is one field
    is_staff = None  # there is no admin site
    display_name = models.CharField("姓名", max_length=40)
    phone = EncryptedTextField("手机号", blank=True, default="")
    phone_index = BlindIndexField("手机号索引", purpose="user.phone")
    password_changed_at = models.DateTimeField("密码修改时间", null=True, blank=True)
    invited_by = models.ForeignKey(
        "self",
        verbose_name="邀请人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        verbose_name = "账号"
        verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """Return the name shown to colleagues."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the name shown to colleagues."""
        return str(self)
