"""A survey with an answer, and how often questions were asked."""

from tests.factories.questionnaires import (
    QuestionUseFactory,
    SurveyFactory,
    SurveyResponseFactory,
)
from tests.support.filled import SECRET_TEXT, Filled


def fill(filled: Filled) -> None:
    """Make a row in each table of this part."""
    survey = SurveyFactory.create(worker=filled.owner)
    QuestionUseFactory.create(version=survey.form_version)
    SurveyResponseFactory.create(
        survey=survey,
        client=filled.client,
        answers={"mood": "poor", "mood_why": SECRET_TEXT},
        taken_by=filled.owner,
    )
