"""The work in a case of the demonstration and what comes of it: notes, danger, review, closing."""

import datetime as dt
from typing import Any

from casework.enums import Place
from casework.enums.cases import RiskLevel
from casework.enums.questionnaires import QuestionSetKind
from casework.enums.visits import VisitWay
from casework.management.demo.case_acts import CaseActs
from casework.management.demo.case_stories import CaseStory
from casework.management.demo.cast import demo_password
from casework.models import Case, FollowUp, RiskAssessment
from casework.selectors.kinds import service_kinds
from casework.selectors.outcomes import results_of
from casework.selectors.questionnaires import form_in_use
from casework.selectors.service_plans import approved_plan, goals_of
from casework.services import closures, interventions, outcomes
from casework.services.case_notes import attach_note, read_note
from casework.services.follow_ups import FollowUpValues, do_follow_up
from casework.services.records import RecordValues, complete_record
from casework.services.risks import RiskValues, assess_risk, confirm_risk
from casework.services.safety_plans import SafetyPlanValues, write_safety_plan

SKILLS = (["listening", "empathy"], ["clarifying", "focusing"], ["listening", "advising"])
DANGER = (
    "上门时房门虚掩，本人说“药费还不上，活着拖累妹妹”，抽屉里存着三盒降糖药。"
    "没有想好时间和方法，愿意把药交出来。"
)
AFTER = (
    "当晚和妹妹一起再次上门。药已由妹妹保管，本人答应有念头先打电话。说清楚了救助申请的进度。",
    "社区医生同行，睡眠略好，能说出两个想等到的日子：外甥结婚、公益岗位面试。",
)


class CaseWorks(CaseActs):
    """What is done once a plan is approved."""

    def note(self, case: Case, story: CaseStory, words: str, number: int, place: int) -> Any:
        plan = approved_plan(case)
        goals = goals_of(plan) if plan else []
        kinds = service_kinds(self.station, self.day)
        at_home = place % 2 == 0
        after = story.steps[(place + 1) % len(story.steps)]
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
                next_step=after,
                case=case,
                form_version=form_in_use(kind=QuestionSetKind.NOTE, station=self.station),
                answers={
                    "present": "本人、家属" if place % 3 == 2 else "本人",
                    "progress": f"p{min(3, 1 + place // 2)}",
                    "skills": SKILLS[place % len(SKILLS)],
                },
            ),
            by=self.own["by"],
        )
        return attach_note(
            record=record,
            case=case,
            goal=next(iter(goals), None),
            session_goal=story.steps[place % len(story.steps)],
            next_plan=after,
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

    def danger(self, case: Case, story: CaseStory, number: int) -> None:
        """A high-risk episode: rated, planned for, confirmed; the last note waits for the lead."""
        with self.later(3):
            risk = self._rate(case, number)
            with self.as_lead():
                confirm_risk(
                    risk=risk,
                    note="同意。药品交家属保管，每天联系一次，一周内再评。",
                    **self.second,
                )
        for place, words in enumerate(AFTER, start=len(story.notes)):
            with self.later(2):
                note = self.note(case, story, words, number, place)
            if words != AFTER[-1]:
                with self.later(1), self.as_lead():
                    read_note(note=note, comment="处置及时。下次带社区医生同行。", **self.second)

    def _rate(self, case: Case, number: int) -> RiskAssessment:
        values = RiskValues(
            assessed_on=self.day,
            level=RiskLevel.HIGH,
            basis=DANGER,
            ideation="近一周有两次觉得活着没有意思",
            means="抽屉里的降糖药",
            protective="和妹妹亲近；愿意求助；等着公益岗位面试",
            case=case,
        )
        risk, _ = assess_risk(
            risk_id=self.key(number, "risk"),
            client=case.client,
            values=values,
            seen=None,
            **self.own,
        )
        plan = SafetyPlanValues(
            warning_signs="不接电话；说“拖累”；把药攒起来。",
            coping="离开房间，到楼下坐一坐；给妹妹打电话；翻看外甥的照片。",
            supporters="妹妹，每晚八点来电；对门邻居，可以敲门。",
            professional_help="公安报警 110\n急救 120\n社工站值班电话，工作日 8:30 至 17:30",
            environment="降糖药由妹妹保管，每天送当天的量；菜刀收进柜子。",
            review_on=self.day + dt.timedelta(days=14),
            agreed_with_client=True,
        )
        write_safety_plan(plan_id=self.key(number, "safety"), risk=risk, values=plan, **self.own)
        return risk

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
