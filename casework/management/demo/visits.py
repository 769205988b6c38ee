"""Visits, a verification list, relief applications and referrals of the home station."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import User
from casework.enums import Place, Situation
from casework.enums.questionnaires import QuestionType
from casework.enums.visits import (
    CheckResult,
    ReferralState,
    ReliefKind,
    ReliefState,
    VisitResult,
    VisitWay,
)
from casework.management.demo.cast import workspace_of
from casework.management.demo.plans import key
from casework.models import Client, QuestionSetVersion, Referral, VisitPlan
from casework.rules.consents import SHARE, may_use
from casework.rules.questions import Question, shown_questions
from casework.selectors.cadences import Cadence, cadence_for, suggestions_for
from casework.selectors.consents import consent_states
from casework.selectors.kinds import service_kinds
from casework.selectors.questionnaires import form_in_use, questions_of
from casework.selectors.relief import checklist_for
from casework.selectors.verifications import Line
from casework.services import referrals, relief, verifications
from casework.services.home_visits import attach_visit
from casework.services.record_values import RecordValues
from casework.services.records import complete_record
from casework.services.visit_plans import PlanValues, create_plan
from core import clock
from core.workdays import is_workday
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import Workspace, workspace_scope

ZONE = ZoneInfo(settings.TIME_ZONE)
PLANS = 35
BEGAN_DAYS_AGO = 75
MONTH = 31
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
MOVED_IN = "本月起由女儿接去同住，建议街道复核。"
LINES = ("近期住院", "低保复核", "高龄津贴核对", "残疾人两项补贴核对", "")
RELIEFS: tuple[tuple[ReliefKind, int, tuple[tuple[ReliefState, int, str], ...], str], ...] = (
    (ReliefKind.TEMPORARY, 40, (
        (ReliefState.SUBMITTED, 34, "材料齐全，已递交街道窗口。"),
        (ReliefState.ACCEPTED, 31, "窗口受理。"),
        (ReliefState.APPROVED, 20, "一次性临时救助。"),
    ), "2000"),
    (ReliefKind.SUBSISTENCE, 60, (
        (ReliefState.SUBMITTED, 50, "已递交。"),
        (ReliefState.CHECKING, 26, "街道入户核查，等核对结果。"),
    ), ""),
    (ReliefKind.DISABILITY, 24, ((ReliefState.SUBMITTED, 12, "网上申报成功。"),), ""),
    (ReliefKind.MEDICAL, 30, (
        (ReliefState.SUBMITTED, 25, "发票原件已交。"),
        (ReliefState.REFUSED, 9, "不在本地参保，告知回参保地办理。"),
    ), ""),
    (ReliefKind.HOUSING, 6, (), ""),
)  # fmt: skip


def tell_visits(station: Station, worker: User, lead: User, today: dt.date) -> None:
    """Write what is missing; told again, it adds nothing."""
    with workspace_scope(workspace_of(worker)) as _:
        if VisitPlan.objects.exists():
            return
        teller = _Teller(station, worker, today)
        if len(teller.clients) < PLANS // 2 or not teller.cadence:
            return
        teller.tell_plans()
        teller.tell_visits()
        teller.tell_verification(lead)
        teller.tell_relief()
        teller.tell_referrals()


class _Teller:
    def __init__(self, station: Station, worker: User, today: dt.date) -> None:
        self.station, self.by, self.today = station, worker, today
        self.workspace: Workspace = workspace_of(worker)
        rows = Client.objects.filter(station=station, ended_on=None)
        self.clients = list(
            rows.select_related("community", "station__region", "worker").order_by("pk")
        )
        self.cadence: Cadence = cadence_for(station, today)
        self.kind = next(each for each in service_kinds(station, today) if each.code == "visit")
        items = ProjectItem.objects.select_related("project__station__region", "item")
        self.items = list(items.filter(project__station=station).order_by("pk"))

    @contextmanager
    def on(self, days_ago: int, hour: int = 15) -> Iterator[dt.date]:
        """Let it be so many days ago."""
        day = self.today - dt.timedelta(days=days_ago)
        with clock.held_at(dt.datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)):
            yield day

    def tell_plans(self) -> None:
        """探访计划 at the suggested levels; the first visits spread over some weeks."""
        chosen = self.clients[:PLANS]
        with self.on(BEGAN_DAYS_AGO):
            suggested = suggestions_for(self.cadence, chosen, clock.today())
            for index, client in enumerate(chosen):
                self._plan(index, client, suggested[client.pk])

    def _plan(self, index: int, client: Client, suggestion: Any) -> None:
        form = form_in_use(kind="visit", station=self.station, target_group=_group_of(client))
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
        """Visits when they were due, up to today; those of the first community have answers."""
        plans = list(VisitPlan.objects.select_related("client__community", "question_set"))
        busiest = _busiest([plan.client for plan in plans])
        for index, plan in enumerate(plans):
            until = 2
            if index % OVERDUE_EVERY == OVERDUE_EVERY - 1:
                until = LONG_AGO if plan.every_days < LONG_AGO else BEGAN_DAYS_AGO + 1
            self._visits_of(index, plan, until, is_near=plan.community_id == busiest)

    def _visits_of(self, index: int, plan: VisitPlan, until: int, *, is_near: bool) -> None:
        last = self.today - dt.timedelta(days=until)
        for turn in range(16):
            plan.refresh_from_db(fields=["next_due_on"])
            day = plan.next_due_on
            while not is_workday(day):
                day += dt.timedelta(days=1)
            if day > last:
                return
            if is_near or plan.every_days > 7 or (self.today - day).days > MONTH or turn == 0:
                self._visit(index + turn, plan, day)
            else:
                return

    def _visit(self, number: int, plan: VisitPlan, day: dt.date) -> None:
        item = next(
            each for each in self.items if each.project.starts_on <= day <= each.project.ends_on
        )
        result = VisitResult.NOT_HOME if number % 11 == 7 else VisitResult.MET
        met = result == VisitResult.MET
        version = self._version(plan) if met else None
        with self.on((self.today - day).days, 16):
            values = RecordValues(
                kind=self.kind,
                plan=item,
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
                answers=_answers(questions_of(version), number) if version else {},
            )
            record = complete_record(
                record_id=key("home-visit", str(plan.pk), day.isoformat()),
                station_id=self.station.pk,
                values=values,
                by=self.by,
            )
            attach_visit(
                record=record,
                client=plan.client,
                plan=plan,
                way=VisitWay.HOME,
                result=result,
                by=self.by,
            )

    def _version(self, plan: VisitPlan) -> QuestionSetVersion | None:
        if plan.question_set is None:
            return None
        return form_in_use(kind="visit", station=self.station, code=plan.question_set.code)

    def tell_verification(self, lead: User) -> None:
        """核查名单, half done: two of it are not known here."""
        people = self.clients[4:16]
        lines = [Line(client.name, "", LINES[at % len(LINES)]) for at, client in enumerate(people)]
        lines += [Line("演示居民甲", "", "人户分离"), Line("演示居民乙", "", "新迁入")]
        with self.on(9):
            checks = verifications.create_list(
                list_id=key("verification", self.station.name),
                station_id=self.station.pk,
                values=verifications.ListValues(
                    title="四季度低保和高龄津贴入户核查",
                    asked_by=f"{self.station.region.name}公共服务办公室",
                    received_on=clock.today(),
                    due_on=self.today + dt.timedelta(days=5),
                    instructions="核对居住、健康和家庭人口变化；情况有变的写明，月底前报街道。",
                    worker=self.by,
                ),
                lines=lines,
                workspace=self.workspace,
                by=self.by,
            )
        for at, item in enumerate(checks.items.order_by("position")[:7]):
            changed = at == 3
            with self.on(7 - at, 11) as day:
                verifications.check_item(
                    item=item,
                    found=verifications.Finding(
                        result=CheckResult.CHANGED if changed else CheckResult.CONFIRMED,
                        checked_on=day,
                        told=MOVED_IN if changed else "住在原址，情况没有变化。",
                    ),
                    seen_at=item.updated_at,
                    workspace=self.workspace,
                    by=self.by,
                )

    def tell_relief(self) -> None:
        """协助救助申请 in different states."""
        for at, (kind, began, steps, amount) in enumerate(RELIEFS):
            client = self.clients[2 + at * 3]
            with self.on(began):
                checklist, _ = checklist_for(self.station, kind, clock.today())
                application = relief.start_application(
                    application_id=key("relief", str(client.pk), kind.value),
                    client=client,
                    values=relief.ReliefValues(
                        kind=kind,
                        office=f"{self.station.region.name}公共服务办公室",
                        worker=self.by,
                        checklist=checklist,
                    ),
                    workspace=self.workspace,
                    by=self.by,
                )
                self._papers(application, everything=bool(steps))
            for state, days_ago, note in steps:
                with self.on(days_ago) as day:
                    money: Any = amount if state == ReliefState.APPROVED else None
                    relief.add_news(
                        application=application,
                        state=state,
                        on=day,
                        note=note,
                        amount=money,
                        workspace=self.workspace,
                        by=self.by,
                    )

    def _papers(self, application: Any, *, everything: bool) -> None:
        for paper in application.documents.order_by("position"):
            if paper.is_required and (everything or paper.position <= 2):
                relief.set_paper(paper=paper, is_ready=True, workspace=self.workspace, by=self.by)

    def tell_referrals(self) -> None:
        """转介: one with a result, one on its way, one not sent, one that came in."""
        states = consent_states([client.pk for client in self.clients], purpose="share")
        agreed = [client for client in self.clients if may_use(SHARE, states.get(client.pk, {}))]
        values = referrals.ReferralValues(
            body=f"{self.station.region.name}社区卫生服务中心",
            contact_name="家庭医生团队",
            contact_phone="",
            reason="慢病需要定期随访，本人出行不便。",
            request="纳入家庭医生签约，按月上门随访。",
            worker=self.by,
            materials=("健康情况说明",),
        )
        for at, client in enumerate(agreed[:2]):
            self._sent(client, values, days_ago=30 - at * 20, is_over=at == 0)
        for client in self.clients[5:6]:
            with self.on(2):
                self._referral(client, replace(values, body="区残疾人联合会", materials=()))
        with self.on(1):
            referrals.take_in(
                referral_id=key("referral-in", self.station.name),
                station=self.station,
                person=referrals.IncomingPerson(
                    client=None, name="演示居民丙", received_on=clock.today()
                ),
                values=replace(
                    values,
                    body="区妇女联合会",
                    contact_name="权益部",
                    reason="家庭变故后情绪低落，希望就近陪伴。",
                    request="上门了解情况，评估是否开个案。",
                    materials=(),
                ),
                workspace=self.workspace,
                by=self.by,
            )

    def _referral(self, client: Client, values: referrals.ReferralValues) -> Referral:
        return referrals.create_referral(
            referral_id=key("referral", str(client.pk)),
            station=self.station,
            client=client,
            values=values,
            workspace=self.workspace,
            by=self.by,
        )

    def _sent(
        self, client: Client, values: referrals.ReferralValues, *, days_ago: int, is_over: bool
    ) -> None:
        with self.on(days_ago) as day:
            referral = self._referral(client, values)
            referrals.send_referral(
                referral=referral,
                sent_on=day,
                next_check_on=day + dt.timedelta(days=9),
                workspace=self.workspace,
                by=self.by,
            )
        with self.on(days_ago - 4) as day:
            referrals.add_receipt(
                referral=referral,
                receipt_on=day,
                upload=None,
                workspace=self.workspace,
                by=self.by,
            )
        if is_over:
            with self.on(days_ago - 12) as day:
                referrals.track_referral(
                    referral=referral,
                    state=ReferralState.DONE,
                    on=day,
                    note="已签约，每月第一周上门随访，首次随访已完成。",
                    next_check_on=None,
                    workspace=self.workspace,
                    by=self.by,
                )


def _group_of(client: Client) -> str:
    groups = {"destitute": "destitute", "child": "minor", "disabled": "disabled"}
    return groups.get(client.client_class, "elderly" if client.client_class == "elderly" else "all")


def _busiest(clients: list[Client]) -> int | None:
    counts: dict[int, int] = {}
    for client in clients:
        if client.community_id:
            counts[client.community_id] = counts.get(client.community_id, 0) + 1
    return max(counts, key=lambda pk: counts[pk], default=None)


def _answers(questions: list[Question], number: int) -> dict[str, Any]:
    """Answer as somebody does who has no great trouble, a little different each time."""
    given: dict[str, Any] = {}
    for at, question in enumerate(questions):
        codes = [code for code, _ in question.options]
        if not codes:
            given[question.code] = _typed(question)
            continue
        pick = codes[(number + at) % len(codes)]
        given[question.code] = [pick] if question.is_several else pick
    shown = {question.code for question in shown_questions(questions, given)}
    return {code: answer for code, answer in given.items() if code in shown and answer}


def _typed(question: Question) -> str:
    if question.type == QuestionType.NUMBER:
        return str(int(question.min or 1))
    return "" if question.type == QuestionType.DATE else "一切如常"
