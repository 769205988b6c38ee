"""节次：planned, marked, recorded, corrected."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.enums.questionnaires import QuestionSetKind
from casework.forms.group_sessions import SessionForm
from casework.forms.group_sheets import (
    AttendanceCorrectionForm,
    SessionRecordForm,
)
from casework.forms.reasons import ReasonForm
from casework.models import GroupSession, ServiceGroup
from casework.rules import groups as rules
from casework.selectors.attendance import attendance_of
from casework.selectors.group_figures import attendance_figures
from casework.selectors.groups import expected_on, get_group, get_session, sessions_of
from casework.selectors.questionnaires import form_in_use
from casework.services import group_sessions, group_sheets
from casework.views.group_pages import group_page, names_of, tell_refusal
from core import clock
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.GROUP_VIEW)
def group_sessions_page(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The sessions, planned and held."""
    group = get_group(pk=pk)
    sessions = list(sessions_of(group).prefetch_related("attendance"))
    context = {
        "sessions": sessions,
        "figures": attendance_figures(sessions),
        "can_plan": rules.can_plan_sessions(request.workspace, group),
        "today": clock.today(),
    }
    return group_page(request, group, "group_sessions", "casework/group_sessions.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def session_create(request: StaffRequest, pk: UUID) -> HttpResponse:
    """安排节次。"""
    group = get_group(pk=pk)
    rules.can_plan_sessions(request.workspace, group).require()
    return _session_form(request, group, None)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def session_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改节次。"""
    session = get_session(pk=pk)
    rules.can_change_session(request.workspace, session).require()
    return _session_form(request, session.group, session)


@require_POST
@needs(Permission.GROUP_WRITE)
def session_cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """取消节次。"""
    session = get_session(pk=pk)
    rules.can_change_session(request.workspace, session).require()
    form = ReasonForm(request.POST, prefix="cancel")
    if not accepted(
        form,
        lambda: group_sessions.cancel_session(
            session=session,
            reason=form.cleaned_data["reason"],
            workspace=request.workspace,
            by=request.user,
        ),
    ):
        tell_refusal(request, form)
        return redirect("casework:session_edit", pk=session.pk)
    messages.success(request, f"{session} 已取消。")
    return redirect("casework:group_sessions", pk=session.group_id)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def session_record(request: StaffRequest, pk: UUID) -> HttpResponse:
    """签到和节次记录, on one page; the sheet can be saved on its own while people come in."""
    session, workspace = get_session(pk=pk), request.workspace
    if session.is_held:
        return redirect("casework:session_attendance", pk=session.pk)
    group = session.group
    known = _sheet(request, session)
    can_hold = rules.can_hold_session(
        workspace, session, members=len(known["members"]), today=clock.today()
    )
    version = form_in_use(kind=QuestionSetKind.SESSION, station=group.station)
    data = request.POST if request.method == "POST" else None
    only_sheet = data is not None and "mark" in data
    form = SessionRecordForm(
        data,
        version=version,
        only_sheet=only_sheet,
        initial={"seen_at": session.updated_at},
        **known,
    )
    if accepted(form, lambda: _hold(request, session, form)):
        if not only_sheet:
            messages.success(request, f"{session} 的记录已完成。")
            return redirect("casework:group_sessions", pk=group.pk)
        messages.success(request, "签到已保存。")  # what was typed below it stays on the page
        form.go_on(get_session(pk=pk).updated_at)
    context = {"session": session, "form": form, "can_hold": can_hold}
    return group_page(request, group, "group_sessions", "casework/session_record.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def session_attendance(request: StaffRequest, pk: UUID) -> HttpResponse:
    """更正出席 of a session that has its record."""
    session, workspace = get_session(pk=pk), request.workspace
    rules.can_correct_attendance(workspace, session).require()
    data = request.POST if request.method == "POST" else None
    now = {"version": session.record.version}
    form = AttendanceCorrectionForm(data, initial=now, **_sheet(request, session))
    if form.accepted(
        lambda: group_sheets.correct_attendance(
            session=session,
            rows=form.rows(),
            reason=form.cleaned_data["reason"],
            seen_version=form.cleaned_data["version"],
            workspace=workspace,
            by=request.user,
        )
    ):
        messages.success(request, "出席已更正，服务记录有了新的版本。")
        return redirect("casework:group_sessions", pk=session.group_id)
    context = {"session": session, "form": form}
    return group_page(
        request, session.group, "group_sessions", "casework/session_attendance.html", context
    )


def _sheet(request: StaffRequest, session: GroupSession) -> dict[str, Any]:
    """Return what a sheet is made of; after the record also who was marked and has left since."""
    there = [line.client_id for line in attendance_of(session=session)]
    members = list(expected_on(session.group, session.planned_on, also=there))
    return {
        "members": members,
        "names": names_of(request, session.group, members),
    }


def _session_form(
    request: StaffRequest, group: ServiceGroup, session: GroupSession | None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    before = list(sessions_of(group))
    form = SessionForm(data, session=session, initial=None if session else _next(before))
    known: dict[str, Any] = {"workspace": request.workspace, "by": request.user}

    def save() -> None:
        values, key = form.values(), form.cleaned_data["id"]
        if session is None:
            group_sessions.plan_session(session_id=key, group=group, values=values, **known)
        else:
            seen_at = form.cleaned_data["seen_at"]
            group_sessions.edit_session(session=session, values=values, seen_at=seen_at, **known)

    if accepted(form, save):
        messages.success(request, f"第 {form.cleaned_data['number']} 节已保存。")
        where = "session_create" if "again" in request.POST else "group_sessions"
        return redirect(f"casework:{where}", pk=group.pk)
    context = {"form": form, "session": session, "cancel_form": ReasonForm(prefix="cancel")}
    return group_page(request, group, "group_sessions", "casework/session_form.html", context)


def _next(sessions: list[GroupSession]) -> dict[str, Any]:
    """Begin the next session where the one before stops: a week later, at the same time."""
    if not sessions:
        return {"number": 1}
    last = sessions[-1]
    return {
        "number": last.number + 1,
        "stage": last.stage,
        "planned_on": last.planned_on + dt.timedelta(days=7),
        "starts_at": last.starts_at,
        "minutes": last.minutes,
    }


def _hold(request: StaffRequest, session: GroupSession, form: SessionRecordForm) -> None:
    known: dict[str, Any] = {"workspace": request.workspace, "by": request.user}
    known |= {"session": session, "rows": form.rows(), "seen_at": form.cleaned_data["seen_at"]}
    if form.only_sheet:
        group_sheets.mark_session(**known)
    else:
        key = form.cleaned_data["id"]
        group_sheets.complete_session(record_id=key, values=form.values(), **known)
