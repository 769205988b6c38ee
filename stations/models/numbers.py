"""编号。"""

from typing import ClassVar

from django.db import models

from stations.tenancy import StationScopedManager, StationScopedModel


class NumberSequence(StationScopedModel):
    """编号序列：the last number that a station gave to one kind of document in one year."""

    confidential: ClassVar[bool] = False

    document = models.SlugField("种类", max_length=40)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已用到", default=0)

    objects = StationScopedManager["NumberSequence"]()

    class Meta:
        verbose_name = "编号序列"
        verbose_name_plural = "编号序列"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "document", "year"], name="number_sequence_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.year} {self.last}"
