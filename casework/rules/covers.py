"""谁在做这个个案：the worker in charge, his co-workers, and who stands in for him."""

import datetime as dt

from django.db.models import Q

from accounts.models import User
from casework.models import AccessGrant, Case, CaseMember


def works_on(user: User, case: Case, on: dt.date) -> bool:
    """Whether `user` is the worker of the case, a co-worker, or stands in for the worker."""
    if case.worker_id == user.pk:
        return True
    members = CaseMember.objects.filter(case=case, user=user, since__lte=on)
    if members.filter(Q(until=None) | Q(until__gte=on)).exists():
        return True
    return covers(user.pk, case.worker_id, station_id=case.station_id, on=on)


def covers(user_id: int, worker_id: int, *, station_id: int, on: dt.date) -> bool:
    """代管：whether `user_id` stands in for `worker_id` on the day `on`."""
    grants = AccessGrant.objects.in_force(on).filter(station_id=station_id, user=user_id)
    found: bool = grants.filter(covers=worker_id).exists()
    return found
