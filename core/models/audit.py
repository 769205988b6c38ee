"""审计。"""

from typing import ClassVar

from django.db import models

from core.ids import uuid7


class AuditEvent(models.Model):
    """审计事件：who did or read what, when, and why.

    Append only. It holds no foreign keys, so it outlives everything it speaks of. `seq`,
    `prev_hash` and `hash` are set by the database (`core/migrations`): the events of one
    station form a chain, those without a station the chain 0.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    station_id = models.BigIntegerField("社工站编号", null=True)
    seq = models.BigIntegerField("链内序号", default=0)
    at = models.DateTimeField("时间")
    action = models.CharField("动作", max_length=64)
    actor_id = models.BigIntegerField("操作人编号", null=True)
    actor_label = models.CharField("操作人", max_length=150, blank=True)
    actor_role = models.CharField("角色", max_length=32, blank=True)
    workspace_id = models.BigIntegerField("任职编号", null=True)
    object_type = models.CharField("对象类型", max_length=80, blank=True)
    object_id = models.CharField("对象编号", max_length=40, blank=True)
    object_label = models.CharField("对象", max_length=200, blank=True)
    changes = models.JSONField("变更", default=dict)
    reason = models.CharField("理由", max_length=200, blank=True)
    request_id = models.CharField("请求编号", max_length=40, blank=True)
    ip = models.GenericIPAddressField("来源地址", null=True)
    prev_hash = models.CharField("前一条摘要", max_length=64, blank=True)
    hash = models.CharField("摘要", max_length=64, blank=True)

    class Meta:
        verbose_name = "审计事件"
        verbose_name_plural = "审计事件"
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["station_id", "-seq"], name="audit_by_chain"),
            models.Index(fields=["object_type", "object_id", "at"], name="audit_by_object"),
            models.Index(fields=["actor_id", "-at"], name="audit_by_actor"),
            models.Index(fields=["station_id", "action", "-at"], name="audit_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_label} {self.action}"


class AuditChain(models.Model):
    """审计链头：the last link of one chain. Written by the database alone."""

    station_id = models.BigIntegerField("社工站编号，0 为平台", primary_key=True)
    seq = models.BigIntegerField("最后序号")
    hash = models.CharField("最后摘要", max_length=64)

    class Meta:
        verbose_name = "审计链头"
        verbose_name_plural = "审计链头"

    def __str__(self) -> str:
        return f"{self.station_id}#{self.seq}"
