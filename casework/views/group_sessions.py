"""节次：planned, marked, recorded, corrected."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.enums.questionnaires import QuestionSetKind
from casework.errors import FieldRefusedError, RecordChangedError
from casework.errors.groups import GroupError
from casework.forms.group_sessions import SessionForm
from casework.forms.group_sheets import (
    AttendanceCorrectionForm,
    SessionRecordForm,
)
from casework.forms.groups import ReasonForm
from casework.models import GroupSession, ServiceGroup
from casework.phrases.groups import SHEET_CHANGED
from casework.rules import groups as rules
from casework.selectors.attendance import attendance_of
from casework.selectors.group_figures import attendance_figures
from casework.selectors.groups import expected_on, get_group, get_session, sessions_of
from casework.selectors.questionnaires import form_in_use
from casework.services import group_sessions, group_sheets
from casework.views.group_pages import REFUSALS, group_page, names_of, put
from core import clock
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
    form = ReasonForm(request.POST, prefix="cancel")
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        group_sessions.cancel_session(
            session=session, reason=reason, workspace=request.workspace, by=request.user
        )
    except GroupError as error:
        messages.error(request, str(error))
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
    form = SessionRecordForm(data, version=version, only_sheet=only_sheet, **known)
    if form.is_valid() and _hold(request, session, form):
        if not only_sheet:
            messages.success(request, f"{session} 的记录已完成。")
            return redirect("casework:group_sessions", pk=group.pk)
        messages.success(request, "签到已保存。")  # what was typed below it stays on the page
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
    if form.is_valid():
        try:
            group_sheets.correct_attendance(
                session=session,
                rows=form.rows(),
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                workspace=workspace,
                by=request.user,
            )
        except RecordChangedError as error:
            form.add_error(None, SHEET_CHANGED)
            form.see_again(error.record)
        except (*REFUSALS, FieldRefusedError) as error:
            put(error, form)
        else:
            messages.success(request, "出席已更正，服务记录有了新的版本。")
            return redirect("casework:group_sessions", pk=session.group_id)
    context = {"session": session, "form": form}
    return group_page(
        request, session.group, "group_sessions", "casework/session_attendance.html", context
    )


def _sheet(request: StaffRequest, session: GroupSession) -> dict[str, Any]:
    """Return what a sheet is made of; after the record also who was marked and has left since."""
    marked = list(attendance_of(session=session))
    there = [line.client_id for line in marked]
    members = list(expected_on(session.group, session.planned_on, also=there))
    return {
        "members": members,
        "marked": marked,
        "names": names_of(request, session.group, members),
    }


def _session_form(
    request: StaffRequest, group: ServiceGroup, session: GroupSession | None
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    before = list(sessions_of(group))
    form = SessionForm(data, session=session, initial=None if session else _next(before))
    if form.is_valid():
        known: dict[str, Any] = {"workspace": request.workspace, "by": request.user}
        known["values"] = form.values()
        try:
            if session is None:
                key = form.cleaned_data["id"]
                session = group_sessions.plan_session(session_id=key, group=group, **known)
            else:
                session = group_sessions.edit_session(session=session, **known)
        except GroupError as error:
            put(error, form)
        else:
            messages.success(request, f"{session} 已保存。")
            again = "again" in request.POST
            where = "session_create" if again else "group_sessions"
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


def _hold(request: StaffRequest, session: GroupSession, form: SessionRecordForm) -> bool:
    known: dict[str, Any] = {"workspace": request.workspace, "by": request.user}
    try:
        if not form.only_sheet:
            group_sheets.complete_session(
                session=session,
                record_id=form.cleaned_data["id"],
                rows=form.rows(),
                values=form.values(),
                **known,
            )
        else:
            group_sheets.mark_session(session=session, rows=form.rows(), **known)
    except (*REFUSALS, FieldRefusedError) as error:
        put(error, form)
        return False
    return True
