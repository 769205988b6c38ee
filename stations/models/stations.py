"""社工站。"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from core.models import TimestampedModel
from stations.enums import StationLevel
from stations.models.organisations import Agency, Purchaser
from stations.models.regions import Region


class StationQuerySet(models.QuerySet["Station"]):
    """Stations."""

    def within(self, region: Region) -> Self:
        """Those in `region` or in a region that lies in it."""
        return self.filter(region__path__startswith=region.path)

    def with_rooms(self, station_id: int) -> Self:
        """The station itself and the community rooms it guides."""
        room = Q(parent_id=station_id, level=StationLevel.COMMUNITY_ROOM)
        return self.filter(Q(pk=station_id) | room)


class Station(TimestampedModel):
    """社工站：the unit of isolation; a centre, a street station or a community room."""

    name = models.CharField("名称", max_length=80)
    level = models.CharField("级别", max_length=20, choices=StationLevel)
    region = models.ForeignKey(
        Region, verbose_name="所在区划", on_delete=models.PROTECT, related_name="stations"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name="上级社工站",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="区级指导中心督导街道社工站，街道社工站指导社区社工室。",
    )
    agency = models.ForeignKey(
        Agency,
        verbose_name="承接机构",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stations",
    )
    purchaser = models.ForeignKey(
        Purchaser,
        verbose_name="购买主体",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stations",
    )
    address = models.CharField("地址", max_length=120, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    opened_on = models.DateField("启用日期")
    closed_on = models.DateField("停用日期", null=True, blank=True)

    objects = StationQuerySet.as_manager()

    class Meta:
        verbose_name = "社工站"
        verbose_name_plural = "社工站"
        ordering: ClassVar = ["region__code", "level", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "name"],
                name="station_unique_in_region",
                violation_error_message="该区划下已有同名的社工站。",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="station_dates_in_order",
                violation_error_message="停用日期不能早于启用日期。",
            ),
            models.CheckConstraint(
                condition=~Q(level=StationLevel.COMMUNITY_ROOM) | Q(parent__isnull=False),
                name="station_room_has_parent",
                violation_error_message="社区社工室须有上级社工站。",
            ),
            models.CheckConstraint(
                condition=~Q(level=StationLevel.DISTRICT_CENTER) | Q(parent__isnull=True),
                name="station_centre_has_no_parent",
                violation_error_message="区级指导中心没有上级社工站。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_station_id(self) -> int:
        """Events about a station are in its own chain."""
        return self.pk
