"""Who works on what today, and who stands in for whom."""

import datetime as dt

from django.db.models import Q

from accounts.models import User
from casework.models import AccessGrant, Case, CaseMember
from stations.selectors.workspaces import Workspace


def case_people(case: Case, on: dt.date) -> frozenset[int]:
    """Return the keys of the worker, his co-workers and those who stand in for him."""
    members = CaseMember.objects.filter(case=case, since__lte=on)
    members = members.filter(Q(until=None) | Q(until__gte=on)).order_by()
    grants = AccessGrant.objects.in_force(on).filter(
        station_id=case.station_id, covers=case.worker_id
    )
    people = members.values_list("user_id", flat=True).union(
        grants.order_by().values_list("user_id", flat=True)
    )
    return frozenset({case.worker_id, *people})


def colleagues_covered(workspace: Workspace, on: dt.date) -> list[User]:
    """Return the colleagues for whom the person of the workspace stands in."""
    if workspace.station_id is None:
        return []
    grants = AccessGrant.objects.in_force(on).filter(
        station_id=workspace.station_id, user=workspace.user_id, covers__isnull=False
    )
    rows = grants.select_related("covers").order_by("covers__display_name", "covers_id")
    return list({each.covers_id: each.covers for each in rows}.values())
