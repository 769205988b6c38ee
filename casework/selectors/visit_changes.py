"""Who is watched closely, and has changed since somebody last went there."""

import datetime as dt
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery

from casework.enums import Situation
from casework.models import RecordClient, VisitPlan
from casework.models.visits import VisitPlanQuerySet
from casework.phrases import visits as phrases
from casework.rules.clients import display_name
from casework.rules.visits import CLOSE_WATCH_DAYS, due_after_change
from casework.selectors.duties import Todo, Waiting, day_said, deadline, name_columns
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

CHANGES = (Situation.CHANGED, Situation.AT_RISK)
LOOK_BACK = dt.timedelta(days=30)


def _changed(workspace: Workspace, on: dt.date) -> VisitPlanQuerySet:
    """Plans that are not due yet, with the day on which a call or another service told of it."""
    told = RecordClient.objects.filter(
        client=OuterRef("client"),
        record__situation__in=CHANGES,
        served_on__range=(on - LOOK_BACK, on),
    ).order_by("-served_on")
    plans: Any = VisitPlan.objects.running().filter(
        station_id=workspace.station_id or 0,
        every_days__lte=CLOSE_WATCH_DAYS,
        next_due_on__gt=on,
    )
    changed: VisitPlanQuerySet = (
        plans.annotate(changed_on=Subquery(told.values("served_on")[:1]))
        .exclude(changed_on=None)
        .filter(Q(last_visited_on=None) | Q(last_visited_on__lt=F("changed_on")))
        .order_by("changed_on", "pk")
    )
    return changed


def _todo(plan: Any, workspace: Workspace, on: dt.date) -> Todo:
    changed_on = dt.date.fromisoformat(plan.changed_on)
    due = due_after_change(changed_on)
    return Todo(
        when=deadline(due, on),
        title=f"近况有变，尽快探访：{display_name(workspace, plan.client)}",
        note=phrases.CHANGED.format(on=day_said(changed_on), level=plan.level_label),
        url_name="casework:visit_plan_detail",
        pk=plan.pk,
        action="去探访",
        late=due < on,
    )


CHANGES_WAITING = Waiting(
    heading="探访",
    permission=Permission.VISIT_VIEW,
    rows=_changed,
    columns=(*name_columns(), "level_label", "changed_on"),
    todo=_todo,
    owner="worker_id",
    list_url="casework:visit_due_list",
)
