"""What the services of visit plans and verification refuse: the sentence, its field, no trace."""

import datetime as dt

import pytest

from casework.enums.visits import CheckResult, PlanState, VisitResult, VisitWay
from casework.phrases import (
    verifications as check_phrases,
    visits as visit_phrases,
)
from casework.rules.visit_levels import VisitLevel
from casework.services import home_visits, verifications, visit_plans
from casework.services.verifications import Finding, Line, ListValues
from casework.services.visit_plans import PlanValues
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.visits import (
    HomeVisitFactory,
    VerificationItemFactory,
    VerificationListFactory,
    VisitPlanFactory,
)
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db

LEVEL = VisitLevel("key", "重点", 30)
LINES = (Line("演示居民"),)


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def plan(world, client=None, **said):
    usual = {
        "level": LEVEL,
        "every_days": 30,
        "first_due_on": day(),
        "worker": world.person("worker"),
    }
    return {
        "plan_id": uuid7(),
        "client": client or ClientFactory.create(),
        "values": PlanValues(**usual | said),
    }


def replanned(world, **said):
    row = VisitPlanFactory.create()
    return {"plan": row, "values": plan(world, **said)["values"], "seen_at": row.updated_at}


def checks(world, lines=LINES, **said):
    usual = {
        "title": "低保核查",
        "asked_by": "街道",
        "received_on": day(),
        "due_on": day(7),
        "instructions": "",
        "worker": world.person("worker"),
    }
    return {
        "list_id": uuid7(),
        "station_id": world.home.pk,
        "values": ListValues(**usual | said),
        "lines": lines,
    }


def checked(result=CheckResult.CONFIRMED, distance=0, told="", **said):
    row = VerificationItemFactory.create()
    found = Finding(result=result, checked_on=day(distance), told=told, **said)
    return {"item": row, "found": found, "seen_at": row.updated_at}


def list_closed(**said):
    closed = VerificationListFactory.create(closed_on=day())
    return {"item": VerificationItemFactory.create(verification=closed)} | said


def plan_ended(**said):
    row = VisitPlanFactory.create(state=PlanState.ENDED, ended_on=day(), end_reason="已迁出")
    return {"plan": row} | said


def matched_twice():
    one = VerificationItemFactory.create()
    other = VerificationItemFactory.create(verification=one.verification, client=None, name="同名")
    return {"item": other, "client": one.client}


def attached(record, client):
    how = {"way": VisitWay.HOME, "result": VisitResult.MET}
    return how | {"record": record, "client": client}


VISITS = {
    "a record that is the visit to somebody else": (
        home_visits.attach_visit,
        lambda world: attached(HomeVisitFactory.create().record, ClientFactory.create()),
        visit_phrases.VISIT_OF_ANOTHER,
        "clients",
    ),
    "a plan with the key of another's": (
        visit_plans.create_plan,
        lambda world: plan(world) | {"plan_id": VisitPlanFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "an interval of one's own without a reason": (
        visit_plans.create_plan,
        lambda world: plan(world, every_days=14),
        visit_phrases.OWN_CADENCE_REASON,
        "reason",
    ),
    "another level than suggested without a reason": (
        visit_plans.change_plan,
        lambda world: replanned(world, suggested="usual", reason=" "),
        visit_phrases.OWN_LEVEL_REASON,
        "reason",
    ),
    "a plan for a file that has ended": (
        visit_plans.create_plan,
        lambda world: plan(world, ClientFactory.create(ended_on=day(), end_kind="moved")),
        visit_phrases.CLIENT_FILE_ENDED,
        "",
    ),
    "a second plan": (
        visit_plans.create_plan,
        lambda world: plan(world, VisitPlanFactory.create().client),
        visit_phrases.PLAN_EXISTS,
        "",
    ),
    "changing a plan that has ended": (
        visit_plans.change_plan,
        lambda world: plan_ended(values=plan(world)["values"], seen_at=None),
        visit_phrases.PLAN_ENDED,
        "",
    ),
    "ending a plan that has ended": (
        visit_plans.end_plan,
        lambda world: plan_ended(reason="又迁出"),
        visit_phrases.PLAN_ENDED,
        "",
    ),
    "pausing a plan that has ended": (
        visit_plans.pause_plan,
        lambda world: plan_ended(),
        visit_phrases.PLAN_NOT_ACTIVE,
        "",
    ),
    "resuming what runs": (
        visit_plans.resume_plan,
        lambda world: {"plan": VisitPlanFactory.create()},
        visit_phrases.PLAN_NOT_PAUSED,
        "",
    ),
    "ending a plan without a reason": (
        visit_plans.end_plan,
        lambda world: {"plan": VisitPlanFactory.create(), "reason": " "},
        visit_phrases.END_REASON_MISSING,
        "reason",
    ),
}

CHECKS = {
    "a list with the key of another": (
        verifications.create_list,
        lambda world: checks(world) | {"list_id": VerificationListFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a list due before it came": (
        verifications.create_list,
        lambda world: checks(world, due_on=day(-1)),
        check_phrases.DUE_BEFORE_RECEIVED,
        "due_on",
    ),
    "a list of nobody": (
        verifications.create_list,
        lambda world: checks(world, lines=()),
        check_phrases.LIST_EMPTY,
        "names",
    ),
    "a list of too many": (
        verifications.create_list,
        lambda world: checks(world, lines=[Line(f"演示居民{n}") for n in range(2001)]),
        check_phrases.TOO_MANY_LINES.format(most=2000),
        "names",
    ),
    "checking on a list that is closed": (
        verifications.check_item,
        lambda world: list_closed(found=checked()["found"], seen_at=None),
        check_phrases.LIST_CLOSED,
        "",
    ),
    "matching on a list that is closed": (
        verifications.match_item,
        lambda world: list_closed(client=ClientFactory.create()),
        check_phrases.LIST_CLOSED,
        "",
    ),
    "closing a list twice": (
        verifications.close_list,
        lambda world: {"checks": list_closed()["item"].verification},
        check_phrases.LIST_CLOSED,
        "",
    ),
    "checked tomorrow": (
        verifications.check_item,
        lambda world: checked(distance=1),
        check_phrases.CHECKED_IN_FUTURE,
        "checked_on",
    ),
    "not found without a word": (
        verifications.check_item,
        lambda world: checked(CheckResult.NOT_FOUND, told=" "),
        check_phrases.FINDING_MISSING,
        "finding",
    ),
    "checked at another's visit": (
        verifications.check_item,
        lambda world: checked(record=ServiceRecordFactory.create()),
        check_phrases.RECORD_OF_ANOTHER,
        "record",
    ),
    "somebody who is on the list": (
        verifications.match_item,
        lambda world: matched_twice(),
        check_phrases.ALREADY_ON_LIST,
        "clients",
    ),
    "closing a list with somebody left": (
        verifications.close_list,
        lambda world: {"checks": VerificationItemFactory.create().verification},
        check_phrases.LIST_OPEN_ITEMS.format(count=1),
        "",
    ),
}

REFUSED = VISITS | CHECKS


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
