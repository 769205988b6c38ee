"""Printing what says who is visited: it leaves the platform, so everybody's printing is noted."""

from collections.abc import Sequence

from django.db import transaction

from accounts.models import User
from casework.models import VisitPlan
from core import audit


@transaction.atomic
def print_plans(*, plans: Sequence[VisitPlan], by: User) -> None:
    """打印探访计划表：one event that says how many."""
    if plans:
        audit.record(
            "visitplan.printed", target=plans[0], by=by, changes={"people": [None, len(plans)]}
        )


@transaction.atomic
def print_route(*, stops: Sequence[VisitPlan], by: User) -> None:
    """打印探访路线表：an event for each, because addresses go along."""
    for stop in stops:
        audit.record("visitroute.printed", target=stop, by=by)
