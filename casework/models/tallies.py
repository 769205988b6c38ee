"""服务统计。"""

from typing import ClassVar

from django.db import models

from casework.enums import ClientClass, Feature, ServiceMethod
from projects.models import CatalogueItem, Project
from stations.models import Region
from stations.tenancy import StationScopedManager, StationScopedModel


class ServiceTally(StationScopedModel):
    """服务统计：the service records of one month and one combination of features, counted.

    Kept by triggers in the transaction of the record itself (`casework/migrations`); the
    application may only read it. `check_tallies` recounts. What each figure counts is said
    in `casework.selectors.tallies`.
    """

    confidential = False

    community = models.ForeignKey(Region, null=True, on_delete=models.PROTECT, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(CatalogueItem, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("服务形式", max_length=30)
    method = models.CharField("专业方法", max_length=12, choices=ServiceMethod)
    client_class = models.CharField("统计类别", max_length=12, choices=ClientClass)
    month = models.DateField("月份")
    records = models.IntegerField("服务记录", db_default=0)
    minutes = models.IntegerField("服务分钟", db_default=0)
    person_times = models.IntegerField("服务人次", db_default=0)
    new_people = models.IntegerField("本年度新服务人数", db_default=0)

    objects = StationScopedManager["ServiceTally"]()

    class Meta:
        verbose_name = "服务统计"
        verbose_name_plural = "服务统计"
        indexes: ClassVar = [models.Index(fields=["station", "month"], name="tally_by_month")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "station",
                    "month",
                    "project",
                    "item",
                    "kind",
                    "method",
                    "client_class",
                    "community",
                ],
                nulls_distinct=False,
                name="tally_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.month:%Y-%m} {self.kind}"


class MonthlyFigure(StationScopedModel):
    """月度数字：the tallies of a station and a month, summed up by one feature.

    What dashboards read. Kept by triggers on `ServiceTally` (`casework/migrations`), so the
    two cannot disagree; `key` is empty for all services, an item's key, a kind or a class.
    """

    confidential = False

    month = models.DateField("月份")
    feature = models.CharField("分项", max_length=5, choices=Feature)
    key = models.CharField("取值", max_length=30, blank=True)
    records = models.IntegerField("服务记录", db_default=0)
    minutes = models.IntegerField("服务分钟", db_default=0)
    person_times = models.IntegerField("服务人次", db_default=0)
    new_people = models.IntegerField("本年度新服务人数", db_default=0)

    objects = StationScopedManager["MonthlyFigure"]()

    class Meta:
        verbose_name = "月度数字"
        verbose_name_plural = "月度数字"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "month", "feature", "key"], name="figure_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.month:%Y-%m} {self.feature} {self.key}"
