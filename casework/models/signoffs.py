"""签批。"""

from typing import ClassVar

from django.db import models

from casework.models.base import CaseworkModel, key, line, moment, text, user_key


class SignOff(CaseworkModel):
    """签批：what somebody signed with his password, word for word, and its digest.

    `subject` and `subject_id` name the row. Rows are never changed; content that differs from
    what was signed shows as broken.
    """

    subject = models.SlugField("对象种类", max_length=40)
    subject_id = models.UUIDField("对象编号")
    case = key("casework.Case", "个案", related="signoffs", optional=True)
    action = line("签批事项", 40, blank=False)
    content = models.JSONField("签批的内容")
    digest = models.CharField("内容摘要值", max_length=64)
    note = text("意见")
    signer = user_key("签批人")
    signer_role = line("角色", 32, blank=False)
    signed_at = moment("签批时间", optional=False)

    class Meta:
        verbose_name = "签批"
        verbose_name_plural = "签批"
        ordering: ClassVar = ["signed_at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["subject_id", "signed_at"], name="signoff_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.signed_at:%Y-%m-%d}"
