"""What approving, closing and follow-up refuse: the sentence, its field, no trace."""

import datetime as dt

import pytest

from casework.enums.cases import Approval, CaseStage, ClosureReason
from casework.enums.visits import VisitWay
from casework.phrases import cases as phrases
from casework.services import (
    closures,
    follow_ups,
    plans,
)
from casework.services.follow_ups import FollowUpValues
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from stations.models import PolicyRule
from tests.factories.cases import (
    CaseFactory,
    ClosureFactory,
    FollowUpFactory,
    GoalFactory,
    PlanFactory,
    open_case,
)
from tests.support.cases import CLOSURE
from tests.support.personas import PASSWORD
from tests.support.records import plan as counted_to
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db

RETURN_NOTE = "退回时请写明意见。"


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def case_of(world, **said):
    return CaseFactory.create(**{"worker": world.person("worker")} | said)


def decided(**row):
    return {"approve": False, "note": " ", "password": PASSWORD} | row


def submit(plan):
    """A plan is submitted with its goals, so that these come first."""
    GoalFactory.create(plan=plan)
    plan.state, plan.submitted_at = Approval.SUBMITTED, clock.now()
    plan.save()
    return plan


def submitted_plan(world):
    case = case_of(world, stage=CaseStage.PLANNING)
    return decided(plan=submit(PlanFactory.create(case=case)))


def closing(**said):
    return {
        "case": open_case(),
        "closure_id": uuid7(),
        "values": CLOSURE | {"reason": ClosureReason.MOVED} | said,
    }


def closing_with_plan_waiting(world):
    given = closing()
    submit(PlanFactory.create(case=given["case"], number=2, change_reason="情况有变"))
    return given


def asked_of_another(world):
    return closing() | {"closure_id": ClosureFactory.create(case=open_case()).pk}


def asked(world, **said):
    case = open_case(worker=world.person("worker"), approver=world.person("lead"))
    return decided(closure=ClosureFactory.create(case=case, **said))


def reopened(world, reason):
    case = case_of(world, stage=CaseStage.CLOSED, closed_on=day(-3))
    return {"case": case, "reason": reason, "password": PASSWORD}


def follow_up(world, **said):
    case = CaseFactory.create(stage=CaseStage.CLOSED, closed_on=day(-3))
    usual = {
        "done_on": day(),
        "way": VisitWay.PHONE,
        "minutes": 20,
        "situation": "一切平安。",
        "maintained": True,
        "should_reopen": False,
        "plan": counted_to(world),
    }
    return {"due": FollowUpFactory.create(case=case), "values": FollowUpValues(**usual | said)}


def uncounted(world):
    PolicyRule.objects.filter(key="service_kinds").delete()
    return follow_up(world)


BY_WORKER = {
    "a follow-up where no rule counts services": (
        follow_ups.do_follow_up,
        uncounted,
        "本地区没有现行的服务形式规定，暂时不能记录回访。",
        "",
    ),
    "closing as achieved without a review": (
        closures.ask_to_close,
        lambda world: closing(reason=ClosureReason.ACHIEVED),
        phrases.CLOSE_NEEDS_REVIEW,
        "reason",
    ),
    "closing while a plan waits": (
        closures.ask_to_close,
        closing_with_plan_waiting,
        phrases.CLOSE_PLAN_WAITS,
        "",
    ),
    "closing without a day of follow-up": (
        closures.ask_to_close,
        lambda world: closing(reason=ClosureReason.CLIENT_ENDED),
        "请填写首次回访日期。",
        "follow_up_on",
    ),
    "closing with a follow-up of today": (
        closures.ask_to_close,
        lambda world: closing(follow_up_on=day()),
        "回访日期须在今天之后。",
        "follow_up_on",
    ),
    "closing before taking on": (
        closures.ask_to_close,
        lambda world: closing() | {"case": CaseFactory.create(stage=CaseStage.INTAKE)},
        phrases.NOT_AT_STAGE.format(stage="接案"),
        "",
    ),
    "closing with the key of another case's": (
        closures.ask_to_close,
        asked_of_another,
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a follow-up of tomorrow": (
        follow_ups.do_follow_up,
        lambda world: follow_up(world, done_on=day(1)),
        "回访日期不能晚于今天。",
        "done_on",
    ),
    "a follow-up before the closing": (
        follow_ups.do_follow_up,
        lambda world: follow_up(world, done_on=day(-4)),
        "回访日期不能早于结案日期。",
        "done_on",
    ),
    "a next follow-up on the same day": (
        follow_ups.do_follow_up,
        lambda world: follow_up(world, next_on=day()),
        "下次回访须在这次之后。",
        "next_on",
    ),
    "a follow-up of an open case": (
        follow_ups.do_follow_up,
        lambda world: follow_up(world) | {"due": FollowUpFactory.create()},
        phrases.FOLLOW_UP_AFTER_CLOSING,
        "",
    ),
}

BY_LEAD = {
    "returning a plan without a word": (
        plans.decide_plan,
        submitted_plan,
        RETURN_NOTE,
        "note",
    ),
    "returning a closing without a word": (
        closures.decide_closure,
        asked,
        RETURN_NOTE,
        "note",
    ),
    "deciding a closing twice": (
        closures.decide_closure,
        lambda world: asked(world, state=Approval.RETURNED),
        phrases.NOTHING_TO_APPROVE,
        "",
    ),
    "reopening without a reason": (
        closures.reopen_case,
        lambda world: reopened(world, " "),
        phrases.REASON_NEEDED,
        "reason",
    ),
    "reopening what nobody closed": (
        closures.reopen_case,
        lambda world: reopened(world, "情况有变"),
        phrases.NOT_CLOSED,
        "",
    ),
}


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), BY_WORKER.values(), ids=BY_WORKER.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), BY_LEAD.values(), ids=BY_LEAD.keys()
)
def test_approval_is_refused_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field, who="lead")
