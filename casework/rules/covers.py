"""代管：who stands in for whom."""

import datetime as dt

from casework.models import AccessGrant


def covers(user_id: int, worker_id: int, *, station_id: int, on: dt.date) -> bool:
    """Whether `user_id` stands in for `worker_id` on the day `on`."""
    grants = AccessGrant.objects.in_force(on).filter(station_id=station_id, user=user_id)
    found: bool = grants.filter(covers=worker_id).exists()
    return found
