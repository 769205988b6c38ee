"""资源清单。"""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import CommunityResource
from casework.services.communities import require_inside
from casework.services.rows import add_row, change_row


@transaction.atomic
def add_resource(
    *, resource_id: UUID, station_id: int, values: Mapping[str, Any], by: User
) -> CommunityResource:
    """登记资源。"""
    require_inside(values["community"], station_id)
    resource: CommunityResource = add_row(
        model=CommunityResource,
        row_id=resource_id,
        station_id=station_id,
        values={**values, "recorded_by": by},
        by=by,
    )
    return resource


@transaction.atomic
def change_resource(
    *,
    resource: CommunityResource,
    values: Mapping[str, Any],
    seen_at: dt.datetime | None,
    by: User,
) -> CommunityResource:
    """修改资源。"""
    require_inside(values.get("community", resource.community), resource.station_id)
    changed: CommunityResource = change_row(row=resource, values=values, seen_at=seen_at, by=by)
    return changed
