"""购买主体与承接主体。"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from core.models import TimestampedModel
from stations.models.regions import Region
from stations.validators import validate_credit_code


class Purchaser(TimestampedModel):
    """购买主体：the street office or bureau that buys the service."""

    name = models.CharField("名称", max_length=80)
    region = models.ForeignKey(
        Region, verbose_name="所在区划", on_delete=models.PROTECT, related_name="purchasers"
    )
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "购买主体"
        verbose_name_plural = "购买主体"
        ordering: ClassVar = ["region__code", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "name"],
                name="purchaser_unique_in_region",
                violation_error_message="该区划下已有同名的购买主体。",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Agency(TimestampedModel):
    """承接主体：the organisation that runs stations under contract."""

    name = models.CharField("机构名称", max_length=80)
    credit_code = models.CharField(
        "统一社会信用代码",
        max_length=18,
        unique=True,
        validators=[validate_credit_code],
        error_messages={"unique": "已有机构使用这个统一社会信用代码。"},
    )
    region = models.ForeignKey(
        Region, verbose_name="登记所在地", on_delete=models.PROTECT, related_name="agencies"
    )
    contact_name = models.CharField("联系人", max_length=40, blank=True)
    contact_phone = models.CharField("联系电话", max_length=30, blank=True)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "承接机构"
        verbose_name_plural = "承接机构"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(credit_code__regex=r"^[0-9A-HJ-NPQRTUWXY]{18}$"),
                name="agency_credit_code_shape",
                violation_error_message="统一社会信用代码为 18 位数字或大写字母（不含 I、O、S、V、Z）。",
            ),
        ]

    def __str__(self) -> str:
        return self.name
