"""Reading visit plans and visits."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from casework.enums.visits import PlanState
from casework.models import Client, HomeVisit, VisitPlan
from casework.models.visits import VisitPlanQuerySet
from casework.phrases import visits as phrases
from casework.rules.clients import display_name
from casework.selectors.duties import Todo, Waiting, day_said, deadline, name_columns
from core.errors import NotFoundError
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

DUE_FIRST = ("next_due_on", "id")
NEWEST_FIRST = ("-visited_on", "-id")
SECRETS = (
    "identifier", "phone", "address", "registered_address", "emergency_phone", "notes",
)  # fmt: skip
HIDDEN = tuple(f"client__{name}" for name in SECRETS)


def listed_plans() -> VisitPlanQuerySet:
    """Return the plans in scope as a list shows them; nothing encrypted is fetched."""
    rows: VisitPlanQuerySet = VisitPlan.objects.select_related(
        "client", "community", "worker", "station"
    )
    return rows.defer(*HIDDEN)


def get_visit_plan(*, pk: UUID) -> VisitPlan:
    """Return the plan. Another station's does not exist here."""
    plan: VisitPlan | None = (
        listed_plans().select_related("question_set", "station__region").filter(pk=pk).first()
    )
    if plan is None:
        raise NotFoundError(phrases.PLAN_GONE)
    return plan


def plan_of_client(client: Client) -> VisitPlan | None:
    """Return the plan of the client that has not ended."""
    plan: VisitPlan | None = (
        listed_plans()
        .select_related("question_set")
        .filter(client=client)
        .exclude(state=PlanState.ENDED)
        .first()
    )
    return plan


def listed_visits() -> QuerySet[HomeVisit]:
    """Return the visits in scope as a list shows them."""
    rows: QuerySet[HomeVisit] = HomeVisit.objects.select_related(
        "client", "community", "plan", "record", "record__worker", "station"
    )
    return rows.defer(*HIDDEN, "record__content", "record__next_step", "record__answers")


def route_of(workspace: Workspace, on: dt.date, *, with_addresses: bool = False) -> list[VisitPlan]:
    """Return whom the worker has to visit on the day `on` or before, in his own order.

    Addresses are decrypted only where they are asked for.
    """
    own = {"worker_id": workspace.user_id, "station_id": workspace.station_id or 0}
    plans = VisitPlan.objects.select_related("client", "community", "worker", "station")
    rows = (plans if with_addresses else listed_plans()).due(on).filter(**own)
    return list(rows.order_by("community__code", "route_position", "next_due_on", "pk"))


def open_plans(on: dt.date) -> VisitPlanQuerySet:
    """Return the plans that run on the day `on`."""
    rows: VisitPlanQuerySet = VisitPlan.objects.filter(starts_on__lte=on).filter(
        Q(ended_on=None) | Q(ended_on__gt=on)
    )
    return rows


def visits_of_client(client: Client, limit: int) -> list[HomeVisit]:
    """Return the latest visits to a client, newest first."""
    return list(listed_visits().filter(client=client).order_by("-visited_on", "-pk")[:limit])


def levels_of(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the levels of the plans in scope, the closest first. One query."""
    rows = VisitPlan.objects.filter(station_id__in=workspace.station_ids).order_by()
    found = rows.values("level", "level_label").annotate(days=Min("every_days"))
    ordered = sorted(found, key=lambda row: (row["days"], row["level"]))
    return list({row["level"]: row["level_label"] for row in ordered}.items())


@dataclass(frozen=True)
class DueCounts:
    """How many plans run, are overdue, and are due within a week."""

    running: int
    overdue: int
    week: int


def due_counts(workspace: Workspace, on: dt.date) -> DueCounts:
    """Count the plans in scope. One query."""
    rows = VisitPlan.objects.running().filter(station_id__in=workspace.station_ids).order_by()
    counts = rows.aggregate(
        running=Count("pk"),
        overdue=Count("pk", filter=Q(next_due_on__lt=on)),
        week=Count("pk", filter=Q(next_due_on__lte=on + dt.timedelta(days=6))),
    )
    return DueCounts(**counts)


def _due(workspace: Workspace, on: dt.date) -> VisitPlanQuerySet:
    """The visits that are due, the most overdue first."""
    rows: VisitPlanQuerySet = VisitPlan.objects.due(on)
    return rows.filter(station_id=workspace.station_id or 0).order_by(*DUE_FIRST)


def _todo(plan: VisitPlan, workspace: Workspace, on: dt.date) -> Todo:
    late = plan.days_late(on)
    place = f"{plan.community.name} · " if plan.community else ""
    last = plan.last_visited_on
    return Todo(
        when=deadline(plan.next_due_on, on),
        title=f"探访：{display_name(workspace, plan.client)}",
        note=f"{place}{plan.level_label}，每 {plan.every_days} 天；"
        + (f"上次 {day_said(last)}" if last else "还没有探访过"),
        url_name="casework:visit_plan_detail",
        pk=plan.pk,
        action="去探访",
        late=bool(late),
    )


VISITS_WAITING = Waiting(
    heading="探访",
    permission=Permission.VISIT_VIEW,
    rows=_due,
    columns=(
        *name_columns(), "community__name", "level_label", "every_days", "next_due_on",
        "last_visited_on",
    ),
    todo=_todo,
    owner="worker_id",
    list_url="casework:visit_due_list",
)  # fmt: skip
