"""What the services of groups, attendance and costs refuse: the sentence, its field, no trace."""

import datetime as dt
from decimal import Decimal

import pytest

from casework.enums.cases import Approval
from casework.enums.groups import MemberState, Presence
from casework.phrases import REASON_MISSING, groups as phrases
from casework.services import (
    costs,
    group_members,
    group_results,
    group_sessions,
    group_sheets,
    groups,
)
from casework.services.attendance import AttendanceRow
from casework.services.costs import MOST, CostValues
from casework.services.group_sessions import SessionValues
from casework.services.group_sheets import HeldValues
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from projects.models import ProjectItem
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.groups import (
    CostLineFactory,
    GroupMeasureFactory,
    GroupMemberFactory,
    GroupSessionFactory,
    MemberScoreFactory,
    ServiceGroupFactory,
)
from tests.factories.projects import CatalogueItemFactory
from tests.support.groups import group_values
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
SPENT = Decimal("12.50")


def cost(group=None, **said):
    return {
        "cost_id": uuid7(),
        "group": group or ServiceGroupFactory.create(),
        "values": CostValues(what="茶点", **said),
    }


def cost_of_another(world):
    return cost() | {"cost_id": CostLineFactory.create().pk}


def changed(**said):
    return {"cost": CostLineFactory.create(), "values": CostValues(what="茶点", **said)}


def applicant(state=MemberState.APPLIED, reason="改日再来"):
    return {"member": GroupMemberFactory.create(state=state), "reason": reason}


def again(world):
    member = GroupMemberFactory.create()
    return {"member_id": uuid7(), "group": member.group, "client": member.client}


def from_elsewhere(world):
    with world.scope("stranger"):
        client = ClientFactory.create()
    return {"member_id": uuid7(), "group": ServiceGroupFactory.create(), "client": client}


def scored(world):
    return {"measure": MemberScoreFactory.create().measure}


def score_of(state):
    measure = GroupMeasureFactory.create()
    member = GroupMemberFactory.create(group=measure.group, state=state)
    return {"measure": measure, "scores": {member.pk: (Decimal(1), None)}}


def taken():
    return GroupSessionFactory.create(number=1)


def numbered(**known):
    return known | {"values": SessionValues(number=1, title="再聚", planned_on=clock.today())}


def renumbered():
    row = GroupSessionFactory.create(group=taken().group, number=2)
    return numbered(session=row, seen_at=row.updated_at)


def not_offered(world):
    """A session with a member, of a group whose item the project does not have."""
    item = CatalogueItemFactory.create(catalogue=world.catalogue)
    group = ServiceGroupFactory.create(item=item, plan_state=Approval.APPROVED)
    member = GroupMemberFactory.create(group=group)
    return {
        "session": GroupSessionFactory.create(group=group),
        "record_id": uuid7(),
        "rows": [AttendanceRow(client=member.client, presence=Presence.PRESENT)],
        "values": HeldValues(content="组员互相介绍。"),
    }


def corrected(reason):
    session = GroupSessionFactory.create(record=ServiceRecordFactory.create())
    absent = AttendanceRow(client=ClientFactory.create(), presence=Presence.ABSENT)
    return {"session": session, "rows": [absent], "reason": reason, "seen_version": 1}


def waiting(world, who="worker"):
    return ServiceGroupFactory.create(
        worker=world.person(who), plan_state=Approval.SUBMITTED, plan_submitted_at=clock.now()
    )


def with_plan(world, **said):
    return {
        "group_id": uuid7(),
        "station": world.home,
        "values": group_values(world, **said),
    }


