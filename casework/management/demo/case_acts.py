"""What happens in a case of the demonstration, step by step, through the services."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import User
from casework.enums.cases import GoalMeasure, IntakeDecision
from casework.enums.communities import NeedSource
from casework.management.demo.case_pictures import PICTURES
from casework.management.demo.case_stories import RIVER, CaseStory
from casework.management.demo.cast import workspace_of
from casework.management.demo.plans import key
from casework.models import Case, Client, ConsentItem, ServicePlan
from casework.rules.consents import SERVICE
from casework.selectors.assessments import assessment_in_work
from casework.services import assessments, cases, plans
from casework.services.needs import record_need
from core import clock
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import workspace_scope

ZONE = ZoneInfo(settings.TIME_ZONE)


class CaseActs:
    """Who acts, on which day, in which case."""

    def __init__(self, station: Station, worker: User, lead: User, today: dt.date) -> None:
        self.station, self.today, self.now = station, today, clock.now()
        self.own: dict[str, Any] = {"workspace": workspace_of(worker), "by": worker}
        self.second: dict[str, Any] = {"workspace": workspace_of(lead), "by": lead}
        agreed = ConsentItem.objects.filter(purpose=SERVICE, agreed=True, withdrawn_on=None)
        rows = Client.objects.select_related("community", "station__region")
        here = rows.filter(station=station, ended_on=None, opened_on__lt=today)
        known = here.order_by("opened_on", "pk")
        self.consenting = list(known.filter(pk__in=agreed.values("client")))
        self.others = list(known.exclude(pk__in=agreed.values("client")))
        offered = ProjectItem.objects.filter(station=station, item__is_active=True)
        self.plans = list(offered.select_related("project", "item").order_by("pk"))
        self.day = today

    def open(self, number: int, story: CaseStory, client: Client) -> Case:
        intake = {
            "source": story.source,
            "referrer": "社区居委会" if story.source == "community" else "",
            "presenting_problem": story.problem,
            "urgency": "ordinary",
            "initial_risk": story.risk,
        }
        values = {
            "title": f"{client.name}{story.title}",
            "problems": list(story.kinds),
            "compartment": story.compartment,
        }
        return cases.open_case(
            case_id=self.key(number),
            station=self.station,
            client=client,
            plan=self.plan_item(),
            values=values,
            intake=intake,
            by=self.own["by"],
        )

    def decide(self, case: Case, story: CaseStory) -> None:
        refer = story.until == "referred"
        cases.decide_intake(
            case=case,
            decision=IntakeDecision.REFER if refer else IntakeDecision.ACCEPT,
            reason="属法律事务，介绍到街道公共法律服务工作站。" if refer else "",
            **self.own,
        )

    def assess(self, case: Case, story: CaseStory, number: int) -> None:
        assessments.begin_assessment(case=case, **self.own)
        row = assessment_in_work(case)
        assert row is not None
        seen = PICTURES[story.title]
        values = {
            "answers": seen.answers(story.problem),
            "strengths": f"{seen.ability}{seen.outside}",
            "theory": seen.theory,
            "conclusion": seen.conclusion,
        }
        assessments.edit_assessment(assessment=row, values=values, seen_at=None, **self.own)
        problem = {
            "kind": story.kinds[0],
            "description": story.problem,
            "level": "person",
            "priority": "1",
            "resolved_on": None,
        }
        assessments.save_problem(
            case=case, problem_id=self.key(number, "problem"), values=problem, **self.own
        )
        record_need(
            client=case.client,
            case=case,
            need_id=self.key(number, "need"),
            kind=story.need,
            description=story.goal,
            source=NeedSource.CASE,
            by=self.own["by"],
        )
        if story.until != "assessing":
            assessments.sign_assessment(assessment=row, **self.own)

    def plan(self, case: Case, story: CaseStory, number: int) -> ServicePlan:
        plan = plans.begin_plan(case=case, **self.own)
        values = {
            "overall_goal": story.goal,
            "strategy": RIVER,
            "frequency": "每周一次，每次约 50 分钟",
            "risk_plan": "情绪或身体情况突变时，当天联系家人和督导。",
            "expected_close_on": self.day + dt.timedelta(days=120),
        }
        plan = plans.edit_plan(plan=plan, values=values, seen_at=None, **self.own)
        goal = {
            "need": None,
            "description": story.goal,
            "measure": GoalMeasure.BASELINE,
            "indicator": story.indicator,
            "unit": story.unit,
            "baseline": story.baseline,
            "target": Decimal(story.target),
            "due_on": self.day + dt.timedelta(days=100),
        }
        own = {"plan": plan, **self.own}
        plans.save_goal(goal_id=self.key(number, "goal"), values=goal, **own)
        tasks = goal | {
            "description": "约定的几件事做完",
            "measure": GoalMeasure.TASKS,
            "indicator": "",
            "unit": "",
            "baseline": None,
            "target": None,
        }
        done = plans.save_goal(goal_id=self.key(number, "tasks"), values=tasks, **own)
        for place, words in enumerate(story.steps):
            step = {
                "description": words,
                "responsible": "社工" if place == 0 else "社工、本人",
                "resource": "社区",
                "due_on": self.day + dt.timedelta(days=30 * (place + 1)),
            }
            step_key = self.key(number, "step", place)
            plans.save_step(goal=done, step_id=step_key, values=step, **self.own)
        return plan

    def plan_item(self) -> ProjectItem:
        """Return what a service of the day counts to."""
        return next(
            each
            for each in self.plans
            if each.project.starts_on <= self.day <= each.project.ends_on
        )

    def left(self) -> int:
        return (self.today - self.day).days

    @contextmanager
    def later(self, days: int) -> Iterator[None]:
        """Go on some days later, never beyond today."""
        self.day = min(self.day + dt.timedelta(days=days), self.today)
        moment = dt.datetime.combine(self.day, dt.time(16, 20), tzinfo=ZONE)
        with clock.held_at(min(moment, self.now)):
            yield

    @contextmanager
    def as_lead(self) -> Iterator[None]:
        with workspace_scope(self.second["workspace"]):
            yield

    def key(self, number: int, *parts: object) -> UUID:
        return key(self.station.pk, "case", number, *parts)
