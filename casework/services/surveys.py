"""Organising needs surveys and taking answers."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.communities import SurveyMethod, SurveyState
from casework.enums.groups import RegistrationChannel
from casework.enums.questionnaires import QuestionSetKind
from casework.models import QuestionSetVersion, Survey, SurveyResponse
from casework.phrases import surveys as phrases
from casework.rules import can_write_records, surveys as rules
from casework.rules.questions import check_answers, parse_questions, shown_answers
from casework.selectors.questionnaires import find_usable_version
from casework.services.question_uses import count_asked
from casework.services.rows import made_before, save_or_explain
from core import audit, clock
from core.errors import RefusedError
from stations.models import Region, Station
from stations.services.saving import require_unchanged

CODE_BYTES = 6
TOKEN_BYTES = 18


@dataclass(frozen=True, kw_only=True)
class SurveyValues:
    """What the plan of a survey says."""

    title: str
    method: SurveyMethod
    form_version: QuestionSetVersion
    starts_on: dt.date
    worker: User
    community: Region | None = None
    purpose: str = ""
    sample_plan: str = ""
    sample_size: int | None = None
    ends_on: dt.date | None = None
    is_public: bool = False
    is_baseline: bool = False
    compares_to: Survey | None = None

    def columns(self) -> dict[str, Any]:
        """Return what the survey stores."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def new_token() -> str:
    """Return what tells one answer from another; the page makes it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


@transaction.atomic
def create_survey(*, survey_id: UUID, station: Station, values: SurveyValues, by: User) -> Survey:
    """建立调查。Sent twice it is made once."""
    can_write_records(station.pk).require()
    if made := made_before(Survey, survey_id, station=station):
        return made
    _require_sound(values, station, None)
    survey = Survey(
        pk=survey_id,
        station=station,
        public_code=secrets.token_hex(CODE_BYTES),
        **values.columns(),
    )
    save_or_explain(survey)
    audit.record("survey.created", target=survey, by=by)
    return survey


@transaction.atomic
def edit_survey(
    *, survey: Survey, values: SurveyValues, seen_at: dt.datetime | None, by: User
) -> Survey:
    """修改调查。The form stays once somebody has answered it."""
    survey = _held(survey)
    can_write_records(survey.station_id).require()
    require_unchanged(survey, seen_at, phrases.SURVEY_CHANGED)
    if survey.form_version_id != values.form_version.pk:
        rules.can_change_form(survey).require(field="form_version")
    _require_sound(values, survey.station, survey)
    for name, value in values.columns().items():
        setattr(survey, name, value)
    survey.save(update_fields=[*values.columns(), "updated_at"])
    audit.record("survey.edited", target=survey, by=by)
    return survey


@transaction.atomic
def open_survey(*, survey: Survey, by: User) -> Survey:
    """开始，或让结束了的继续。"""
    survey = _held(survey)
    can_write_records(survey.station_id).require()
    rules.can_open(survey).require()
    changes = _change_state(survey, SurveyState.OPEN)
    audit.record("survey.opened", target=survey, by=by, changes=changes)
    return survey


@transaction.atomic
def end_survey(*, survey: Survey, by: User) -> Survey:
    """结束：no more answers."""
    survey = _held(survey)
    can_write_records(survey.station_id).require()
    rules.can_end(survey).require()
    changes = _change_state(survey, SurveyState.ENDED)
    audit.record("survey.ended", target=survey, by=by, changes=changes)
    return survey


@transaction.atomic
def write_findings(
    *, survey: Survey, findings: str, seen_at: dt.datetime | None, by: User
) -> Survey:
    """写结果与发现。"""
    survey = _held(survey)
    can_write_records(survey.station_id).require()
    require_unchanged(survey, seen_at, phrases.SURVEY_CHANGED)
    survey.findings = findings.strip()
    survey.save(update_fields=["findings", "updated_at"])
    audit.record("survey.concluded", target=survey, by=by)
    return survey


@transaction.atomic
def take_answer(
    *,
    survey: Survey,
    answers: Mapping[str, Any],
    token: str,
    community: Region | None = None,
    by: User,
) -> SurveyResponse:
    """代填：a worker asks a resident and writes down what he says."""
    can_write_records(survey.station_id).require()
    rules.takes_answers(survey, clock.today()).require()
    response, is_new = _keep(survey, answers, token, community, by)
    if is_new:
        audit.record("survey.answered", target=survey, by=by)
    return response


@transaction.atomic
def answer_publicly(*, survey: Survey, answers: Mapping[str, Any], token: str) -> SurveyResponse:
    """居民填写, in a public scope that carries `token`: sent twice makes one answer."""
    rules.takes_public_answers(survey, clock.today()).require()
    return _keep(survey, answers, token, None, None)[0]


@transaction.atomic
def print_survey(*, survey: Survey, by: User) -> None:
    """打印结果。"""
    audit.record("survey.printed", target=survey, by=by)


def _keep(
    survey: Survey,
    answers: Mapping[str, Any],
    token: str,
    community: Region | None,
    by: User | None,
) -> tuple[SurveyResponse, bool]:
    """Keep the answer that carries the token; say whether it is new."""
    questions = parse_questions(survey.form_version.questions)
    kept = shown_answers(questions, answers)
    faults = check_answers(questions, kept)
    if faults or not kept:
        raise RefusedError(phrases.NOTHING_ANSWERED if not kept else next(iter(faults.values())))
    response, is_new = SurveyResponse.objects.get_or_create(
        token=token,
        defaults={
            "station_id": survey.station_id,
            "survey": survey,
            "community_id": community.pk if community else survey.community_id,
            "answers": kept,
            "channel": RegistrationChannel.STAFF if by else RegistrationChannel.PUBLIC,
            "answered_at": clock.now(),
            "taken_by": by,
        },
    )
    if is_new:
        count_asked(survey.form_version, kept, survey.station_id, clock.today())
    return response, is_new


def _held(survey: Survey) -> Survey:
    held: Survey = (
        Survey.objects.select_for_update(of=("self",))
        .select_related("station__region", "form_version")
        .get(pk=survey.pk)
    )
    return held


def _change_state(survey: Survey, state: SurveyState) -> dict[str, list[Any]]:
    changes = {"state": [survey.state, state.value]}
    survey.state = state
    survey.save(update_fields=["state", "updated_at"])
    return changes


def _require_sound(values: SurveyValues, station: Station, survey: Survey | None) -> None:
    if values.ends_on is not None and values.ends_on < values.starts_on:
        raise RefusedError(phrases.DATES_REVERSED, field="ends_on")
    kept = survey is not None and survey.form_version_id == values.form_version.pk
    usable = kept or find_usable_version(
        pk=values.form_version.pk, kind=QuestionSetKind.SURVEY, station=station
    )
    if not usable:
        raise RefusedError(phrases.ELSEWHERE, field="form_version")
    earlier = values.compares_to
    if earlier is not None and (earlier.station_id != station.pk or earlier == survey):
        raise RefusedError(phrases.ANOTHER_SURVEY, field="compares_to")
