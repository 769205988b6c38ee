"""政策依据。"""

import datetime as dt
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from stations.models.regions import Region


class PolicyDocumentQuerySet(models.QuerySet["PolicyDocument"]):
    """Policy documents."""

    def in_force(self, on: dt.date) -> Self:
        """Those in effect on the day `on`."""
        return self.filter(
            Q(effective_to__isnull=True) | Q(effective_to__gte=on), effective_from__lte=on
        )

    def current(self, on: dt.date) -> Self:
        """Those in effect on the day `on` in their highest version."""
        later = PolicyDocument.objects.in_force(on).filter(
            code=OuterRef("code"), version__gt=OuterRef("version")
        )
        return self.in_force(on).exclude(Exists(later))


class PolicyDocument(models.Model):
    """政策文件：one version of one document. A published version is never edited."""

    code = models.CharField("代号", max_length=40)
    version = models.PositiveIntegerField("版本")
    number = models.CharField("文号", max_length=60)
    title = models.CharField("标题", max_length=120)
    issuer = models.CharField("发文机关", max_length=120)
    issued_on = models.DateField("发文日期", null=True, blank=True)
    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("失效日期", null=True, blank=True)
    digest = models.CharField("内容摘要值", max_length=64)
    region_codes = ArrayField(
        models.CharField(max_length=12), verbose_name="适用区划代码", default=list, blank=True
    )
    regions = models.ManyToManyField(
        Region,
        verbose_name="适用区划",
        blank=True,
        help_text="适用区划中已经导入的；没有适用区划的文件处处适用。",
    )
    note = models.TextField("说明", blank=True)

    objects = PolicyDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "政策文件"
        verbose_name_plural = "政策文件"
        ordering: ClassVar = ["code", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="policy_version_unique"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="policy_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class PolicyRule(models.Model):
    """政策条款：one rule of a document, as a value with its clause."""

    document = models.ForeignKey(PolicyDocument, on_delete=models.PROTECT, related_name="rules")
    key = models.CharField("规则", max_length=60)
    clause = models.CharField("条款", max_length=60, blank=True)
    value = models.JSONField("取值")

    class Meta:
        verbose_name = "政策条款"
        verbose_name_plural = "政策条款"
        ordering: ClassVar = ["document_id", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "key"], name="policy_rule_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.document.number} {self.clause}"
