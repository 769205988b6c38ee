"""Reading 需求清单 of communities."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework.enums.communities import NeedKind
from casework.errors.communities import RowGoneError
from casework.models import CommunityNeed
from casework.selectors.communities import settled_counts

NEWEST_FIRST = ("-found_on", "-pk")


def community_needs_listed() -> QuerySet[CommunityNeed]:
    """Return the needs in scope as a list shows them."""
    rows: QuerySet[CommunityNeed] = CommunityNeed.objects.select_related("community", "station")
    return rows.defer("response")


def get_community_need(*, pk: UUID) -> CommunityNeed:
    """Return one need. Another station's does not exist here."""
    rows: QuerySet[CommunityNeed] = CommunityNeed.objects.select_related(
        "community", "station", "survey", "record", "recorded_by"
    )
    found: CommunityNeed | None = rows.filter(pk=pk).first()
    if found is None:
        raise RowGoneError
    return found


def measured(needs: QuerySet[Any]) -> list[dict[str, Any]]:
    """R-037：for each kind, how many needs were met, partly met or not, and the satisfaction."""
    counts = settled_counts(needs)
    return [
        {"kind": NeedKind(kind).label, **counts[kind]} for kind in NeedKind.values if kind in counts
    ]