REFUSED = {
    "a cost below nothing": (
        costs.add_cost,
        lambda world: cost(planned=-SPENT),
        phrases.COST_NEGATIVE,
        "planned",
    ),
    "spending below nothing": (
        costs.add_cost,
        lambda world: cost(spent=-SPENT, spent_on=clock.today()),
        phrases.COST_NEGATIVE,
        "spent",
    ),
    "a cost beyond the column": (
        costs.add_cost,
        lambda world: cost(planned=MOST + 1),
        phrases.COST_TOO_MUCH,
        "planned",
    ),
    "spending beyond the column": (
        costs.change_cost,
        lambda world: changed(spent=MOST + 1, spent_on=clock.today()),
        phrases.COST_TOO_MUCH,
        "spent",
    ),
    "spending without its day": (
        costs.add_cost,
        lambda world: cost(spent=SPENT),
        phrases.COST_NEEDS_DAY,
        "spent_on",
    ),
    "spending of tomorrow": (
        costs.change_cost,
        lambda world: changed(spent=SPENT, spent_on=clock.today() + DAY),
        phrases.COST_IN_FUTURE,
        "spent_on",
    ),
    "a cost with the key of another group's": (
        costs.add_cost,
        cost_of_another,
        PageOutdatedError.SENTENCE,
        "",
    ),
    "somebody who is on the list": (
        group_members.add_applicant,
        again,
        phrases.ALREADY_MEMBER,
        "clients",
    ),
    "a client of another station": (
        group_members.add_applicant,
        from_elsewhere,
        phrases.MEMBER_ELSEWHERE,
        "clients",
    ),
    "declining who is in": (
        group_members.decline_member,
        lambda world: applicant(MemberState.ADMITTED),
        phrases.NOT_APPLIED,
        "reason",
    ),
    "declining without a reason": (
        group_members.decline_member,
        lambda world: applicant(reason=" "),
        phrases.DECLINE_REASON_MISSING,
        "reason",
    ),
    "leaving without having joined": (
        group_members.leave_group,
        lambda world: applicant(),
        phrases.NOT_A_MEMBER,
        "reason",
    ),
    "leaving without a reason": (
        group_members.leave_group,
        lambda world: applicant(MemberState.ADMITTED, reason=" "),
        phrases.LEFT_REASON_MISSING,
        "reason",
    ),
    "removing a measure that has values": (
        group_results.remove_measure,
        scored,
        phrases.MEASURE_SCORED,
        "",
    ),
    "a value of an applicant": (
        group_results.score_members,
        lambda world: score_of(MemberState.APPLIED),
        phrases.MEMBER_NOT_SCORED,
        "",
    ),
    "not holding a group without a reason": (
        group_results.cancel_group,
        lambda world: {"group": ServiceGroupFactory.create(), "reason": " "},
        phrases.CANCEL_REASON_MISSING,
        "reason",
    ),
    "cancelling a session without a reason": (
        group_sessions.cancel_session,
        lambda world: {"session": GroupSessionFactory.create(), "reason": " "},
        phrases.SESSION_REASON_MISSING,
        "reason",
    ),
    "a session of a number that is taken": (
        group_sessions.plan_session,
        lambda world: numbered(session_id=uuid7(), group=taken().group),
        phrases.SESSION_NUMBER_TAKEN.format(number=1),
        "number",
    ),
    "a session moved to a number that is taken": (
        group_sessions.edit_session,
        lambda world: renumbered(),
        phrases.SESSION_NUMBER_TAKEN.format(number=1),
        "number",
    ),
    "a record that counts to what is not offered": (
        group_sheets.complete_session,
        not_offered,
        phrases.NO_PLAN_ITEM,
        "",
    ),
    "correcting a sheet to nobody": (
        group_sheets.correct_attendance,
        lambda world: corrected("写错了"),
        phrases.NOBODY_CAME,
        "rows",
    ),
    "correcting a sheet without a reason": (
        group_sheets.correct_attendance,
        lambda world: corrected(" "),
        REASON_MISSING,
        "reason",
    ),
    "withdrawing a plan without a reason": (
        groups.withdraw_plan,
        lambda world: {"group": waiting(world), "reason": " "},
        phrases.WITHDRAW_REASON_MISSING,
        "reason",
    ),
    "a plan with the key of another group's": (
        groups.create_group,
        lambda world: with_plan(world) | {"group_id": ServiceGroupFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a plan that counts to another station's project": (
        groups.create_group,
        lambda world: with_plan(world, plan=ProjectItem(station=world.neighbour)),
        phrases.NO_PLAN_ITEM,
        "plan",
    ),
    "a plan that ends before it begins": (
        groups.create_group,
        lambda world: with_plan(
            world, starts_on=dt.date(2026, 10, 2), ends_on=dt.date(2026, 10, 1)
        ),
        "结束日期早于开始日期。",
        "ends_on",
    ),
}


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)


BOUNDS = {
    "most": {"planned": MOST, "spent": MOST, "spent_on": dt.date(2026, 9, 8)},
    "nothing": {"planned": Decimal(0), "spent": Decimal(0)},
    "a day without spending": {"spent_on": dt.date(2026, 9, 8)},
}


@pytest.mark.parametrize("said", BOUNDS.values(), ids=BOUNDS.keys())
def test_cost_at_its_limits_is_kept(world, scope, said):
    with scope("worker"):
        made = costs.add_cost(**cost(**said), by=world.person("worker"))

        made.refresh_from_db()
        assert {name: getattr(made, name) for name in said} == said


def test_returning_a_plan_needs_a_word(world):
    refuses(
        world,
        groups.return_plan,
        lambda world: {"group": waiting(world), "note": " "},
        phrases.RETURN_REASON_MISSING,
        "note",
        who="lead",
    )
