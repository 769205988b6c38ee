"""表单和需求调查: a district's own visit form, a baseline a year ago, and this autumn's survey."""

import base64
import datetime as dt
import uuid
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import User
from casework.enums.communities import SurveyMethod
from casework.enums.questionnaires import QuestionSetKind, TargetGroup, VersionState
from casework.management.demo.cast import workspace_of
from casework.management.demo.check_answers import found_on_visit
from casework.management.demo.plans import NAMESPACE
from casework.models import QuestionSet, QuestionSetVersion, Survey
from casework.selectors.questionnaires import form_in_use, questions_of
from casework.services.question_sets import copy_set, publish, save_question, start_draft
from casework.services.question_uses import count_asked, count_read
from casework.services.surveys import (
    SurveyValues,
    create_survey,
    end_survey,
    open_survey,
    take_answer,
    write_findings,
)
from core import clock
from stations.models import Station
from stations.selectors.workspaces import workspace_scope

BASELINE, AUTUMN = "2025 年居民需求调查（基线）", "2026 年秋季居民需求调查"
BASELINE_DAYS_AGO, AUTUMN_DAYS_AGO = 380, 34
BASELINE_ANSWERS, AUTUMN_ANSWERS, VISITS = 42, 60, 64

URGENT = (
    "楼道灯坏了好几个月", "想找人帮忙换灯泡和水龙头", "孩子放学后没人看", "看病排队太久，不会用手机挂号",
    "楼上夜里噪声大", "希望有个地方下棋聊天", "电动车在楼道里充电，不放心", "老伴出院后不会护理",
)  # fmt: skip
SUGGESTIONS = (
    "多办些教老人用手机的活动", "活动通知贴到每个门栋", "周末也开放活动室", "希望定期有人来看看独居老人",
    "多组织孩子的暑期活动", "请把飞线充电管一管", "社工态度好，希望人再多一点",
)  # fmt: skip
PURPOSE = "了解辖区居民最需要的服务，作为明年服务计划和项目申报的依据。"
SAMPLE = "按门栋分层，每栋抽 6 户；独居、残疾和有未成年人的家庭不少于四分之一；不识字的由社工代填。"
FINDINGS = (
    "一、老人照护、健康和看病、家居维修是最集中的三项需要，75 岁以上居民尤其突出。\n"
    "二、与基线相比，觉得安全、愿意互助的居民增多，对环境的满意度变化不大，楼道照明和飞线充电提得最多。\n"
    "三、没参加活动的居民多是“不知道”，明年改为门栋张贴加居民群通知。"
)
SENIOR_QUESTION = {
    "label": "紧急呼叫设备能用", "type": "one", "section": "紧急联系",
    "choices": [
        {"code": "yes", "label": "能用", "score": 2},
        {"code": "no", "label": "坏了或不会用", "score": 0},
        {"code": "none", "label": "没有安装", "score": 0},
    ],
}  # fmt: skip


def tell_questionnaires(station: Station, people: dict[str, User], today: dt.date) -> None:
    """Tell it once; told again, nothing is added."""
    _tell_own_form(people["district"], today)
    worker = people["worker"]
    with workspace_scope(workspace_of(worker)):
        survey_id = uuid.uuid5(NAMESPACE, f"survey {AUTUMN}")
        if Survey.objects.filter(pk=survey_id).exists():
            return
        instrument = form_in_use(kind=QuestionSetKind.SURVEY, station=station)
        if instrument is None:
            return
        random = Random(20261121)  # noqa: S311 -- invented answers, the same each time
        teller = _Surveys(station, instrument, worker, random)
        baseline = teller.tell(BASELINE, today - dt.timedelta(BASELINE_DAYS_AGO), None, 0.0)
        teller.tell(AUTUMN, today - dt.timedelta(AUTUMN_DAYS_AGO), baseline, 0.6)
        _tell_uses(station, today, random)


