"""服务目录。"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from projects.enums import ServiceArea, ServiceDirection
from stations.models import PolicyDocument, Region


class ServiceCatalogue(models.Model):
    """服务目录：the catalogue that one version of a policy document sets."""

    document = models.OneToOneField(
        PolicyDocument, verbose_name="依据", on_delete=models.PROTECT, related_name="catalogue"
    )
    name = models.CharField("名称", max_length=120)
    clause = models.CharField("条款", max_length=60, blank=True)

    class Meta:
        verbose_name = "服务目录"
        verbose_name_plural = "服务目录"

    def __str__(self) -> str:
        return self.name


class CatalogueItem(models.Model):
    """目录条目：one service of a catalogue, or a local item that a region adds to it."""

    catalogue = models.ForeignKey(
        ServiceCatalogue, verbose_name="服务目录", on_delete=models.PROTECT, related_name="items"
    )
    code = models.CharField("编码", max_length=30)
    direction = models.CharField("服务方向", max_length=10, choices=ServiceDirection)
    area = models.CharField("服务领域", max_length=40)
    name = models.CharField("服务目录", max_length=60)
    content = models.TextField("服务内容", blank=True)
    standard_areas = ArrayField(
        models.CharField(max_length=4, choices=ServiceArea),
        verbose_name="对应 MZ/T 071 服务内容",
        default=list,
    )
    region = models.ForeignKey(
        Region,
        verbose_name="增设地区",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="地方特色条目由本地区增设；为空即文件原有条目。",
    )
    position = models.PositiveIntegerField("次序", default=0)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        verbose_name = "目录条目"
        verbose_name_plural = "目录条目"
        ordering: ClassVar = ["catalogue_id", "position", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["catalogue", "code", "region"],
                nulls_distinct=False,
                name="catalogue_item_code_unique",
                violation_error_message="目录中已有相同编码的条目。",
            ),
            models.CheckConstraint(
                condition=Q(region__isnull=True) | Q(direction=ServiceDirection.LOCAL),
                name="catalogue_local_items_are_n",
                violation_error_message="地区增设的条目须属“N”特色项目。",
            ),
        ]

    def __str__(self) -> str:
        return self.name if self.name == self.area else f"{self.area} / {self.name}"

    @property
    def standard_area_labels(self) -> list[str]:
        """The areas of MZ/T 071 it falls in, as the standard calls them."""
        return [ServiceArea(code).label for code in self.standard_areas]
