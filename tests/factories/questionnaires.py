"""Forms, surveys and answers. Surveys need a scope; the station is that of the scope."""

from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from casework.enums.communities import SurveyMethod, SurveyState
from casework.enums.groups import RegistrationChannel
from casework.enums.questionnaires import QuestionSetKind, TargetGroup, VersionState
from casework.models import (
    QuestionSet,
    QuestionSetVersion,
    QuestionUse,
    Survey,
    SurveyResponse,
)
from core import clock
from core.ids import uuid7
from tests.factories.stations import only_station, somebody_of

QUESTIONS: list[dict[str, Any]] = [
    {
        "code": "mood",
        "label": "情绪",
        "type": "one",
        "required": True,
        "section": "生活",
        "choices": [
            {"code": "good", "label": "好", "score": 2},
            {"code": "poor", "label": "差", "score": 0},
        ],
    },
    {
        "code": "mood_why",
        "label": "情绪差的原因",
        "type": "long",
        "section": "生活",
        "required": True,
        "show_if": {"question": "mood", "in": ["poor"]},
    },
    {"code": "pulse", "label": "脉搏", "type": "number", "min": 30, "max": 200, "unit": "次"},
    {"code": "safety", "label": "居家安全", "type": "scale", "section": "安全"},
]


class QuestionSetFactory(DjangoModelFactory[QuestionSet]):
    """表单。"""

    class Meta:
        model = QuestionSet

    kind = QuestionSetKind.VISIT
    target_group = TargetGroup.ALL
    code = Sequence(lambda n: f"form_{n}")
    title = "探访核查表"
    basis = "测试"


class QuestionSetVersionFactory(DjangoModelFactory[QuestionSetVersion]):
    """表单版本, in use."""

    class Meta:
        model = QuestionSetVersion

    question_set = SubFactory(QuestionSetFactory)
    number = 1
    questions = LazyFunction(lambda: QUESTIONS)
    state = VersionState.PUBLISHED
    published_at = LazyFunction(clock.now)


class QuestionUseFactory(DjangoModelFactory[QuestionUse]):
    """题目使用情况。"""

    class Meta:
        model = QuestionUse

    station = LazyFunction(only_station)
    version = SubFactory(QuestionSetVersionFactory)
    question = "mood"
    month = LazyFunction(lambda: clock.today().replace(day=1))
    asked = 3


class SurveyFactory(DjangoModelFactory[Survey]):
    """需求调查, open to residents."""

    class Meta:
        model = Survey

    station = LazyFunction(only_station)
    title = "居民需求调查"
    method = SurveyMethod.QUESTIONNAIRE
    form_version = SubFactory(QuestionSetVersionFactory, question_set__kind=QuestionSetKind.SURVEY)
    starts_on = LazyFunction(clock.today)
    state = SurveyState.OPEN
    is_public = True
    public_code = LazyFunction(lambda: uuid7().hex[-16:])
    worker = LazyAttribute(lambda row: somebody_of(row.station))


class SurveyResponseFactory(DjangoModelFactory[SurveyResponse]):
    """答卷。"""

    class Meta:
        model = SurveyResponse

    station = LazyFunction(only_station)
    survey = SubFactory(SurveyFactory)
    answers = LazyFunction(lambda: {"mood": "good", "pulse": "72", "safety": "4"})
    channel = RegistrationChannel.PUBLIC
    token = LazyFunction(lambda: uuid7().hex)
    answered_at = LazyFunction(clock.now)
