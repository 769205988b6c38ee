"""介入：notes and their reading, measuring goals, conferences."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.plans import (
    ConferenceForm,
    MeasurementForm,
    NoteReadingForm,
    ScoreForm,
)
from casework.models import CaseNote
from casework.rules import cases as rules
from casework.rules.case_notes import can_write_note
from casework.rules.plans import can_measure
from casework.selectors.case_notes import LATEST_FIRST, conferences_of, get_note, notes_of
from casework.selectors.questionnaires import answered
from casework.selectors.service_plans import get_goal, get_step, progress
from casework.services import interventions
from casework.services.case_notes import read_note
from casework.views.case_pages import (
    act_and_go,
    case_here,
    done,
    sent,
    show_form,
    show_page,
)
from core.forms import accepted
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

NOTES = "casework:case_notes"


@require_GET
@needs(Permission.CASE_VIEW)
def case_notes(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The notes, the latest first, and the conferences."""
    case, workspace = case_here(request, pk), request.workspace
    page = keyset(notes_of(case), order=LATEST_FIRST, cursor=request.GET.get("cursor"))
    return show_page(
        request,
        "casework/case_notes.html",
        case,
        page=page,
        notes=[(note, _reads(request, note)) for note in page.rows],
        conferences=conferences_of(case),
        writing=can_write_note(workspace, request.user, case),
        working=rules.can_work(workspace, request.user, case),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_APPROVE)
def note_read(request: StaffRequest, pk: UUID) -> HttpResponse:
    """批阅过程记录；高风险的，同时确认。"""
    note = get_note(pk=pk)
    case = case_here(request, note.case_id)
    rules.can_approve(request.workspace, request.user, author_id=note.record.worker_id).require()
    form = NoteReadingForm(sent(request), initial=_reading_of(note))

    def save() -> None:
        read_note(note=note, **form.cleaned_data, workspace=request.workspace, by=request.user)

    waits = note.waits_for_confirmation()
    if accepted(form, save):
        said = "已确认，可以写下一次过程记录。" if waits else "批阅已保存。"
        return done(request, said, NOTES, case)
    return show_form(
        request,
        case,
        form,
        heading=f"批阅第 {note.number} 次过程记录",
        action="确认并保存" if waits else "保存批阅",
        back=NOTES,
        answer="高风险个案：确认之后，才能写下一次记录。" if waits else "",
        read=_to_read(note),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_VIEW)
def goal_measure(request: StaffRequest, pk: UUID, goal_pk: UUID) -> HttpResponse:
    """One goal: what was measured, as a chart with its table, and the next measurement."""
    case, workspace = case_here(request, pk), request.workspace
    goal = get_goal(case, pk=goal_pk)
    measuring = can_measure(workspace, request.user, case, goal.plan)
    form = MeasurementForm(sent(request) if measuring else None)

    def save() -> None:
        interventions.measure_goal(
            goal=goal, **form.cleaned_data, workspace=workspace, by=request.user
        )

    if request.method == "POST":
        measuring.require()
        if accepted(form, save):
            return done(request, "测量已记下。", "casework:plan", case)
    shown = progress(goal)
    return show_page(
        request,
        "casework/case_goal.html",
        case,
        goal=goal,
        progress=shown,
        form=form,
        measuring=measuring,
    )


@require_POST
@needs(Permission.CASE_WRITE)
def step_score(request: StaffRequest, pk: UUID, step_pk: UUID) -> HttpResponse:
    """评定步骤完成情况。"""
    case = case_here(request, pk)
    step = get_step(case, pk=step_pk)
    form = ScoreForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请选择 0 到 4 分。")
        return redirect("casework:plan", pk=case.pk)
    return act_and_go(
        request,
        lambda: interventions.score_step(
            step=step,
            score=form.cleaned_data["score"],
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
        done="完成情况已评定。",
        page="casework:plan",
        case=case,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def conference_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    """记录个案会议。"""
    case = case_here(request, pk)
    rules.can_work(request.workspace, request.user, case).require()
    form = ConferenceForm(sent(request))

    def save() -> None:
        interventions.record_conference(
            case=case,
            conference_id=form.cleaned_data["id"],
            values=form.given(),
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "个案会议已记录。", NOTES, case)
    return show_form(request, case, form, heading="个案会议", action="保存", back=NOTES)


def _reading_of(note: CaseNote) -> dict[str, object]:
    return {"comment": note.supervisor_note, "seen_at": note.updated_at}


def _to_read(note: CaseNote) -> list[tuple[str, str]]:
    """All that the worker wrote."""
    record = note.record
    answers = answered(record.form_version, record.answers)
    earlier = [("已有的批阅", note.supervisor_note)] if note.supervisor_note else []
    return [
        ("日期和形式", f"{record.served_on:%Y-%m-%d} {record.kind_label} {record.minutes} 分钟"),
        ("本次目标", note.session_goal),
        ("近况", record.get_situation_display()),
        ("过程与内容", record.content),
        *((each.label, each.text) for each in answers),
        ("下次计划", record.next_step or note.next_plan),
        *earlier,
    ]


def _reads(request: StaffRequest, note: CaseNote) -> bool:
    author = note.record.worker_id
    return bool(rules.can_approve(request.workspace, request.user, author_id=author))
