"""What a station does besides single services: cases, groups, activities, visits, lists."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models

from bench.scale.city import Home
from bench.scale.rows import Row, row
from bench.scale.services import new_id, some_name
from casework.models import (
    ActivityRegistration,
    Case,
    CaseNote,
    CommunityActivity,
    CommunityNeed,
    CommunityResource,
    GroupMember,
    GroupSession,
    HomeVisit,
    Intake,
    Need,
    PlanGoal,
    Referral,
    ReliefApplication,
    RiskAssessment,
    ServiceGroup,
    ServiceListItem,
    ServicePlan,
    VisitPlan,
    Volunteer,
    VolunteerHours,
)
from core import clock

LONGEST_CASE = 60  # notes of the first case of each station
STAGES = ("intake", "assessment", "planning", "intervention", "intervention", "review", "closed")
RISKS = ("", "low", "low", "medium", "high")
CADENCE = (("high", "高风险", 7), ("medium", "中风险", 30), ("low", "低风险", 90))
WORRIES = ("独居照料", "子女教养", "就医困难", "邻里纠纷", "丧亲哀伤", "就业压力", "住房改造")
KINDS_OF_NEED = ("livelihood", "health", "care", "mind", "social", "policy")
PER_STATION = {"groups": 10, "activities": 30, "volunteers": 50, "referrals": 30, "reliefs": 30}


@dataclass
class Work:
    """Rows by model, in the order in which they can be copied."""

    home: Home
    chance: random.Random
    clients: list[Row]
    rows: dict[type[models.Model], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, model: type[models.Model], **values: object) -> Row:
        """Add a row of this station."""
        made = row(model, id=new_id(self.chance), station_id=self.home.station.pk, **values)
        self.rows[model].append(made)
        return made

    def somebody(self) -> Row:
        """A client of the station."""
        return self.chance.choice(self.clients)

    def worker(self) -> int:
        """A worker of the station."""
        return self.chance.choice(self.home.workers).pk

    def community(self) -> int:
        """A community of the street."""
        return self.chance.choice(self.home.communities).pk

    def days_ago(self, most: int) -> dt.date:
        """A day up to `most` days ago."""
        return clock.today() - dt.timedelta(self.chance.randrange(most))


def cases(work: Work, count: int) -> list[Row]:
    """Add cases with intake, plan and goals."""
    return [_case(work, number) for number in range(count)]


def _case(work: Work, number: int) -> Row:
    client, worker, opened_on = work.somebody(), work.worker(), work.days_ago(700)
    stage = "intervention" if number == 0 else work.chance.choice(STAGES)
    made = work.add(
        Case,
        number=f"{work.home.station.region.code[:9]}-GA-{opened_on.year}-{number:04d}",
        title=work.chance.choice(WORRIES),
        client_id=client["id"],
        project_id=work.home.project.pk,
        item_id=work.chance.choice(work.home.items).pk,
        worker_id=worker,
        stage=stage,
        risk_level=work.chance.choice(RISKS),
        opened_on=opened_on,
        closed_on=clock.today() if stage == "closed" else None,
    )
    work.add(
        Intake,
        case_id=made["id"],
        source="outreach",
        presenting_problem="独自居住，子女在外地，近来少出门。",
        decision="accept",
        decided_by_id=worker,
        decided_at=clock.now(),
    )
    _plan(work, made)
    work.add(
        RiskAssessment,
        client_id=client["id"],
        case_id=made["id"],
        assessed_on=opened_on,
        level="low",
        in_force="low",
        basis="面谈观察。",
        assessed_by_id=worker,
    )
    return made


def _plan(work: Work, case: Row) -> None:
    plan = work.add(
        ServicePlan,
        case_id=case["id"],
        number=1,
        overall_goal="恢复日常交往，按时复诊。",
        strategy="任务中心模式",
        author_id=case["worker_id"],
    )
    for position in range(2):
        work.add(
            PlanGoal,
            case_id=case["id"],
            plan_id=plan["id"],
            position=position,
            description="每周参加一次活动",
            measure="baseline",
            baseline=0,
            target=4,
        )


def notes(work: Work, made: list[Row], services: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Give services to the cases as their notes; yield each service with its case."""
    queue = iter(services)
    for case in made:
        if case["stage"] == "closed":  # takes none any more
            continue
        wanted = LONGEST_CASE if case is made[0] else work.chance.randrange(15)
        for number, service in enumerate(_take(queue, wanted), start=1):
            work.add(CaseNote, case_id=case["id"], record_id=service["id"], number=number)
            yield service, case


def _take(queue: Iterator[Row], count: int) -> Iterator[Row]:
    for _ in range(count):
        service = next(queue, None)
        if service is None:
            return
        yield service


