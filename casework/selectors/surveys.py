"""Reading surveys: the list, one survey, and where residents answer."""

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.enums.communities import SurveyState
from casework.errors.activities import NoSuchPageError
from casework.models import Survey
from casework.phrases import surveys as phrases
from casework.rules.surveys import SHOWN_AFTER
from core.errors import NotFoundError

NEWEST_FIRST = ("-starts_on", "-id")


def listed_surveys() -> QuerySet[Survey]:
    """Return the surveys in scope as a list shows them."""
    rows: QuerySet[Survey] = Survey.objects.select_related("community", "worker", "station")
    return rows.defer("findings", "sample_plan", "purpose")


def matching_surveys(surveys: QuerySet[Survey], words: str) -> QuerySet[Survey]:
    """Return those with `words` in their title."""
    return surveys.filter(title__icontains=words)


def get_survey(*, pk: UUID) -> Survey:
    """Return the survey with what its page shows. Another station's does not exist here."""
    survey: Survey | None = (
        Survey.objects.select_related(
            "community",
            "worker",
            "station__region",
            "form_version__question_set",
            "compares_to__form_version",
        )
        .filter(pk=pk)
        .first()
    )
    if survey is None:
        raise NotFoundError(phrases.SURVEY_GONE)
    return survey


def earlier_surveys(station_id: int, *, besides: UUID | None = None) -> QuerySet[Survey]:
    """Return the surveys of the station that another one may be compared to."""
    rows: QuerySet[Survey] = Survey.objects.filter(station_id=station_id, response_count__gt=0)
    others = rows.exclude(pk=besides) if besides else rows
    return others.order_by("-starts_on", "-pk")


def get_public_survey(*, station_id: int, code: str, today: dt.date) -> Survey:
    """Return a survey that residents were told of, as far as they may know it."""
    late = today - SHOWN_AFTER
    shown = ~Q(state=SurveyState.PREPARING) & (Q(ends_on=None) | Q(ends_on__gte=late))
    survey: Survey | None = (
        Survey.objects.filter(shown, station_id=station_id, public_code=code, is_public=True)
        .select_related("station", "form_version__question_set")
        .defer("findings", "sample_plan")
        .first()
    )
    if survey is None:
        raise NoSuchPageError(phrases.PAGE_GONE)
    return survey
