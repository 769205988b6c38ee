"""Which form is in use where, and what was answered in it."""

import pytest

from casework.enums.questionnaires import VersionState
from casework.models import QuestionSet, QuestionSetVersion, QuestionUse
from casework.rules.questions import as_data, parse_questions
from casework.selectors.questionnaires import answered, form_in_use, forms_in_use, score_of
from casework.services.question_uses import count_asked, count_read
from casework.services.questionnaires import load_question_sets
from core import clock
from core.models import AuditEvent
from tests.factories.questionnaires import QuestionSetVersionFactory


def in_use(world, **asked):
    return form_in_use(kind="visit", station=asked.pop("station", world.home), **asked)


def test_a_district_uses_its_own_form_and_others_the_default(world):
    default = QuestionSetVersionFactory(question_set__code="visit")
    own = QuestionSetVersionFactory(question_set__code="visit", question_set__region=world.district)

    assert in_use(world) == own
    assert in_use(world, code="visit") == own
    assert in_use(world, station=world.far) == default
    assert forms_in_use(kind="visit", station=world.home) == [own]
    assert in_use(world, code="another") is None


def test_the_form_of_a_target_group_goes_before_one_for_all(world):
    for_all = QuestionSetVersionFactory(question_set__region=world.district)
    elderly = QuestionSetVersionFactory(question_set__target_group="elderly")

    assert in_use(world, target_group="elderly") == elderly
    assert in_use(world, target_group="minor") == for_all


@pytest.mark.parametrize(
    "values",
    [
        {"state": VersionState.DRAFT},
        {"state": VersionState.RETIRED},
        {"question_set__is_active": False},
        {"question_set__kind": "note"},
    ],
)
def test_only_what_is_published_is_in_use(world, values):
    QuestionSetVersionFactory(**values)

    assert in_use(world) is None


def test_answers_are_told_in_the_words_of_the_form(world):
    version = QuestionSetVersionFactory()
    answers = {"mood": "poor", "mood_why": "想家", "pulse": "72", "safety": "3"}

    told = [
        (each.section, each.label, each.text, each.score) for each in answered(version, answers)
    ]

    assert told == [
        ("生活", "情绪", "差", 0),
        ("生活", "情绪差的原因", "想家", None),
        ("", "脉搏", "72 次", None),
        ("安全", "居家安全", "3", 3),
    ]
    assert score_of(version, answers) == 3
    assert answered(None, {}) == []


def test_uses_are_added_up_by_month(world, scope):
    version = QuestionSetVersionFactory()
    with scope("worker"):
        for answers in ({"mood": "good"}, {"mood": "poor", "mood_why": "想家"}):
            count_asked(version, answers, world.home.pk, clock.today())
        count_read(version, world.home.pk, clock.today())
        uses = {each.question: each for each in QuestionUse.objects.all()}

    counts = {code: (use.asked, use.answered, use.read) for code, use in uses.items()}
    assert counts == {
        "mood": (2, 2, 1),
        "mood_why": (1, 1, 1),
        "pulse": (2, 0, 1),
        "safety": (2, 0, 1),
    }


def test_default_forms_are_loaded_once(world):
    with world.everywhere():
        first = load_question_sets(by=None)
        second = load_question_sets(by=None)

        assert len(first.published) == len(second.unchanged) == QuestionSet.objects.count()
        assert second.published == []
        assert AuditEvent.objects.filter(action="questionset.loaded").count() == len(
            first.published
        )
    for version in QuestionSetVersion.objects.all():
        assert as_data(parse_questions(version.questions)) == version.questions
        assert version.question_set.basis


def test_a_changed_default_becomes_a_new_version(world):
    text = """
[[sets]]
code = "visit_all"
kind = "visit"
title = "探访"
basis = "测试"
questions = [{ code = "mood", label = "情绪", type = "text" }]
"""
    with world.everywhere():
        load_question_sets(text=text, by=None)
        load_question_sets(text=text.replace("情绪", "精神"), by=None)

    versions = QuestionSetVersion.objects.order_by("number").values_list("number", "state")
    assert list(versions) == [(1, "retired"), (2, "published")]
    assert in_use(world).questions[0]["label"] == "精神"


@pytest.mark.parametrize(
    ("code", "question", "methods"),
    [
        ("resource_linking", "method", ["资源整合法", "资源共享法", "资源配置法"]),
        ("resource_linking", "network", ["正式支持网络", "非正式支持网络"]),
        (
            "community_activity",
            "method",
            ["社区动员法", "共识建导法", "参与式社区会议法", "正式支持网络", "非正式支持网络"],
        ),
    ],
)
def test_default_forms_ask_for_the_methods_of_the_standard(world, code, question, methods):
    """MZ/T 071 6.2.2–6.2.4."""
    with world.everywhere():
        load_question_sets(by=None)

    version = QuestionSetVersion.objects.get(question_set__code=code)
    asked = next(each for each in parse_questions(version.questions) if each.code == question)
    offered = [words for _, words in asked.options]
    assert all(any(words.startswith(method) for words in offered) for method in methods)
