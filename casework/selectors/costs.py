"""Reading costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from casework.models import CommunityActivity, CostLine, ServiceGroup
from casework.phrases.groups import COST_GONE
from core.errors import NotFoundError


@dataclass(frozen=True)
class CostTotals:
    """What a budget says and what was spent of it."""

    planned: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)
    without_receipt: int = 0

    @property
    def left(self) -> Decimal:
        """结余；negative when more was spent than planned."""
        return self.planned - self.spent


def costs_of(
    *, group: ServiceGroup | None = None, activity: CommunityActivity | None = None
) -> QuerySet[CostLine]:
    """Return the costs of one group or activity, in the order of typing."""
    rows: QuerySet[CostLine] = CostLine.objects.filter(group=group, activity=activity)
    return rows.select_related("receipt").order_by("id")


def totals_of(costs: Iterable[CostLine]) -> CostTotals:
    """Add up."""
    lines = list(costs)
    return CostTotals(
        planned=sum((each.planned for each in lines), Decimal(0)),
        spent=sum((each.spent for each in lines), Decimal(0)),
        without_receipt=sum(1 for each in lines if each.spent and not each.receipt_id),
    )


def get_cost(*, pk: UUID) -> CostLine:
    """Return the line. Another station's does not exist here."""
    rows = CostLine.objects.select_related("group", "activity", "receipt")
    cost: CostLine | None = rows.filter(pk=pk).first()
    if cost is None:
        raise NotFoundError(COST_GONE)
    return cost
