"""Answers to a survey: by a worker on behalf of a resident, and by residents without an account."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from casework.forms.questions import answers_of
from casework.forms.surveys import AnswerForm, PublicAnswerForm, StaffAnswerForm
from casework.models import Survey
from casework.rules import surveys as rules
from casework.selectors.public_pages import find_public_station, public_scope
from casework.selectors.surveys import get_public_survey, get_survey
from casework.services.surveys import answer_publicly, take_answer
from casework.views.public_activities import counts_tries
from core import clock
from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def survey_answer(request: StaffRequest, pk: UUID) -> HttpResponse:
    """代填答卷：asked face to face or on the phone; after one the next."""
    survey = get_survey(pk=pk)
    rules.can_manage(request.workspace, survey).require()
    rules.takes_answers(survey, clock.today()).require()
    data = request.POST if request.method == "POST" else None
    form = StaffAnswerForm(data, version=survey.form_version, station=survey.station)
    if _taken(request, survey, form):
        messages.success(request, "答卷已保存，可以接着填下一份。")
        return redirect("casework:survey_answer", pk=pk)
    return no_store(
        render(request, "casework/survey_answer.html", {"survey": survey, "form": form})
    )


@login_not_required
@require_http_methods(["GET", "POST"])
@counts_tries
def public_survey(request: HttpRequest, station_id: int, public_code: str) -> HttpResponse:
    """居民填写问卷：what it is for, a tick, the questions; then a word of thanks."""
    token = AnswerForm.token_in(request.POST)
    with public_scope(station_id, token):
        station = find_public_station(station_id, clock.today())
        survey = get_public_survey(station_id=station_id, code=public_code, today=clock.today())
        data = request.POST if request.method == "POST" else None
        form = PublicAnswerForm(data, version=survey.form_version)
        takes_answers = rules.takes_public_answers(survey, clock.today())
        context = {
            "survey": survey,
            "station": station,
            "form": form,
            "is_done": bool(takes_answers) and _answered(survey, form),
            "takes_answers": takes_answers,
        }
        return no_store(render(request, "casework/public_survey.html", context))


def _taken(request: StaffRequest, survey: Survey, form: StaffAnswerForm) -> bool:
    return accepted(
        form,
        lambda: take_answer(
            survey=survey,
            answers=answers_of(form),
            token=form.cleaned_data["token"],
            community=form.cleaned_data["community"],
            by=request.user,
        ),
    )


def _answered(survey: Survey, form: PublicAnswerForm) -> bool:
    return accepted(
        form,
        lambda: answer_publicly(
            survey=survey, answers=answers_of(form), token=form.cleaned_data["token"]
        ),
    )
