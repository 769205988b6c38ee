"""What belongs to another case, activity or volunteer, or is in no list, is said not to be there."""

import pytest

from casework.documents.verifications import mask_unless
from casework.models import CaseMember
from casework.phrases import (
    activities as activity_phrases,
    communities as community_phrases,
    groups as group_phrases,
    relief as relief_phrases,
    risks as risk_phrases,
    volunteers as volunteer_phrases,
)
from casework.selectors import (
    activities,
    assessments,
    case_notes,
    cases,
    closures,
    communities,
    groups,
    relief,
    risks,
    sensitive_access,
    service_plans,
    volunteers,
)
from core import clock
from core.errors import NotFoundError
from core.ids import uuid7
from tests.factories.activities import ActivityRegistrationFactory, CommunityActivityFactory
from tests.factories.cases import CaseFactory, GoalFactory, PlanFactory, ProblemFactory, StepFactory
from tests.factories.volunteers import VolunteerFactory, VolunteerHoursFactory

pytestmark = pytest.mark.django_db


def member_of_another():
    case = CaseFactory()
    return CaseMember.objects.create(
        station=case.station, case=case, user=case.worker, since=clock.today()
    )


OF_ANOTHER = {
    "a problem": (assessments.get_problem, ProblemFactory, "没有找到这个问题。"),
    "a co-worker": (cases.get_member, member_of_another, "没有找到这位协同社工。"),
    "a goal": (service_plans.get_goal, GoalFactory, "没有找到这个分目标。"),
    "a step": (service_plans.get_step, StepFactory, "没有找到这个行动步骤。"),
}


@pytest.mark.parametrize(("get", "make", "sentence"), OF_ANOTHER.values(), ids=OF_ANOTHER.keys())
def test_row_of_another_case_is_not_there(scope, get, make, sentence):
    with scope("worker"), pytest.raises(NotFoundError) as gone:
        get(CaseFactory(), pk=make().pk)

    assert gone.value.message == sentence


def test_version_of_another_cases_plan_is_not_there(scope):
    with scope("worker"):
        PlanFactory(number=2)
        with pytest.raises(NotFoundError, match="没有这一版服务计划"):
            service_plans.get_plan(CaseFactory(), number=2)


def test_registration_for_another_activity_is_not_there(scope):
    with scope("worker"), pytest.raises(NotFoundError) as gone:
        activities.get_registration(
            pk=ActivityRegistrationFactory().pk, activity=CommunityActivityFactory()
        )

    assert gone.value.message == activity_phrases.REGISTRATION_GONE


def test_hours_of_another_volunteer_are_not_there(scope):
    with scope("worker"), pytest.raises(NotFoundError) as gone:
        volunteers.get_hours(pk=VolunteerHoursFactory().pk, volunteer=VolunteerFactory())

    assert gone.value.message == volunteer_phrases.HOURS_GONE


@pytest.mark.parametrize(
    ("get", "sentence"),
    [
        (case_notes.get_note, "没有找到这条过程记录。"),
        (closures.get_follow_up, "没有找到这次回访。"),
        (groups.get_member, group_phrases.MEMBER_GONE),
        (relief.get_paper, relief_phrases.DOCUMENT_GONE),
        (risks.get_risk, risk_phrases.RISK_GONE),
        (sensitive_access.get_request, risk_phrases.ACCESS_GONE),
    ],
)
def test_row_that_there_is_not_is_said_not_to_be_there(scope, get, sentence):
    with scope("worker"), pytest.raises(NotFoundError) as gone:
        get(pk=uuid7())

    assert gone.value.message == sentence


def test_community_without_a_profile_says_so(world, scope):
    with scope("worker"), pytest.raises(NotFoundError) as gone:
        communities.latest_profile(world.community)

    assert gone.value.message == community_phrases.NO_PROFILE


@pytest.mark.parametrize(("who", "name"), [("worker", "欧阳演秘"), ("supervisor", "欧阳**")])
def test_name_on_a_list_without_a_file_is_masked_away_from_its_station(world, who, name):
    assert mask_unless("欧阳演秘", world.workspace(who)) == name