def visits(work: Work, services: list[tuple[Row, Row]]) -> None:
    """Plan visits for a part of the clients; make a part of the services visits of a plan."""
    plans = {}
    for client in work.clients[::2]:
        level, label, every_days = work.chance.choice(CADENCE)
        visited_on = work.days_ago(every_days * 2)
        plans[client["id"]] = work.add(
            VisitPlan,
            client_id=client["id"],
            community_id=client["community_id"],
            level=level,
            level_label=label,
            every_days=every_days,
            worker_id=client["worker_id"],
            starts_on=client["opened_on"],
            last_visited_on=visited_on,
            first_due_on=client["opened_on"],
            next_due_on=visited_on + dt.timedelta(every_days),
        )
    for service, client in services:
        plan = plans.get(client["id"])
        work.add(
            HomeVisit,
            record_id=service["id"],
            client_id=client["id"],
            plan_id=plan["id"] if plan else None,
            community_id=service["community_id"],
            visited_on=service["served_on"],
        )


def groups(work: Work) -> None:
    """Add groups with members and sessions."""
    for number in range(PER_STATION["groups"]):
        starts_on = work.days_ago(600)
        group = work.add(
            ServiceGroup,
            number=f"{work.home.station.region.code[:9]}-XZ-{starts_on.year}-{number:04d}",
            name=f"{work.chance.choice(WORRIES)}支持小组",
            nature="support",
            project_id=work.home.project.pk,
            item_id=work.chance.choice(work.home.items).pk,
            worker_id=work.worker(),
            stage="mature",
            capacity=12,
            starts_on=starts_on,
        )
        for client in work.chance.sample(work.clients, 10):
            work.add(
                GroupMember,
                group_id=group["id"],
                client_id=client["id"],
                state="admitted",
                applied_on=starts_on,
            )
        for session in range(1, 7):
            work.add(
                GroupSession,
                group_id=group["id"],
                number=session,
                title=f"第 {session} 次相聚",
                planned_on=starts_on + dt.timedelta(7 * session),
            )


def activities(work: Work) -> None:
    """Add activities with those who signed up."""
    for number in range(PER_STATION["activities"]):
        starts_at = clock.now() + dt.timedelta(days=30 - work.chance.randrange(700))
        activity = work.add(
            CommunityActivity,
            number=f"{work.home.station.region.code[:9]}-HD-{starts_at.year}-{number:04d}",
            name=f"{work.chance.choice(WORRIES)}宣传活动",
            kind="publicity",
            project_id=work.home.project.pk,
            item_id=work.chance.choice(work.home.items).pk,
            community_id=work.community(),
            worker_id=work.worker(),
            starts_at=starts_at,
            ends_at=starts_at + dt.timedelta(hours=2),
            place="社区广场",
            capacity=40,
            public_code=new_id(work.chance).hex[:12],
            state="open",
        )
        for _ in range(20):
            work.add(
                ActivityRegistration,
                activity_id=activity["id"],
                name=some_name(work.chance)[0],
                channel="staff",
                state="confirmed",
                queued_at=clock.now(),
                token=new_id(work.chance).hex,
            )


def lists(work: Work) -> None:
    """Add needs, resources and who is answered by what; relief and referrals."""
    offered = [_resource(work) for _ in range(50)]
    for client in work.clients[::3]:
        kind = work.chance.choice(KINDS_OF_NEED)
        need = work.add(
            Need,
            client_id=client["id"],
            kind=kind,
            description="希望有人陪同就医",
            raised_on=work.days_ago(600),
            recorded_by_id=work.worker(),
        )
        work.add(
            ServiceListItem,
            client_id=client["id"],
            need_id=need["id"],
            resource_id=work.chance.choice(offered)["id"],
            service="志愿者陪诊",
            decided_by_id=work.worker(),
        )
    for _ in range(100):
        work.add(
            CommunityNeed,
            community_id=work.community(),
            kind=work.chance.choice(KINDS_OF_NEED),
            description="小区缺少坐凳和扶手",
            source="visit",
            found_on=work.days_ago(700),
            recorded_by_id=work.worker(),
        )
    for number in range(PER_STATION["referrals"]):
        work.add(
            Referral,
            number=f"ZJ-{number:04d}",
            direction="out",
            client_id=work.somebody()["id"],
            body="区心理服务中心",
            reason="需要专业心理咨询。",
            worker_id=work.worker(),
        )
    for _ in range(PER_STATION["reliefs"]):
        work.add(
            ReliefApplication,
            client_id=work.somebody()["id"],
            kind="temporary",
            started_on=clock.today(),
            last_news_on=clock.today(),
            worker_id=work.worker(),
        )


def _resource(work: Work) -> Row:
    return work.add(
        CommunityResource,
        name="社区陪诊服务",
        society_role="volunteer",
        provider="合成志愿服务队",
        kinds=[work.chance.choice(KINDS_OF_NEED)],
        capacity=50,
        valid_from=dt.date(2023, 1, 1),
        recorded_by_id=work.worker(),
    )


def volunteers(work: Work) -> None:
    """Add volunteers with hours."""
    for number in range(PER_STATION["volunteers"]):
        name, initials = some_name(work.chance)
        volunteer = work.add(
            Volunteer,
            number=f"{work.home.station.region.code[:9]}-ZY-{number:04d}",
            name=name,
            initials=initials,
            registered_on=work.days_ago(700),
        )
        for _ in range(10):
            work.add(
                VolunteerHours,
                volunteer_id=volunteer["id"],
                served_on=work.days_ago(600),
                minutes=120,
                content="陪同就医",
                confirmed_by_id=work.worker(),
            )
