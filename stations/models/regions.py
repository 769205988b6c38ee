"""区划。"""

import datetime as dt
from typing import ClassVar, Self

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q

from stations.enums import RegionLevel


class RegionQuerySet(models.QuerySet["Region"]):
    """Regions."""

    def in_force(self, on: dt.date) -> Self:
        """Those that exist on the day `on`."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)

    def within(self, region: "Region") -> Self:
        """`region` and all that lies in it."""
        return self.filter(path__startswith=region.path)


class Region(models.Model):
    """区划：a province, city, district, street or community, from a day to a day.

    `path` is the codes from the province down to itself, each followed by a slash.
    """

    code = models.CharField("区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=16, choices=RegionLevel)
    parent = models.ForeignKey(
        "self",
        verbose_name="上级",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    path = models.CharField("路径", max_length=80, editable=False)
    valid_from = models.DateField("生效日期")
    valid_to = models.DateField("失效日期", null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "区划"
        verbose_name_plural = "区划"
        ordering: ClassVar = ["code"]
        indexes: ClassVar = [
            models.Index(OpClass(F("path"), name="varchar_pattern_ops"), name="region_path"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{12}$"),
                name="region_code_is_12_digits",
                violation_error_message="区划代码须为 12 位数字。",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="region_dates_in_order",
                violation_error_message="失效日期不能早于生效日期。",
            ),
            models.CheckConstraint(
                condition=Q(level=RegionLevel.PROVINCE) | Q(parent__isnull=False),
                name="region_below_province_has_parent",
                violation_error_message="省级以下的区划须有上级。",
            ),
        ]

    def __str__(self) -> str:
        return self.name
