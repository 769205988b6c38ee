"""Service records as visits in their plans."""

from django.db import transaction

from accounts.models import User
from casework.enums.visits import PlanState, VisitResult, VisitWay
from casework.models import Client, HomeVisit, ServiceRecord, VisitPlan
from casework.phrases import visits as phrases
from casework.rules import visits as rules
from core import audit
from core.errors import RefusedError


@transaction.atomic
def attach_visit(
    *,
    record: ServiceRecord,
    client: Client,
    plan: VisitPlan | None = None,
    way: VisitWay,
    result: VisitResult,
    by: User,
) -> HomeVisit:
    """登记一次探访：`record` is a visit to `client`, in `plan`, else in the plan that he has.

    Called in the transaction that completes the record. Sent again, it gives the same visit.
    """
    known: HomeVisit | None = HomeVisit.objects.filter(record=record).first()
    if known is not None:
        _require("clients", known.client_id == client.pk, phrases.VISIT_OF_ANOTHER)
        return known
    is_there = record.participations.filter(client=client).exists()
    _require("clients", is_there, phrases.VISIT_WITHOUT_CLIENT)
    _require("clients", plan is None or plan.client_id == client.pk, phrases.PLAN_OF_ANOTHER)
    plan = _held_plan(client, plan)

    visit: HomeVisit = HomeVisit.objects.create(
        station_id=record.station_id,
        record=record,
        client=client,
        plan=plan,
        community_id=plan.community_id if plan else client.community_id,
        visited_on=record.served_on,
        due_on=plan.next_due_on if plan else None,
        way=way,
        result=result,
    )
    audit.record("visit.attached", target=visit, by=by)
    if plan is not None:
        _move_plan(plan)
    return visit


@transaction.atomic
def follow_correction(*, visit: HomeVisit, record: ServiceRecord, by: User) -> None:
    """Let the visit of a corrected record stand on the record's day; called by the correction.

    The person who was visited stays on the record: the visit is his.
    """
    is_there = record.participations.filter(client=visit.client_id).exists()
    _require("clients", is_there, phrases.VISIT_KEEPS_CLIENT)
    if visit.visited_on == record.served_on:
        return
    changes = {"visited_on": [visit.visited_on.isoformat(), record.served_on.isoformat()]}
    visit.visited_on = record.served_on
    visit.save(update_fields=["visited_on", "updated_at"])
    audit.record("visit.moved", target=visit, by=by, changes=changes)
    if visit.plan_id:
        _move_plan(VisitPlan.objects.select_for_update(of=("self",)).get(pk=visit.plan_id))


def _held_plan(client: Client, plan: VisitPlan | None) -> VisitPlan | None:
    """Return the plan, locked; one that has ended meanwhile does not take visits."""
    rows = VisitPlan.objects.select_for_update(of=("self",))
    mine = rows.filter(pk=plan.pk) if plan else rows.filter(client=client)
    held: VisitPlan | None = mine.exclude(state=PlanState.ENDED).first()
    return held


def _move_plan(plan: VisitPlan) -> None:
    """Count again from all visits of the plan when he was last seen and when he is due."""
    visits = list(plan.visits.order_by("visited_on", "pk").values_list("visited_on", "result"))
    seen = [day for day, result in visits if result in rules.SATISFYING]
    plan.last_visited_on = max(seen, default=None)
    plan.next_due_on = rules.due_after(
        first_due=plan.first_due_on, every_days=plan.every_days, visits=visits
    )
    plan.save(update_fields=["last_visited_on", "next_due_on", "updated_at"])


def _require(field: str, is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise RefusedError(otherwise, field=field)
