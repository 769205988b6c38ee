"""表单：what there is, its versions, how it is used."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.enums.questionnaires import VersionState
from casework.forms.question_sets import NewSurveyForm, PreviewForm
from casework.models import QuestionSet, QuestionSetVersion
from casework.rules.question_sets import can_copy, can_create, can_manage
from casework.selectors.question_sets import (
    changes_between,
    get_set,
    get_set_version,
    is_copied,
    listed_sets,
    stations_using,
    uses_of,
    versions_of_set,
)
from casework.services.question_sets import (
    copy_set,
    create_survey_form,
    start_draft,
    switch_set,
)
from casework.views.row_forms import form_page
from core.forms import made
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.QUESTIONNAIRE_VIEW)
def question_set_list(request: StaffRequest) -> HttpResponse:
    """表单：by kind, a district's own beside the defaults."""
    context = {
        "kinds": listed_sets(request.workspace),
        "may_manage": request.workspace.permits(Permission.QUESTIONNAIRE_MANAGE),
    }
    return render(request, "casework/question_set_list.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_create(request: StaffRequest) -> HttpResponse:
    """新建问卷，for surveys: then its questions are written."""
    can_create(request.workspace).require()
    form = NewSurveyForm(request.POST or None, workspace=request.workspace)
    if draft := made(form, lambda: _create(request, form)):
        messages.success(request, "问卷已建立。写好题目再启用，社工站就能选用。")
        return redirect("casework:question_set_edit", pk=draft.pk)
    return form_page(
        request,
        form,
        title="新建问卷",
        action="建立问卷",
        cancel="不建了",
        back=(reverse("casework:question_set_list"), "表单"),
        answer="需求调查用的问卷、走访提纲、观察表、焦点小组提纲，都从这里建立。",
        consequence="先是草稿，启用之后社工站才能选用",
    )


@require_GET
@needs(Permission.QUESTIONNAIRE_VIEW)
def question_set_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """一份表单：what is asked at present, and every version."""
    question_set = get_set(pk=pk, workspace=request.workspace)
    versions = versions_of_set(question_set)
    manage = can_manage(request.workspace, question_set)
    current = next((each for each in versions if each.state == VersionState.PUBLISHED), None)
    context = _context(request, question_set) | {
        "current": current,
        "preview": PreviewForm(version=current) if current else None,
        "versions": [each for each in versions if manage or each.state != VersionState.DRAFT],
        "draft": next((each for each in versions if each.state == VersionState.DRAFT), None),
    }
    return render(request, "casework/question_set_detail.html", context)


@require_GET
@needs(Permission.QUESTIONNAIRE_VIEW)
def question_set_report(request: StaffRequest, pk: UUID) -> HttpResponse:
    """使用情况：which questions nobody fills in, and which nobody reads."""
    question_set = get_set(pk=pk, workspace=request.workspace)
    versions = versions_of_set(question_set)
    current = next((each for each in versions if each.state == VersionState.PUBLISHED), None)
    uses = uses_of(current) if current else []
    stations, last = stations_using(current) if current else (0, None)
    context = _context(request, question_set) | {
        "current": current,
        "uses": uses,
        "is_used": any(each.asked for each in uses),
        "unanswered": sum(each.is_rarely_answered for each in uses),
        "unread": sum(each.is_never_read for each in uses),
        "stations": stations,
        "last": last,
    }
    return render(request, "casework/question_set_report.html", context)


@require_GET
@needs(Permission.QUESTIONNAIRE_VIEW)
def question_set_version(request: StaffRequest, pk: UUID) -> HttpResponse:
    """一版：as it was asked, and what it changed."""
    version = get_set_version(pk=pk, workspace=request.workspace)
    versions = versions_of_set(version.question_set)
    earlier = next((each for each in versions if each.number < version.number), None)
    context = _context(request, version.question_set) | {
        "version": version,
        "earlier": earlier,
        "changes": changes_between(earlier, version) if earlier else [],
        "preview": PreviewForm(version=version),
    }
    return render(request, "casework/question_set_version.html", context)


@require_POST
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_copy(request: StaffRequest, pk: UUID) -> HttpResponse:
    """复制到本区。"""
    question_set = get_set(pk=pk, workspace=request.workspace)
    own = copy_set(question_set=question_set, workspace=request.workspace, by=request.user)
    messages.success(request, "已复制到本区，从现在起本区各站用这一份。")
    return redirect("casework:question_set_detail", pk=own.pk)


@require_POST
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_draft(request: StaffRequest, pk: UUID) -> HttpResponse:
    """另开一版，或接着改已有的草稿。"""
    question_set = get_set(pk=pk, workspace=request.workspace)
    draft = start_draft(question_set=question_set, workspace=request.workspace, by=request.user)
    return redirect("casework:question_set_edit", pk=draft.pk)


@require_POST
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_switch(request: StaffRequest, pk: UUID) -> HttpResponse:
    """停用或恢复。"""
    switched = switch_set(
        question_set=get_set(pk=pk, workspace=request.workspace),
        is_active=request.POST.get("active") == "1",
        workspace=request.workspace,
        by=request.user,
    )
    on = "已恢复，本区各站用这一份。"
    messages.success(request, on if switched.is_active else "已停用，本区各站不再用这一份。")
    return redirect("casework:question_set_detail", pk=pk)


def _create(request: StaffRequest, form: NewSurveyForm) -> QuestionSetVersion:
    return create_survey_form(
        set_id=form.cleaned_data["id"],
        title=form.cleaned_data["title"],
        basis=form.cleaned_data["basis"],
        start=form.cleaned_data["start"],
        workspace=request.workspace,
        by=request.user,
    )


def _context(request: StaffRequest, question_set: QuestionSet) -> dict[str, Any]:
    workspace = request.workspace
    copied = is_copied(question_set, workspace) if workspace.region_id else False
    return {
        "question_set": question_set,
        "manage": can_manage(workspace, question_set),
        "copy": can_copy(workspace, question_set, is_copied=copied),
        "may_manage": workspace.permits(Permission.QUESTIONNAIRE_MANAGE),
    }
