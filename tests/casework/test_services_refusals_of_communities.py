"""What the services of communities and surveys refuse: the sentence, its field, no trace."""

import datetime as dt

import pytest

from casework.enums.communities import SurveyMethod, SurveyState
from casework.enums.questionnaires import QuestionSetKind, VersionState
from casework.models import CommunityFacility
from casework.phrases import communities as phrases, surveys as survey_phrases
from casework.services import (
    communities,
    meetings,
    organisations,
    resources,
    surveys,
)
from casework.services.surveys import SurveyValues
from core import clock
from core.ids import uuid7
from core.verdicts import YES, Verdict
from tests.factories.communities import (
    OrganisationFactory,
    ProfileFactory,
    ResolutionFactory,
    ResourceFactory,
    SwotFactory,
)
from tests.factories.questionnaires import (
    QuestionSetFactory,
    QuestionSetVersionFactory,
    SurveyFactory,
    SurveyResponseFactory,
)
from tests.support.records import plan
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def survey_values(world, **said):
    form = said.pop("form", None) or {"question_set__kind": QuestionSetKind.SURVEY}
    usual = {
        "title": "居民需求调查",
        "method": SurveyMethod.QUESTIONNAIRE,
        "form_version": QuestionSetVersionFactory.create(**form),
        "starts_on": day(),
        "worker": world.person("worker"),
    }
    return {
        "survey_id": uuid7(),
        "station": world.home,
        "values": SurveyValues(**usual | said),
    }


def survey_compared_with_itself(world):
    survey = SurveyFactory.create()
    said = survey_values(world, form_version=survey.form_version, compares_to=survey)
    return {"survey": survey, "values": said["values"], "seen_at": survey.updated_at}


def survey_with_another_form(world):
    survey = SurveyResponseFactory.create().survey
    type(survey).objects.update(response_count=1)
    survey.refresh_from_db()
    said = survey_values(world)
    return {"survey": survey, "values": said["values"], "seen_at": survey.updated_at}


def survey_of_another(world):
    with world.scope("stranger"):
        return SurveyFactory.create()


def answers(given, **said):
    return {"survey": SurveyFactory.create(**said), "answers": given, "token": "t" * 24}


def meeting(world, **said):
    values = {
        "community": world.community,
        "title": "停车议事",
        "method": "participatory",
        "held_on": day(),
        "participant_count": 12,
        "place": "",
    }
    usual = {"kind": None, "plan": plan(world), "minutes": 60, "station_id": world.home.pk}
    return {"meeting_id": uuid7(), "values": values | said} | usual


def resolved(distance):
    resolution = ResolutionFactory.create(meeting__held_on=day(-5))
    values = {"state": "done", "settled_on": day(distance)}
    return {"resolution": resolution, "values": values, "seen_at": resolution.updated_at}


def contact(reason="联系送餐", verdict=YES):
    row = ResourceFactory.create(contact_phone="02782812345")
    return {"row": row, "reason": reason, "is_allowed": verdict}


def placed(world, name, **values):
    return {name: uuid7(), "community": world.community, "station_id": world.home.pk} | {
        "values": values
    }


def changed(row, name, **values):
    return {name: row, "values": values, "seen_at": row.updated_at}


SURVEYS = {
    "another form for a survey that has answers": (
        surveys.edit_survey,
        survey_with_another_form,
        survey_phrases.FORM_IS_ANSWERED,
        "form_version",
    ),
    "a resident's answer to what is not public": (
        surveys.answer_publicly,
        lambda world: answers({"mood": "good"}, is_public=False),
        survey_phrases.NOT_PUBLIC,
        "",
    ),
    "a survey that ends before it begins": (
        surveys.create_survey,
        lambda world: survey_values(world, ends_on=day(-1)),
        survey_phrases.DATES_REVERSED,
        "ends_on",
    ),
    "a survey with a form of visits": (
        surveys.create_survey,
        lambda world: survey_values(world, form={"question_set__kind": QuestionSetKind.VISIT}),
        survey_phrases.ELSEWHERE,
        "form_version",
    ),
    "a survey with a draft": (
        surveys.create_survey,
        lambda world: survey_values(
            world,
            form={"question_set__kind": QuestionSetKind.SURVEY, "state": VersionState.DRAFT},
        ),
        survey_phrases.ELSEWHERE,
        "form_version",
    ),
    "a survey with another district's form": (
        surveys.create_survey,
        lambda world: survey_values(
            world,
            form={
                "question_set": QuestionSetFactory.create(
                    kind=QuestionSetKind.SURVEY, region=world.other_district
                )
            },
        ),
        survey_phrases.ELSEWHERE,
        "form_version",
    ),
    "a survey compared with another station's": (
        surveys.create_survey,
        lambda world: survey_values(world, compares_to=survey_of_another(world)),
        survey_phrases.ANOTHER_SURVEY,
        "compares_to",
    ),
    "a survey compared with itself": (
        surveys.edit_survey,
        survey_compared_with_itself,
        survey_phrases.ANOTHER_SURVEY,
        "compares_to",
    ),
    "an answer of nothing": (
        surveys.take_answer,
        lambda world: answers({"mood": "", "pulse": None}),
        survey_phrases.NOTHING_ANSWERED,
        "",
    ),
    "an answer that is none": (
        surveys.take_answer,
        lambda world: answers({"mood": "great"}),
        "请从选项中选择。",
        "",
    ),
    "an answer to what is over": (
        surveys.take_answer,
        lambda world: answers({"mood": "good"}, state=SurveyState.ENDED),
        survey_phrases.NOT_OPEN,
        "",
    ),
    "opening what is open": (
        surveys.open_survey,
        lambda world: {"survey": SurveyFactory.create()},
        survey_phrases.ALREADY_OPEN,
        "",
    ),
    "ending what never began": (
        surveys.end_survey,
        lambda world: {"survey": SurveyFactory.create(state=SurveyState.PREPARING)},
        survey_phrases.NOT_OPEN,
        "",
    ),
}

