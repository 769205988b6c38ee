"""What can go wrong with surveys."""

from casework.phrases import surveys as phrases
from core.errors import ConflictError, RefusedError


class SurveyError(RefusedError):
    """A value of the survey is not sound. `field` names it."""

    code = "survey_refused"


class SurveyChangedError(ConflictError):
    """Somebody else has changed the survey since the form was opened."""

    code = "survey_changed"

    def __init__(self) -> None:
        super().__init__(phrases.SURVEY_CHANGED)