class _Surveys:
    def __init__(
        self, station: Station, instrument: QuestionSetVersion, worker: User, random: Random
    ) -> None:
        self.station, self.instrument, self.worker = station, instrument, worker
        self.random = random

    def tell(self, title: str, begun_on: dt.date, baseline: Survey | None, better: float) -> Survey:
        """Make a survey with its answers, `better` by so much on every scale."""
        count = AUTUMN_ANSWERS if baseline else BASELINE_ANSWERS
        with clock.held_at(_at(begun_on, 9)):
            survey = create_survey(
                survey_id=uuid.uuid5(NAMESPACE, f"survey {title}"),
                station=self.station,
                values=SurveyValues(
                    title=title,
                    method=SurveyMethod.QUESTIONNAIRE,
                    form_version=self.instrument,
                    starts_on=begun_on,
                    worker=self.worker,
                    purpose=PURPOSE,
                    sample_plan=SAMPLE,
                    sample_size=count if baseline is None else 80,
                    is_public=True,
                    is_baseline=baseline is None,
                    compares_to=baseline,
                ),
                by=self.worker,
            )
            survey = open_survey(survey=survey, by=self.worker)
        for number in range(count):
            self._answer(survey, number, begun_on, better)
        if baseline is None:
            with clock.held_at(_at(begun_on + dt.timedelta(30), 17)):
                survey = end_survey(survey=survey, by=self.worker)
        else:
            write_findings(
                survey=survey, findings=FINDINGS, seen_at=survey.updated_at, by=self.worker
            )
        return survey

    def _answer(self, survey: Survey, number: int, begun_on: dt.date, better: float) -> None:
        moment = _at(begun_on + dt.timedelta(number % 24), 9 + number % 8, number % 60)
        with clock.held_at(moment):
            take_answer(
                survey=survey,
                answers=self._said(better),
                token=_token(f"{survey.pk} {number}"),
                by=self.worker,
            )

    def _said(self, better: float) -> dict[str, Any]:
        pick, chance = self.random.choice, self.random.random
        said: dict[str, Any] = {
            "age": pick(("a18", "a45", "a60", "a60", "a75", "a75")),
            "household": pick(("alone", "spouse", "spouse", "children", "others")),
            "years": str(self.random.randint(1, 48)),
            "needs": self.random.sample(
                ("elderly", "elderly", "health", "health", "repair", "children", "culture", "mind",
                 "relief", "legal"), k=3,
            ),
            "joined": "yes" if chance() < 0.35 + better / 4 else "no",
            "volunteer": pick(("yes", "maybe", "maybe", "no")),
        }  # fmt: skip
        said["needs"] = sorted(set(said["needs"]))
        for code, usual in (
            ("safety", 3.1),
            ("neighbours", 3.3),
            ("environment", 2.9),
            ("service", 3.4),
        ):
            gain = better / 6 if code == "environment" else better
            said[code] = str(min(5, max(1, round(self.random.gauss(usual + gain, 0.9)))))
        if said["joined"] == "no":
            said["why_not"] = [pick(("unknown", "unknown", "time", "health", "nobody"))]
        if chance() < 0.4:
            said["urgent"] = pick(URGENT)
        if chance() < 0.3:
            said["suggestion"] = pick(SUGGESTIONS)
        return said


def _tell_own_form(district: User, today: dt.date) -> None:
    """江岸区 copies the form for the elderly and adds a question to it."""
    workspace = workspace_of(district)
    with workspace_scope(workspace):
        default = QuestionSet.objects.filter(region=None, code="visit_elderly").first()
        own = QuestionSet.objects.filter(region=workspace.region_id or 0, code="visit_elderly")
        if default is None or own.exists():
            return
        with clock.held_at(_at(today - dt.timedelta(150), 10)):
            copied = copy_set(question_set=default, workspace=workspace, by=district)
        with clock.held_at(_at(today - dt.timedelta(96), 15)):
            draft = start_draft(question_set=copied, workspace=workspace, by=district)
            draft = save_question(
                version=draft, code="call_button", values=SENIOR_QUESTION,
                workspace=workspace, by=district,
            )  # fmt: skip
            publish(
                version=draft, note="增加紧急呼叫设备，配合适老化改造",
                workspace=workspace, by=district,
            )  # fmt: skip


def _tell_uses(station: Station, today: dt.date, random: Random) -> None:
    """How the visit form of the elderly has been used in the last months.

    Others have looked at what the district's first version asked, not yet at the new question.
    """
    version = form_in_use(
        kind=QuestionSetKind.VISIT, target_group=TargetGroup.ELDERLY, station=station
    )
    if version is None or version.state != VersionState.PUBLISHED:
        return
    questions = questions_of(version)
    first = version.question_set.versions.earliest("number")
    for number in range(VISITS):
        day = today - dt.timedelta(days=number)
        found = found_on_visit(questions, number)
        answers = {code: found[code] for code in found if random.random() < 0.9}
        count_asked(version, answers, station.pk, day)
        if number % 6 == 0:
            count_read(first, station.pk, day)


def _at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))


def _token(words: str) -> str:
    digest = uuid.uuid5(NAMESPACE, words).bytes + b"  "
    return base64.urlsafe_b64encode(digest).decode()
