"""Groups, members, sessions, attendance and costs. Use them inside a scope."""

import datetime as dt
from decimal import Decimal

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from casework.enums.groups import GroupNature, GroupStage, MemberState, Presence
from casework.models import (
    Attendance,
    CostLine,
    GroupMeasure,
    GroupMember,
    GroupSession,
    MemberScore,
    ServiceGroup,
)
from core import clock
from tests.factories.casework import ClientFactory, first_project
from tests.factories.stations import only_station, somebody_of


class ServiceGroupFactory(DjangoModelFactory[ServiceGroup]):
    """小组, planned."""

    class Meta:
        model = ServiceGroup

    station = LazyFunction(only_station)
    number = Sequence(lambda n: f"演示-XZ-2026-{n:04d}")
    name = Sequence(lambda n: f"演示小组{n}")
    initials = "ysxz"
    nature = GroupNature.SUPPORT
    project = LazyAttribute(lambda row: first_project(row.station))
    item = LazyAttribute(lambda row: row.project.items.first())
    worker = LazyAttribute(lambda row: somebody_of(row.station))
    background = "社区里有几位刚刚丧偶的老人，很少出门。"
    goal = "组员之间能互相问候，每周至少一次。"
    capacity = 10
    starts_on = dt.date(2026, 9, 1)
    ends_on = dt.date(2026, 12, 1)
    place = "社区活动室"


class GroupMemberFactory(DjangoModelFactory[GroupMember]):
    """组员, admitted."""

    class Meta:
        model = GroupMember

    station = SelfAttribute("group.station")
    group = SubFactory(ServiceGroupFactory)
    client = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    state = MemberState.ADMITTED
    applied_on = dt.date(2026, 8, 20)
    screening = "愿意参加，能坚持一个半小时。"
    admitted_on = dt.date(2026, 8, 25)


class GroupSessionFactory(DjangoModelFactory[GroupSession]):
    """节次, planned for today."""

    class Meta:
        model = GroupSession

    station = SelfAttribute("group.station")
    group = SubFactory(ServiceGroupFactory)
    number = Sequence(lambda n: n + 1)
    stage = GroupStage.FORMING
    title = "认识你我"
    planned_on = LazyFunction(clock.today)
    starts_at = dt.time(9, 0)


class AttendanceFactory(DjangoModelFactory[Attendance]):
    """签到 of a session."""

    class Meta:
        model = Attendance

    station = SelfAttribute("session.station")
    session = SubFactory(GroupSessionFactory)
    client = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    presence = Presence.PRESENT
    note = "第一次就说了自己的事。"


class GroupMeasureFactory(DjangoModelFactory[GroupMeasure]):
    """小组测量。"""

    class Meta:
        model = GroupMeasure

    station = SelfAttribute("group.station")
    group = SubFactory(ServiceGroupFactory)
    name = "孤独感得分"
    unit = "分"
    more_is_better = False


class MemberScoreFactory(DjangoModelFactory[MemberScore]):
    """组员前后测。"""

    class Meta:
        model = MemberScore

    station = SelfAttribute("measure.station")
    measure = SubFactory(GroupMeasureFactory)
    member = SubFactory(
        GroupMemberFactory,
        group=SelfAttribute("..measure.group"),
        station=SelfAttribute("..station"),
    )
    before = Decimal("48.00")
    after = Decimal("39.50")


class CostLineFactory(DjangoModelFactory[CostLine]):
    """费用 of a group."""

    class Meta:
        model = CostLine

    station = SelfAttribute("group.station")
    group = SubFactory(ServiceGroupFactory)
    what = "茶点"
    planned = Decimal("200.00")
    spent = Decimal("168.50")
    spent_on = dt.date(2026, 9, 8)
