"""Groups of the home station: one closed, one running, one in recruitment, others about to be."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.models import User
from casework.enums.questionnaires import QuestionSetKind
from casework.management.demo import cast
from casework.management.demo.group_texts import OBSERVED, PLANS, SESSIONS, SUMMARY, TOLD, Plan
from casework.management.demo.plans import key
from casework.models import Client, GroupMember, GroupSession, ServiceGroup
from casework.selectors.clients import communities_within
from casework.selectors.costs import get_cost
from casework.selectors.groups import expected_on, sessions_of
from casework.selectors.questionnaires import form_in_use
from casework.services import group_members, group_results, group_sessions, group_sheets, groups
from casework.services.attendance import AttendanceRow
from casework.services.costs import CostValues, add_cost, change_cost
from casework.services.group_results import SummaryValues
from casework.services.group_sessions import SessionValues
from casework.services.group_sheets import HeldValues
from casework.services.groups import GroupValues
from core import clock
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import Workspace, workspace_scope

WEEK = dt.timedelta(days=7)
COSTS = (("茶点", "240", "226.50"), ("手工材料", "180", "150"), ("打印量表", "30", "20"))
PRESENCES = ("present", "present", "present", "late", "present", "excused", "present", "absent")


def tell_groups(station: Station, worker: User, lead: User, today: dt.date) -> None:
    """Tell what is missing; told again, it adds nothing."""
    crew = _Crew(station, worker, lead, today)
    for plan in PLANS:
        crew.tell(plan)


class _Crew:
    """Who writes down what the groups do."""

    def __init__(self, station: Station, worker: User, lead: User, today: dt.date) -> None:
        self.station, self.worker, self.lead, self.today = station, worker, lead, today
        self.workspaces = {user.pk: cast.workspace_of(user) for user in (worker, lead)}

    @contextmanager
    def at(self, user: User, on: dt.date, hour: int = 10) -> Iterator[Workspace]:
        """Work as `user` at that hour of that day."""
        moment = timezone.make_aware(dt.datetime.combine(on, dt.time(hour)))
        with workspace_scope(self.workspaces[user.pk]), clock.held_at(moment):
            yield self.workspaces[user.pk]

    def tell(self, plan: Plan) -> None:
        """Tell one group from its plan to where it stands today."""
        begins = self.today + WEEK * plan.first_week
        planned_on = min(begins - 3 * WEEK, self.today - dt.timedelta(days=10))
        with self.at(self.worker, planned_on) as workspace:
            if ServiceGroup.objects.filter(pk=key("group", plan.name)).exists():
                return
            group = self.plan(plan, begins, workspace)
        if plan.until == "drafted":
            return
        self.submit(group, planned_on + dt.timedelta(days=1))
        if plan.until == "submitted":
            return
        self.approve(group, planned_on + dt.timedelta(days=2))
        self.recruit(group, plan, planned_on + WEEK)
        if plan.first_week < 0:
            self.measure(group, plan, begins, before=True)
            self.hold(group, plan)
        if plan.is_closed or plan.until == "summed":
            last = begins + WEEK * (len(SESSIONS) - 1)
            self.measure(group, plan, last + dt.timedelta(days=1), before=False)
            self.close(group, plan, last + dt.timedelta(days=4))

    def plan(self, plan: Plan, begins: dt.date, workspace: Workspace) -> ServiceGroup:
        """Write the plan, its sessions and its budget."""
        items = ProjectItem.objects.select_related("project", "item").order_by("item__code")
        on = min(begins, dt.date(self.today.year, 12, 31))  # next year has no project yet
        known = items.filter(
            station=self.station, project__starts_on__lte=on, project__ends_on__gte=on
        )
        last = begins + WEEK * (len(SESSIONS) - 1)
        community = communities_within(workspace, clock.today()).first()
        group = groups.create_group(
            group_id=key("group", plan.name),
            station=self.station,
            values=GroupValues(
                name=plan.name, nature=plan.nature, plan=known[plan.item], community=community,
                starts_on=begins, ends_on=last, place=plan.place, capacity=plan.capacity,
                background=plan.background, goal=plan.goal, **TOLD,
            ),
            by=self.worker,
        )  # fmt: skip
        for number, (stage, title, goal) in enumerate(SESSIONS, start=1):
            values = SessionValues(
                number=number, stage=stage, title=title, goal=goal, starts_at=plan.at,
                planned_on=begins + WEEK * (number - 1), minutes=90,
            )  # fmt: skip
            group_sessions.plan_session(
                session_id=key("session", plan.name, str(number)),
                group=group, values=values, workspace=workspace, by=self.worker,
            )  # fmt: skip
        for what, amount, _ in COSTS:
            add_cost(
                cost_id=key("cost", plan.name, what), group=group,
                values=CostValues(what=what, planned=Decimal(amount)), by=self.worker,
            )  # fmt: skip
        return group

    def submit(self, group: ServiceGroup, on: dt.date) -> None:
        """Ask the lead."""
        with self.at(self.worker, on) as workspace:
            groups.submit_plan(group=group, workspace=workspace, by=self.worker)

    def approve(self, group: ServiceGroup, on: dt.date) -> None:
        """Have it approved by the lead."""
        with self.at(self.lead, on) as workspace:
            groups.approve_plan(
                group=group, note="同意。注意第三节的情绪变化，结束后来督导。",
                password=cast.demo_password(), workspace=workspace, by=self.lead,
            )  # fmt: skip

    def recruit(self, group: ServiceGroup, plan: Plan, on: dt.date) -> None:
        """Talk to those who apply, and let most of them in."""
        with self.at(self.worker, on) as workspace:
            known: dict[str, Any] = {"workspace": workspace, "by": self.worker}
            fitting = Client.objects.filter(
                station=self.station, client_class__in=plan.classes, ended_on=None,
                opened_on__lte=on,
            )  # fmt: skip
            for number, client in enumerate(fitting.order_by("pk")[plan.skip : plan.skip + 8]):
                member = group_members.add_applicant(
                    member_id=key("member", plan.name, str(number)), group=group, client=client,
                    expectations=("认识几个能说话的人", "学一样手艺", "有个去处")[number % 3],
                    **known,
                )  # fmt: skip
                if plan.first_week > 0 and number > 3:
                    continue
                member = group_members.screen_member(
                    member=member, expectations=member.expectations,
                    screening="能自己走到活动室，愿意坚持；与其他组员没有矛盾。", **known,
                )  # fmt: skip
                if number == 7:
                    group_members.decline_member(
                        member=member, reason="近期住院，下期优先", **known
                    )
                else:
                    group_members.admit_member(member=member, **known)

    def hold(self, group: ServiceGroup, plan: Plan) -> None:
        """Hold the sessions that lie before today."""
        with self.at(self.worker, self.today):
            sessions = list(sessions_of(group).filter(planned_on__lt=self.today))
        for session in sessions:
            with self.at(self.worker, session.planned_on, 16) as workspace:
                self.record(group, session, plan, workspace)

    def record(
        self, group: ServiceGroup, session: GroupSession, plan: Plan, workspace: Workspace
    ) -> None:
        """Write down one session."""
        members = list(expected_on(group, session.planned_on))
        rows = [
            AttendanceRow(client=member.client, presence=_presence(place, session.number))
            for place, member in enumerate(members)
        ]
        group_sheets.complete_session(
            session=session,
            record_id=key("session-record", plan.name, str(session.number)),
            rows=rows,
            values=HeldValues(
                content=f"{session.title}。{plan.told[session.number - 1]}",
                next_step="下一节前给缺席的组员打电话。",
                form_version=form_in_use(kind=QuestionSetKind.SESSION, station=self.station),
                answers=OBSERVED[session.number - 1],
            ),
            workspace=workspace,
            by=self.worker,
        )

    def measure(self, group: ServiceGroup, plan: Plan, on: dt.date, *, before: bool) -> None:
        """Ask every member, at the beginning and at the end."""
        with self.at(self.worker, on, 17) as workspace:
            known: dict[str, Any] = {"workspace": workspace, "by": self.worker}
            measure = group_results.add_measure(
                measure_id=key("measure", plan.name), group=group, name="孤独感量表得分",
                unit="分", more_is_better=False, **known,
            )  # fmt: skip
            inside = GroupMember.objects.filter(group=group, state="admitted").order_by("pk")
            scores = {
                member.pk: (
                    Decimal(44 + 3 * (place % 4)),
                    None if before else Decimal(38 + 2 * (place % 5)),
                )
                for place, member in enumerate(inside)
            }
            group_results.score_members(measure=measure, scores=scores, **known)

    def close(self, group: ServiceGroup, plan: Plan, on: dt.date) -> None:
        """Add up what was spent, sum up, and end the group."""
        with self.at(self.worker, on) as workspace:
            known: dict[str, Any] = {"workspace": workspace, "by": self.worker}
            for what, planned, spent in COSTS:
                change_cost(
                    cost=get_cost(pk=key("cost", plan.name, what)),
                    values=CostValues(
                        what=what, planned=Decimal(planned), spent=Decimal(spent), spent_on=on
                    ),
                    by=self.worker,
                )
            group_results.save_summary(group=group, values=SummaryValues(**SUMMARY), **known)
            if plan.is_closed:
                group_results.close_group(group=group, **known)


def _presence(place: int, number: int) -> str:
    return PRESENCES[(place + number * 3) % len(PRESENCES)] if place else "present"