COMMUNITIES = {
    "a picture of tomorrow": (
        communities.add_profile,
        lambda world: placed(world, "profile_id", as_of=day(1)),
        phrases.IN_THE_FUTURE,
        "as_of",
    ),
    "a picture moved to tomorrow": (
        communities.change_profile,
        lambda world: changed(ProfileFactory.create(), "profile", as_of=day(1)),
        phrases.IN_THE_FUTURE,
        "as_of",
    ),
    "a picture of elsewhere": (
        communities.add_profile,
        lambda world: (
            placed(world, "profile_id", as_of=day()) | {"community": world.other_community}
        ),
        phrases.COMMUNITY_ELSEWHERE,
        "community",
    ),
    "a facility elsewhere": (
        communities.add_to_register,
        lambda world: {
            "model": CommunityFacility,
            "row_id": uuid7(),
            "community": world.street,
            "station_id": world.home.pk,
            "values": {"kind": "care", "name": "演示日间照料点"},
        },
        phrases.COMMUNITY_ELSEWHERE,
        "community",
    ),
    "an analysis of tomorrow": (
        communities.add_analysis,
        lambda world: placed(world, "analysis_id", made_on=day(1)),
        phrases.IN_THE_FUTURE,
        "made_on",
    ),
    "an analysis moved to tomorrow": (
        communities.change_analysis,
        lambda world: changed(SwotFactory.create(), "analysis", made_on=day(1)),
        phrases.IN_THE_FUTURE,
        "made_on",
    ),
    "a telephone without a reason": (
        communities.reveal_contact,
        lambda world: contact(reason=" "),
        phrases.REASON_MISSING,
        "reason",
    ),
    "a telephone without the right": (
        communities.reveal_contact,
        lambda world: contact(verdict=Verdict(phrases.NO_CONTACTS)),
        phrases.NO_CONTACTS,
        "",
    ),
    "a meeting that local rules do not know": (
        meetings.hold_meeting,
        meeting,
        phrases.NO_MEETING_KIND,
        "method",
    ),
    "a meeting elsewhere": (
        meetings.hold_meeting,
        lambda world: meeting(world, community=world.other_community),
        phrases.COMMUNITY_ELSEWHERE,
        "community",
    ),
    "a resolution settled before the meeting": (
        meetings.change_resolution,
        lambda world: resolved(-6),
        phrases.BEFORE_MEETING,
        "settled_on",
    ),
    "a resolution settled tomorrow": (
        meetings.change_resolution,
        lambda world: resolved(1),
        phrases.BEFORE_MEETING,
        "settled_on",
    ),
    "an organisation founded tomorrow": (
        organisations.add_organisation,
        lambda world: {
            "organisation_id": uuid7(),
            "station_id": world.home.pk,
            "values": {"community": world.community, "name": "巡逻队", "founded_on": day(1)},
        },
        phrases.IN_THE_FUTURE,
        "founded_on",
    ),
    "an organisation moved to tomorrow": (
        organisations.change_organisation,
        lambda world: changed(OrganisationFactory.create(), "organisation", founded_on=day(1)),
        phrases.IN_THE_FUTURE,
        "founded_on",
    ),
    "growth of tomorrow": (
        organisations.add_growth,
        lambda world: {
            "growth_id": uuid7(),
            "organisation": OrganisationFactory.create(),
            "values": {"on": day(1), "stage": "growing", "members": 9},
        },
        phrases.IN_THE_FUTURE,
        "on",
    ),
    "a resource elsewhere": (
        resources.change_resource,
        lambda world: changed(
            ResourceFactory.create(), "resource", community=world.other_community
        ),
        phrases.COMMUNITY_ELSEWHERE,
        "community",
    ),
}

REFUSED = SURVEYS | COMMUNITIES


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
