"""Visits of the home station, and what goes with them."""

import datetime as dt
from typing import Any

from accounts.models import User
from casework.enums import Place, Situation
from casework.enums.visits import VisitResult, VisitWay
from casework.management.demo.cast import workspace_of
from casework.management.demo.check_answers import found_on_visit
from casework.management.demo.plans import key
from casework.management.demo.referrals import tell_referrals
from casework.management.demo.relief import tell_relief
from casework.management.demo.teller import Teller
from casework.management.demo.verifications import tell_verification
from casework.models import Client, QuestionSetVersion, VisitPlan
from casework.rules.target_groups import target_group_of
from casework.rules.visits import CLOSE_WATCH_DAYS
from casework.selectors.cadences import Cadence, cadence_for, suggestions_for
from casework.selectors.kinds import service_kinds
from casework.selectors.questionnaires import form_in_use, questions_of
from casework.services.record_places import VisitPlace, complete_placed_record
from casework.services.record_values import RecordValues
from casework.services.records import complete_record
from casework.services.visit_plans import PlanValues, create_plan
from core import clock
from core.workdays import is_workday
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import workspace_scope

PLANS = 35
BEGAN_DAYS_AGO = 75
OVERDUE_EVERY = 6  # every sixth plan has not been kept lately
LONG_AGO = 40
SAID = (
    "精神不错，午饭自己做，血压在家测过，没有不舒服。",
    "近来膝盖疼，上下楼慢，已约好下周去社区卫生服务中心。",
    "一个人在家，说晚上睡得浅，聊了半个多小时，情绪平稳。",
    "厨房水龙头滴水，已联系社区安排上门修理。",
    "女儿周末回来过，家里备了常用药，提醒按时吃。",
    "说起楼栋要加装扶手，请社区记下来。",
)
CHANGE = "电话里说昨天夜里起身跌了一跤，胯骨疼，走路要扶墙，还没有去医院。"


def tell_visits(station: Station, worker: User, today: dt.date) -> None:
    """Write what is missing; told again, it adds nothing."""
    with workspace_scope(workspace_of(worker)):
        if VisitPlan.objects.exists():
            return
        visits = _Visits(station, worker, today)
        if len(visits.clients) < PLANS // 2 or not visits.cadence:
            return
        visits.tell_plans()
        visits.tell_visits()
        visits.tell_change()
        tell_verification(visits)
        tell_relief(visits)
        tell_referrals(visits)


class _Visits(Teller):
    def __init__(self, station: Station, worker: User, today: dt.date) -> None:
        super().__init__(station, worker, today)
        self.cadence: Cadence = cadence_for(station, today)
        self.kinds = service_kinds(station, today)
        items = ProjectItem.objects.select_related("project__station__region", "item")
        self.items = list(items.filter(project__station=station).order_by("pk"))

    def tell_plans(self) -> None:
        """探访计划 at the suggested levels; the first visits spread over some weeks."""
        chosen = self.clients[:PLANS]
        with self.on(BEGAN_DAYS_AGO):
            suggested = suggestions_for(self.cadence, chosen, clock.today())
            for index, client in enumerate(chosen):
                self._plan(index, client, suggested[client.pk])

    def _plan(self, index: int, client: Client, suggestion: Any) -> None:
        form = form_in_use(
            kind="visit", station=self.station, target_group=target_group_of(client, self.today)
        )
        values = PlanValues(
            level=suggestion.level,
            every_days=suggestion.level.every_days,
            first_due_on=clock.today() + dt.timedelta(days=index % 14),
            worker=client.worker,
            clause=suggestion.clause,
            reason=suggestion.says,
            question_set=form.question_set if form else None,
        )
        create_plan(
            plan_id=key("visit-plan", str(client.pk)),
            client=client,
            values=values,
            workspace=self.workspace,
            by=self.by,
        )

    def tell_visits(self) -> None:
        """Visits when they were due, up to the day before yesterday; some have not been kept."""
        plans = list(VisitPlan.objects.select_related("client__community", "question_set"))
        for index, plan in enumerate(plans):
            until = 2
            if index % OVERDUE_EVERY == OVERDUE_EVERY - 1:
                until = LONG_AGO if plan.every_days < LONG_AGO else BEGAN_DAYS_AGO + 1
            self._visits_of(index, plan, until)

    def _visits_of(self, index: int, plan: VisitPlan, until: int) -> None:
        last = self.today - dt.timedelta(days=until)
        for turn in range(16):
            plan.refresh_from_db(fields=["next_due_on"])
            day = plan.next_due_on
            while not is_workday(day):
                day += dt.timedelta(days=1)
            if day > last:
                return
            self._visit(index + turn, plan, day)

    def _visit(self, number: int, plan: VisitPlan, day: dt.date) -> None:
        result = VisitResult.NOT_HOME if number % 11 == 7 else VisitResult.MET
        met = result == VisitResult.MET
        version = self._version(plan) if met else None
        with self.on((self.today - day).days, 16):
            values = RecordValues(
                kind=self.kinds.named_or_first("visit"),
                plan=self._item_of(day),
                served_on=day,
                minutes=40 if met else 15,
                place=Place.HOME,
                content=SAID[number % len(SAID)]
                if met
                else "上门敲门无人应，留了联系卡，问过邻居。",
                clients=(plan.client,),
                situation=Situation.STABLE if met else Situation.NOT_MET,
                community=plan.client.community,
                form_version=version,
                answers=found_on_visit(questions_of(version), number),
            )
            complete_placed_record(
                record_id=key("home-visit", str(plan.pk), day.isoformat()),
                station_id=self.station.pk,
                values=values,
                place=VisitPlace(client=plan.client, plan=plan, way=VisitWay.HOME, result=result),
                by=self.by,
            )

    def tell_change(self) -> None:
        """A call of yesterday told of a change with somebody who is visited every week."""
        weekly = VisitPlan.objects.filter(every_days__lte=CLOSE_WATCH_DAYS, worker=self.by)
        plan = weekly.filter(next_due_on__gt=self.today).order_by("next_due_on", "pk").first()
        if plan is None:
            return
        yesterday = self.today - dt.timedelta(days=1)
        with self.on(1, 11):
            values = RecordValues(
                kind=self.kinds.named_or_first("call"),
                plan=self._item_of(yesterday),
                served_on=yesterday,
                minutes=10,
                place=Place.PHONE,
                content=CHANGE,
                next_step="明天上门看看，约家属一起",
                clients=(plan.client,),
                situation=Situation.CHANGED,
                community=plan.client.community,
            )
            complete_record(
                record_id=key("change", str(plan.pk)),
                station_id=self.station.pk,
                values=values,
                by=self.by,
            )

    def _item_of(self, day: dt.date) -> ProjectItem:
        return next(
            each for each in self.items if each.project.starts_on <= day <= each.project.ends_on
        )

    def _version(self, plan: VisitPlan) -> QuestionSetVersion | None:
        if plan.question_set is None:
            return None
        return form_in_use(kind="visit", station=self.station, code=plan.question_set.code)
