"""What editing the forms of a district refuses: the sentence, no trace."""

import pytest

from casework.enums.questionnaires import VersionState
from casework.models import QuestionSetVersion
from casework.phrases import questionnaires as phrases
from casework.services import question_sets
from tests.factories.questionnaires import QuestionSetVersionFactory
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


def draft(world, region=None, **said):
    usual = {"state": VersionState.DRAFT, "published_at": None}
    region = region or world.district
    return QuestionSetVersionFactory.create(question_set__region=region, **usual | said)


def gone(world):
    return QuestionSetVersion(question_set=draft(world).question_set)


REFUSED = {
    "a version that is gone": (
        question_sets.publish,
        lambda world: {"version": gone(world), "note": ""},
        phrases.VERSION_GONE,
    ),
    "a version of another district": (
        question_sets.publish,
        lambda world: {
            "version": draft(world, world.other_district),
            "note": "",
        },
        phrases.NOT_YOUR_DISTRICT,
    ),
    "a version in use": (
        question_sets.remove_question,
        lambda world: {
            "version": draft(world, state=VersionState.PUBLISHED),
            "code": "pulse",
        },
        phrases.NOT_A_DRAFT,
    ),
    "removing a question that is gone": (
        question_sets.remove_question,
        lambda world: {"version": draft(world), "code": "gone"},
        phrases.QUESTION_GONE,
    ),
    "moving a question that is gone": (
        question_sets.move_question,
        lambda world: {"version": draft(world), "code": "gone", "by_places": 1},
        phrases.QUESTION_GONE,
    ),
    "removing a question on which another depends": (
        question_sets.remove_question,
        lambda world: {"version": draft(world), "code": "mood"},
        phrases.QUESTION_USED.format(label="情绪差的原因"),
    ),
    "a version without questions": (
        question_sets.publish,
        lambda world: {"version": draft(world, questions=[]), "note": ""},
        phrases.NO_QUESTIONS,
    ),
}


@pytest.mark.parametrize(("service", "given", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_service_refuses_and_writes_nothing(world, service, given, sentence):
    refuses(world, service, given, sentence, who="district")
