"""Groups made the way the product makes them."""

import datetime as dt
from typing import Any

from casework.models import Client, GroupMember, GroupSession, ServiceGroup
from casework.services import group_members, group_sessions, group_sheets, groups
from casework.services.attendance import AttendanceRow
from casework.services.group_sessions import SessionValues
from casework.services.group_sheets import HeldValues
from casework.services.groups import GroupValues
from core import clock
from core.ids import uuid7
from projects.models import ProjectItem
from tests.support.clients import make_client
from tests.support.personas import PASSWORD, World

NAMES = ("演示王秀英", "演示李桂兰", "演示张建国", "演示陈玉珍")


def group_values(world: World, **known: Any) -> GroupValues:
    """Return a whole plan."""
    plain: dict[str, Any] = {
        "name": "夕阳红支持小组",
        "plan": ProjectItem(station=world.home, project=world.project, item=world.item),
        "background": "探访发现四位老人丧偶后很少出门。",
        "goal": "组员每周主动联系另一位组员。",
        "target": "丧偶一年以内的老人，8 人。",
        "recruitment": "社区张贴，上门面谈。",
        "evaluation": "孤独感量表前后测。",
        "capacity": 3,
        "starts_on": dt.date(2026, 10, 1),
        "place": "社区活动室",
    }
    return GroupValues(**plain | known)


def make_group(world: World, who: str = "worker", **known: Any) -> ServiceGroup:
    """Plan a group at the home station, with one session of today at nine."""
    with world.scope(who) as workspace:
        group = groups.create_group(
            group_id=uuid7(),
            station=world.home,
            values=group_values(world, **known),
            by=world.person(who),
        )
        group_sessions.plan_session(
            session_id=uuid7(),
            group=group,
            values=SessionValues(
                number=1, title="认识你我", planned_on=clock.today(), starts_at=dt.time(9)
            ),
            workspace=workspace,
            by=world.person(who),
        )
        return group


def approve(world: World, group: ServiceGroup, who: str = "worker", by: str = "lead") -> None:
    """Submit the plan and have it approved by another."""
    with world.scope(who) as workspace:
        groups.submit_plan(group=group, workspace=workspace, by=world.person(who))
    with world.scope(by) as workspace:
        groups.approve_plan(
            group=group, note="同意", password=PASSWORD, workspace=workspace, by=world.person(by)
        )


def apply_to(world: World, group: ServiceGroup, client: Client) -> GroupMember:
    """Add somebody to the list and talk to him."""
    with world.scope("worker") as workspace:
        known: dict[str, Any] = {"workspace": workspace, "by": world.person("worker")}
        member = group_members.add_applicant(member_id=uuid7(), group=group, client=client, **known)
        return group_members.screen_member(
            member=member, expectations="认识几个人", screening="能坚持。", **known
        )


def admit(world: World, group: ServiceGroup, client: Client) -> GroupMember:
    """Add somebody and let him in."""
    member = apply_to(world, group, client)
    with world.scope("worker") as workspace:
        return group_members.admit_member(
            member=member, workspace=workspace, by=world.person("worker")
        )


def running_group(world: World, people: int = 2, **known: Any) -> ServiceGroup:
    """Return an approved group with members."""
    group = make_group(world, **known)
    approve(world, group)
    for name in NAMES[:people]:
        admit(world, group, make_client(world, name=f"{name}{group.number[-2:]}"))
    return group


def first_session(world: World, group: ServiceGroup) -> GroupSession:
    """Return the session that `make_group` planned."""
    with world.scope("worker"):
        session: GroupSession = GroupSession.objects.select_related("group__station", "record").get(
            group=group, number=1
        )
        return session


def sheet(world: World, group: ServiceGroup, *presences: str) -> list[AttendanceRow]:
    """Return a sheet: the members in their order, each with a presence."""
    with world.scope("worker"):
        members = GroupMember.objects.filter(group=group).select_related("client")
        rows = members.order_by("applied_on", "id")
        return [
            AttendanceRow(client=member.client, presence=presence)
            for member, presence in zip(rows, presences, strict=True)
        ]


def hold(world: World, group: ServiceGroup, *presences: str, **known: Any) -> GroupSession:
    """Write the record of the first session."""
    rows = sheet(world, group, *presences)
    session = first_session(world, group)
    with world.scope("worker") as workspace:
        return group_sheets.complete_session(
            session=session,
            record_id=known.pop("record_id", uuid7()),
            rows=rows,
            values=HeldValues(content="组员互相介绍，商定小组契约。", **known),
            workspace=workspace,
            by=world.person("worker"),
        )
