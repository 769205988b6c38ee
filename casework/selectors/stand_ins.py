"""Who stands in for whom today."""

import datetime as dt

from accounts.models import User
from casework.models import AccessGrant
from stations.selectors.workspaces import Workspace


def colleagues_covered(workspace: Workspace, on: dt.date) -> list[User]:
    """Return the colleagues for whom the person of the workspace stands in."""
    if workspace.station_id is None:
        return []
    grants = AccessGrant.objects.in_force(on).filter(
        station_id=workspace.station_id, user=workspace.user_id, covers__isnull=False
    )
    rows = grants.select_related("covers").order_by("covers__display_name", "covers_id")
    return list({each.covers_id: each.covers for each in rows}.values())
