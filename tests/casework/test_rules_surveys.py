"""需求调查: when it opens, ends, changes its form, and who reads what residents wrote."""

import pytest

from casework.enums.communities import SurveyState
from casework.models import Survey
from casework.phrases import surveys as phrases
from casework.rules import surveys
from tests.support.workspaces import ELSEWHERE, HERE, workspace_as


def survey(state=SurveyState.OPEN, responses=0):
    return Survey(station_id=HERE, state=state, response_count=responses)


SAID = {
    "opening what is prepared": (surveys.can_open, survey(SurveyState.PREPARING), ""),
    "opening what has ended": (surveys.can_open, survey(SurveyState.ENDED), ""),
    "opening twice": (surveys.can_open, survey(), phrases.ALREADY_OPEN),
    "ending what is open": (surveys.can_end, survey(), ""),
    "ending twice": (surveys.can_end, survey(SurveyState.ENDED), phrases.NOT_OPEN),
    "ending before it began": (
        surveys.can_end,
        survey(SurveyState.PREPARING),
        phrases.NOT_OPEN,
    ),
    "another form before the first answer": (surveys.can_change_form, survey(), ""),
    "another form after it": (
        surveys.can_change_form,
        survey(responses=1),
        phrases.FORM_IS_ANSWERED,
    ),
}


@pytest.mark.parametrize(("rule", "about", "reason"), SAID.values(), ids=SAID.keys())
def test_rule_says(rule, about, reason):
    assert rule(about).reason == reason


@pytest.mark.parametrize(("station", "sees"), [(HERE, True), (ELSEWHERE, False)])
def test_what_residents_wrote_stays_in_the_station(station, sees):
    assert surveys.sees_texts(workspace_as(station=station), survey()) is sees
