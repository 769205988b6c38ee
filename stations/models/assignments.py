"""任职。"""

import datetime as dt
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models import TimestampedModel
from stations.enums import Role, ScopeKind
from stations.models.organisations import Agency
from stations.models.regions import Region
from stations.models.stations import Station
from stations.roles import ROLES


def _roles_on(kind: ScopeKind) -> list[str]:
    return sorted(role.value for role, spec in ROLES.items() if spec.scope == kind)


def _scope_fits_role() -> Q:
    """Exactly the scope that the role is assigned on is filled in."""
    places = {"region": ScopeKind.REGION, "agency": ScopeKind.AGENCY, "station": ScopeKind.STATION}
    fits = Q()
    for kind in ScopeKind:
        filled = {f"{name}__isnull": own != kind for name, own in places.items()}
        fits |= Q(role__in=_roles_on(kind), **filled)
    return fits


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Assignments."""

    def in_force(self, on: dt.date) -> Self:
        """Those that hold on the day `on`."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)

    def with_places(self) -> Self:
        """Fetch the scope in the same query."""
        return self.select_related("region", "agency", "station", "station__region")


class RoleAssignment(TimestampedModel):
    """任职：one person holds one role on one scope, from a day to a day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="人员",
        on_delete=models.PROTECT,
        related_name="assignments",
    )
    role = models.CharField("角色", max_length=20, choices=Role)
    region = models.ForeignKey(
        Region, verbose_name="区划", null=True, blank=True, on_delete=models.PROTECT
    )
    agency = models.ForeignKey(
        Agency, verbose_name="机构", null=True, blank=True, on_delete=models.PROTECT
    )
    station = models.ForeignKey(
        Station, verbose_name="社工站", null=True, blank=True, on_delete=models.PROTECT
    )
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期", null=True, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="任命人",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = "任职"
        ordering: ClassVar = ["user_id", "starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="assignment_dates_in_order",
                violation_error_message="结束日期不能早于开始日期。",
            ),
            models.CheckConstraint(
                condition=_scope_fits_role(),
                name="assignment_scope_fits_role",
                violation_error_message="角色与任职范围不符。",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "region", "agency", "station", "starts_on"],
                nulls_distinct=False,
                name="assignment_unique",
                violation_error_message="该人员已有相同的任职。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.place} {self.get_role_display()}"

    @property
    def place(self) -> str:
        """Where: the station, the agency, the region, or the platform."""
        scope = self.station or self.agency or self.region
        return str(scope) if scope else "平台"
