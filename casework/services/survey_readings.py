"""Looking at the results of a survey: whoever reads them counts for its questions."""

from django.db import transaction

from accounts.models import User
from casework.models import Survey
from casework.services.question_uses import count_read
from core import clock


@transaction.atomic
def open_results(*, survey: Survey, by: User) -> None:
    """查看结果, by somebody else than who runs the survey."""
    if survey.worker_id != by.pk and survey.response_count:
        count_read(survey.form_version, survey.station_id, clock.today())
