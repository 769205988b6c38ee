"""Who works at a station."""

import datetime as dt

from accounts.models import User
from stations.enums import Role
from stations.models import RoleAssignment


def leads_of(station_id: int, on: dt.date) -> list[User]:
    """Return who leads the station on the day `on`."""
    return _holding(station_id, on, Role.STATION_LEAD)


def workers_of(station_id: int, on: dt.date) -> list[User]:
    """Return who serves at the station on the day `on`: its workers and leads."""
    return _holding(station_id, on, Role.SOCIAL_WORKER, Role.STATION_LEAD)


def _holding(station_id: int, on: dt.date, *roles: Role) -> list[User]:
    held = RoleAssignment.objects.in_force(on).filter(station_id=station_id, role__in=roles)
    rows = User.objects.filter(pk__in=held.order_by().values("user"), is_active=True)
    return list(rows.order_by("display_name", "pk"))
