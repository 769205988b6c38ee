"""需求调查：the list, the plan, and one survey with its results."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents.surveys import render_results, survey_sheet
from casework.filters.surveys import SurveyFilter
from casework.forms.surveys import FindingsForm, SurveyForm
from casework.models import Survey
from casework.rules import surveys as rules
from casework.selectors.survey_results import results_of
from casework.selectors.surveys import NEWEST_FIRST, get_survey, listed_surveys
from casework.services import surveys
from casework.services.survey_readings import open_results
from casework.views.record_pages import station_here
from core import clock, htmx, qr
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def survey_list(request: StaffRequest) -> HttpResponse:
    """The latest first."""
    found = SurveyFilter(request.GET, queryset=listed_surveys(), request=request)
    context = {
        "filter": found,
        "page": keyset(found.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor")),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    response = htmx.render(
        request, "casework/survey_list.html", "casework/partials/_survey_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def survey_create(request: StaffRequest) -> HttpResponse:
    """建立调查。"""
    station = station_here(request)
    data = request.POST if request.method == "POST" else None
    form = SurveyForm(data, station=station, workspace=request.workspace)
    if accepted(
        form,
        lambda: surveys.create_survey(
            survey_id=form.cleaned_data["id"],
            station=station,
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, "调查已建立。开始之后就可以收答卷。")
        return redirect("casework:survey_detail", pk=form.cleaned_data["id"])
    return render(request, "casework/survey_form.html", {"form": form, "survey": None})


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def survey_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改调查。"""
    survey = get_survey(pk=pk)
    rules.can_manage(request.workspace, survey).require()
    data = request.POST if request.method == "POST" else None
    form = SurveyForm(data, station=survey.station, workspace=request.workspace, survey=survey)
    if accepted(
        form,
        lambda: surveys.edit_survey(
            survey=survey,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "调查已保存。")
        return redirect("casework:survey_detail", pk=pk)
    return render(request, "casework/survey_form.html", {"form": form, "survey": survey})


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def survey_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One survey: how residents reach it, and what they say."""
    survey = get_survey(pk=pk)
    open_results(survey=survey, by=request.user)
    seen = {"findings": survey.findings, "seen_at": survey.updated_at}
    return _show(request, survey, FindingsForm(initial=seen))


@require_POST
@needs(Permission.COMMUNITY_WRITE)
def survey_open(request: StaffRequest, pk: UUID) -> HttpResponse:
    """开始调查。"""
    survey = get_survey(pk=pk)
    rules.can_manage(request.workspace, survey).require()
    surveys.open_survey(survey=survey, by=request.user)
    messages.success(request, "调查已开始，可以收答卷了。")
    return redirect("casework:survey_detail", pk=pk)


@require_POST
@needs(Permission.COMMUNITY_WRITE)
def survey_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    """结束调查。"""
    survey = get_survey(pk=pk)
    rules.can_manage(request.workspace, survey).require()
    surveys.end_survey(survey=survey, by=request.user)
    messages.success(request, "调查已结束，不再收答卷。")
    return redirect("casework:survey_detail", pk=pk)


@require_POST
@needs(Permission.COMMUNITY_WRITE)
def survey_findings(request: StaffRequest, pk: UUID) -> HttpResponse:
    """保存结果与发现。"""
    survey = get_survey(pk=pk)
    rules.can_manage(request.workspace, survey).require()
    form = FindingsForm(request.POST)
    if accepted(
        form,
        lambda: surveys.write_findings(survey=survey, **form.cleaned_data, by=request.user),
    ):
        messages.success(request, "结果与发现已保存。")
        return redirect("casework:survey_detail", pk=pk)
    return _show(request, get_survey(pk=pk), form)


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def survey_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """调查结果 as an A4 report."""
    survey = get_survey(pk=pk)
    surveys.print_survey(survey=survey, by=request.user)
    results = results_of(survey, with_texts=rules.sees_texts(request.workspace, survey))
    sheet = survey_sheet(survey, results)
    content = render_results(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


def public_url(request: StaffRequest, survey: Survey) -> str:
    """Return where residents answer, with the host by which we were reached."""
    path = reverse("casework:public_survey", args=[survey.station_id, survey.public_code])
    return request.build_absolute_uri(path)


def _show(request: StaffRequest, survey: Survey, findings_form: FindingsForm) -> HttpResponse:
    """Show the survey; what somebody typed stands beside what is there now."""
    today, workspace = clock.today(), request.workspace
    sees_texts = rules.sees_texts(workspace, survey)
    context = {
        "survey": survey,
        "results": results_of(survey, with_texts=sees_texts),
        "findings_form": findings_form,
        "manage": rules.can_manage(workspace, survey),
        "can_open": rules.can_open(survey),
        "can_end": rules.can_end(survey),
        "takes_answers": rules.takes_answers(survey, today),
        "sees_texts": sees_texts,
    }
    if rules.takes_public_answers(survey, today):
        url = public_url(request, survey)
        context |= {"public_url": url, "code": qr.data_uri(url)}
    return no_store(render(request, "casework/survey_detail.html", context))
