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
from casework.enums import Place
from casework.enums.cases import GoalMeasure, IntakeDecision
from casework.enums.communities import NeedKind, NeedSource
from casework.enums.visits import VisitWay
from casework.management.demo.case_stories import RIVER, CaseStory
from casework.management.demo.cast import demo_password, workspace_of
from casework.management.demo.plans import key
from casework.models import Case, Client, ConsentItem, FollowUp, ServicePlan
from casework.rules.consents import SERVICE
from casework.selectors.assessments import assessment_in_work
from casework.selectors.kinds import service_kinds
from casework.selectors.outcomes import results_of
from casework.selectors.service_plans import approved_plan, goals_of
from casework.services import assessments, cases, closures, interventions, outcomes, plans
from casework.services.case_notes import attach_note
from casework.services.follow_ups import FollowUpValues, do_follow_up
from casework.services.needs import record_need
from casework.services.records import RecordValues, complete_record
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
        questions = [each["code"] for each in row.form_version.questions if each["type"] == "long"]
        values = {
            "answers": dict.fromkeys(questions[:3], story.problem),
            "strengths": "愿意改变，身边有一两位信得过的邻居，社区活动多。",
            "theory": "任务中心模式、社会支持理论",
            "conclusion": f"{story.problem}经预估，通过个案服务可以改善。",
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
            kind=NeedKind.SOCIAL if "social" in story.kinds else NeedKind.CARE,
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

    def note(self, case: Case, story: CaseStory, words: str, number: int, place: int) -> Any:
        plan = approved_plan(case)
        goals = goals_of(plan) if plan else []
        kinds = service_kinds(self.station, self.day)
        at_home = place % 2 == 0
        record = complete_record(
            record_id=self.key(number, "note", place),
            station_id=self.station.pk,
            values=RecordValues(
                kind=kinds.named_or_first("visit" if at_home else "interview"),
                plan=self.plan_item(),
                served_on=self.day,
                minutes=50,
                place=Place.HOME if at_home else Place.STATION,
                content=words,
                clients=(case.client,),
                community=case.client.community,
                next_step="按计划下周继续",
                case=case,
            ),
            by=self.own["by"],
        )
        return attach_note(
            record=record,
            case=case,
            goal=next(iter(goals), None),
            session_goal=f"{story.title}：第 {place + 1} 次",
            next_plan="按计划继续，下次看变化。",
            by=self.own["by"],
        )

    def confer(self, case: Case, number: int) -> None:
        values = {
            "held_on": self.day,
            "participants": "演示站长、演示社工、社区网格员、家属",
            "discussion": "讨论照看日程和送餐费用，家属说明各自能来的时间。",
            "decisions": "子女轮流照看，社区食堂送餐，社工每周上门一次。",
        }
        conference = self.key(number, "conference")
        interventions.record_conference(
            case=case, conference_id=conference, values=values, **self.own
        )

    def review(self, case: Case, story: CaseStory) -> None:
        review = outcomes.begin_review(case=case, **self.own)
        signs = story.until != "reviewing"
        values = {
            "reviewed_on": self.day,
            "client_view": "比以前好多了，知道有事找谁。",
            "satisfaction": 5,
            "worker_view": "目标基本达成，本人掌握了方法，家人更多参与。",
            "summary": "前后测量对比明显，建议结案并回访。",
        }
        results = {
            each.pk: {"achieved": True if signs else None, "comment": "按测量和评分。"}
            for each in results_of(review)
        }
        outcomes.edit_review(
            review=review, values=values, results=results, seen_at=None, **self.own
        )
        if signs:
            outcomes.sign_review(review=review, **self.own)

    def close(self, case: Case, story: CaseStory, number: int) -> None:
        values = {
            "reason": "achieved",
            "summary": f"目标达成：{story.goal}。",
            "remaining": "天冷后出门减少，家人继续留意。",
            "follow_up_on": self.day + dt.timedelta(days=30),
            "follow_up_plan": "一个月、两个月各回访一次，电话为主。",
        }
        closure = closures.ask_to_close(
            case=case, closure_id=self.key(number, "closure"), values=values, **self.own
        )
        if story.until != "followed":
            return
        with self.later(1), self.as_lead():
            closures.decide_closure(
                closure=closure,
                approve=True,
                note="同意结案，按时回访。",
                password=demo_password(),
                **self.second,
            )
        for situation in ("每周仍出门四次，和合唱队一起演出过。", "睡眠平稳，天冷时在楼道里走动。"):
            due = FollowUp.objects.filter(case=case, done_on=None).first()
            if due is not None and due.due_on < self.today:
                self.follow_up(due, situation)

    def follow_up(self, due: FollowUp, situation: str) -> None:
        self.day = due.due_on
        with self.later(0):
            values = FollowUpValues(
                done_on=self.day,
                way=VisitWay.PHONE,
                minutes=15,
                situation=situation,
                maintained=True,
                should_reopen=False,
                plan=self.plan_item(),
                next_on=self.day + dt.timedelta(days=30),
            )
            do_follow_up(due=due, values=values, **self.own)

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
