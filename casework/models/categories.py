"""服务对象类别：schemes as data, and the dated categories of one person."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from casework.enums import ClientClass
from casework.models.base import CaseworkModel, choice, day, file_key, key, line, user_key
from core.ids import uuid7


class Classification(models.Model):
    """类别方案：one list of categories, as a document in force has it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    document = key("stations.PolicyDocument", "依据")
    code = models.SlugField("代号", max_length=40)
    name = line("名称", 60, blank=False)

    class Meta:
        verbose_name = "类别方案"
        verbose_name_plural = "类别方案"
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "code"], name="classification_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class ClassificationItem(models.Model):
    """类别：one category of a scheme. `client_class` is the class it counts in."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    classification = models.ForeignKey(
        Classification, on_delete=models.PROTECT, related_name="items"
    )
    code = models.SlugField("代号", max_length=40)
    label = line("名称", 40, blank=False)
    client_class = choice("统计类别", ClientClass, default=ClientClass.OTHER)
    external_codes = models.JSONField("其他系统的代码", default=dict)
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = "类别"
        verbose_name_plural = "类别"
        ordering: ClassVar = ["classification_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["classification", "code"], name="classification_item_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ClientCategory(CaseworkModel):
    """服务对象的类别：from when to when, by what proof. Several at a time."""

    client = key("casework.Client", "服务对象", related="categories")
    item: Any = models.ForeignKey(
        ClassificationItem, verbose_name="类别", on_delete=models.PROTECT, related_name="+"
    )
    starts_on = day("起", optional=False)
    ends_on = day("止")
    proof_number = line("证明文号", 60)
    proof = file_key("证明材料")
    added_by = user_key("登记人")

    class Meta:
        verbose_name = "服务对象的类别"
        verbose_name_plural = "服务对象的类别"
        ordering: ClassVar = ["client_id", "-starts_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["station", "item", "client"], name="category_by_item"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["client", "item"],
                condition=Q(ends_on=None),
                name="client_category_open_once",
                violation_error_message="这个类别已经登记，尚未终止。",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="client_category_dates_in_order",
                violation_error_message="截止日期早于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.starts_on:%Y-%m-%d}"
