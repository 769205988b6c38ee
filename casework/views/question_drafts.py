"""Editing the draft of a form, question by question. Works without script; script adds a preview."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.enums.questionnaires import VersionState
from casework.forms.question_sets import PreviewForm, PublishForm, QuestionForm
from casework.models import QuestionSetVersion
from casework.phrases import questionnaires as phrases
from casework.rules.question_sets import can_manage, can_publish, is_draft
from casework.rules.questions import QuestionError, parse_questions
from casework.selectors.question_sets import get_set_version, versions_of_set
from casework.services.question_sets import (
    discard_version,
    move_question,
    publish,
    remove_question,
    save_question,
)
from core.errors import NotFoundError
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission

STEPS = {"up": -1, "down": 1}


@require_GET
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改草稿：the questions in their order, beside them what a station will see."""
    version = _draft(request, pk)
    versions = versions_of_set(version.question_set)
    in_use = next((each for each in versions if each.state == VersionState.PUBLISHED), None)
    context: dict[str, Any] = {
        "version": version,
        "question_set": version.question_set,
        "questions": parse_questions(version.questions),
        "preview": PreviewForm(version=version),
        "publish_form": PublishForm(),
        "publishable": can_publish(version, in_use),
    }
    return render(request, "casework/question_set_edit.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_question(request: StaffRequest, pk: UUID, code: str = "") -> HttpResponse:
    """改一道题，或加一道题。"""
    version = _draft(request, pk)
    form = QuestionForm(request.POST or None, version=version, code=code)
    if code and form.known is None:
        raise NotFoundError(phrases.QUESTION_GONE)
    if request.method == "POST" and "preview" in request.GET:
        return _preview(request, form)
    if _saved(request, version, form):
        messages.success(request, "题目已保存在草稿里。")
        return redirect("casework:question_set_edit", pk=version.pk)
    context = {"version": version, "question_set": version.question_set, "form": form}
    return render(request, "casework/question_set_question.html", context)


@require_POST
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_move(request: StaffRequest, pk: UUID, code: str) -> HttpResponse:
    """上移、下移。"""
    version = _draft(request, pk)
    step = STEPS.get(request.POST.get("step", ""), 0)
    try:
        move_question(
            version=version, code=code, by_places=step, workspace=request.workspace, by=request.user
        )
    except QuestionError as error:
        messages.error(request, str(error))
    return redirect("casework:question_set_edit", pk=version.pk)


@require_POST
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_remove(request: StaffRequest, pk: UUID, code: str) -> HttpResponse:
    """删除题目。"""
    version = _draft(request, pk)
    remove_question(version=version, code=code, workspace=request.workspace, by=request.user)
    messages.success(request, "题目已从草稿里删除。")
    return redirect("casework:question_set_edit", pk=version.pk)


@require_POST
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_publish(request: StaffRequest, pk: UUID) -> HttpResponse:
    """启用：from now on stations fill in this version."""
    version = _draft(request, pk)
    form = PublishForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    publish(version=version, note=note, workspace=request.workspace, by=request.user)
    messages.success(request, f"第 {version.number} 版已启用。已填的记录保留各自的版本。")
    return redirect("casework:question_set_detail", pk=version.question_set_id)


@require_POST
@needs(Permission.QUESTIONNAIRE_MANAGE)
def question_set_discard(request: StaffRequest, pk: UUID) -> HttpResponse:
    """放弃草稿。"""
    version = _draft(request, pk)
    discard_version(version=version, workspace=request.workspace, by=request.user)
    messages.success(request, "草稿已放弃。")
    return redirect("casework:question_set_detail", pk=version.question_set_id)


def _draft(request: StaffRequest, pk: UUID) -> QuestionSetVersion:
    version = get_set_version(pk=pk, workspace=request.workspace)
    can_manage(request.workspace, version.question_set).require()
    is_draft(version).require()
    return version


def _saved(request: StaffRequest, version: QuestionSetVersion, form: QuestionForm) -> bool:
    return accepted(
        form,
        lambda: save_question(
            version=version,
            code=form.code,
            values=form.values,
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _preview(request: StaffRequest, form: QuestionForm) -> HttpResponse:
    """Show the question as it would be asked, or what is wrong with it."""
    preview = None
    if form.is_valid():
        row = form.values | {"code": form.code}
        row.pop("show_if", None)
        preview = PreviewForm(version=QuestionSetVersion(questions=[row]))
    context = {"form": form, "preview": preview}
    return render(request, "casework/partials/_question_preview.html", context)
