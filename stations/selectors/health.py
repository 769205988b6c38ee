"""How the platform does."""

import datetime as dt
from dataclasses import dataclass

from accounts.models import User
from stations.models import Agency, CheckRun, PolicyDocument, Region, RoleAssignment, Station


@dataclass(frozen=True)
class PlatformFigures:
    """What the platform holds; no personal data."""

    regions: int
    stations: int
    agencies: int
    people: int
    assignments: int
    policies: int


def platform_figures(on: dt.date) -> PlatformFigures:
    """Count what is in force on the day `on`."""
    return PlatformFigures(
        regions=Region.objects.in_force(on).count(),
        stations=Station.objects.filter(closed_on__isnull=True).count(),
        agencies=Agency.objects.filter(is_active=True).count(),
        people=User.objects.filter(is_active=True).count(),
        assignments=RoleAssignment.objects.in_force(on).count(),
        policies=PolicyDocument.objects.in_force(on).count(),
    )


def latest_checks() -> list[CheckRun]:
    """Return the last run of every kind of check."""
    return list(CheckRun.objects.order_by("kind", "-started_at").distinct("kind"))
