"""签到和总结：who came, then the one record that the activity leaves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.enums.questionnaires import QuestionSetKind
from casework.forms.activities import ReportForm
from casework.forms.registrations import SheetCorrectionForm, SheetFields, SheetForm
from casework.models import CommunityActivity
from casework.rules import activities as rules
from casework.rules.clients import display_name
from casework.rules.records import can_correct, can_read_in_full
from casework.selectors.activities import (
    CAME,
    get_activity,
    standing_registrations,
    turnout_of,
)
from casework.selectors.attendance import attendance_of
from casework.selectors.picking import picked_options
from casework.selectors.questionnaires import answered, form_in_use
from casework.selectors.records import get_record
from casework.services.activity_reports import (
    clients_who_came,
    correct_sheet,
    mark_sheet,
    report_activity,
)
from casework.services.attachments import keep_uploads
from casework.views.activities import activity_page
from casework.views.record_pages import roles_here
from core import clock
from core.forms import accepted
from core.http import no_store
from core.ids import uuids
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.ACTIVITY_VIEW)
def activity_report(request: StaffRequest, pk: UUID) -> HttpResponse:
    """签到表 and, once it is filled in, 总结."""
    return _show(request, get_activity(pk=pk))


@require_POST
@needs(Permission.ACTIVITY_WRITE)
def activity_attend(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记签到."""
    activity = get_activity(pk=pk)
    sheet = SheetForm(request.POST, **_marked(activity))
    if accepted(
        sheet,
        lambda: mark_sheet(
            activity=activity,
            values=sheet.values(),
            seen_at=sheet.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, f"签到已保存，到场 {turnout_of(activity).people} 人。")
        return redirect("casework:activity_report", pk=pk)
    return _show(request, activity, sheet=sheet)


@require_http_methods(["GET", "POST"])
@needs(Permission.ACTIVITY_WRITE)
def activity_attendance(request: StaffRequest, pk: UUID) -> HttpResponse:
    """更正出席 of an activity that has its record."""
    activity = get_activity(pk=pk)
    rules.can_correct_sheet(activity).require()
    can_correct(request.user, roles_here(request, activity.record), activity.record).require()
    data = request.POST if request.method == "POST" else None
    sheet = SheetCorrectionForm(data, **_marked(activity, version=activity.record.version))
    if sheet.accepted(
        lambda: correct_sheet(
            activity=activity,
            values=sheet.values(),
            reason=sheet.cleaned_data["reason"],
            seen_version=sheet.cleaned_data["version"],
            by=request.user,
        )
    ):
        messages.success(request, "出席已更正，服务记录有了新的版本。")
        return redirect("casework:activity_report", pk=pk)
    context = activity_page(request, activity) | _sheet_context(request, sheet)
    return no_store(render(request, "casework/activity_attendance.html", context))


@require_POST
@needs(Permission.ACTIVITY_WRITE)
def activity_complete(request: StaffRequest, pk: UUID) -> HttpResponse:
    """完成总结：makes the service record."""
    activity = get_activity(pk=pk)
    form = _report_form(activity, request.POST, request.FILES)
    uploads = keep_uploads(
        station_id=activity.station_id, uploads=request.FILES.getlist("files"), by=request.user
    )
    for refusal in uploads.refusals:
        form.add_error("files", refusal)
    if accepted(
        form,
        lambda: report_activity(
            activity=activity, values=form.values(uploads.kept), by=request.user
        ),
    ):
        messages.success(request, "总结已完成，活动计入服务记录。")
        return redirect("casework:activity_report", pk=pk)
    return _show(request, activity, report=form)


def _show(
    request: StaffRequest,
    activity: CommunityActivity,
    *,
    sheet: SheetForm | None = None,
    report: ReportForm | None = None,
) -> HttpResponse:
    form = sheet or SheetForm(**_marked(activity))
    turnout = turnout_of(activity)
    context = activity_page(request, activity) | _sheet_context(request, form)
    context |= {
        "can_mark": rules.can_mark(activity, clock.now()),
        "can_correct": _can_correct(request, activity),
        "turnout": turnout,
        "report": report or _report_form(activity),
        "names": _names(request, activity),
        "told": _told(request, activity),
    }
    return no_store(render(request, "casework/activity_report.html", context))


def _can_correct(request: StaffRequest, activity: CommunityActivity) -> bool:
    record = activity.record
    return record is not None and bool(
        can_correct(request.user, roles_here(request, record), record)
    )


def _sheet_context(request: StaffRequest, sheet: SheetFields) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "lines": [_line(request, *each) for each in sheet.lines],
        "picked": picked_options(request.workspace, uuids(sheet["clients"].value())),
    }


def _marked(activity: CommunityActivity, **known: Any) -> dict[str, Any]:
    """Return what a form needs to show the sheet as it stands; before anybody is marked, everybody who has a place is."""
    rows = list(attendance_of(activity=activity))
    there = [each for each in rows if each.presence in CAME]
    came = {each.registration_id: each.people for each in there if each.registration_id}
    people = list(standing_registrations(activity))
    others = sum(each.people for each in there if not each.client_id and not each.registration_id)
    initial = {
        "clients": [str(each.client_id) for each in there if each.client_id],
        "others": others or None,
        "seen_at": activity.updated_at,
    }
    return {
        "station_id": activity.station_id,
        "registrations": people,
        "came": came,
        "initial": initial | known,
    }


def _report_form(activity: CommunityActivity, *data: Any) -> ReportForm:
    version = form_in_use(kind=QuestionSetKind.ACTIVITY, station=activity.station)
    return ReportForm(*data, version=version)


def _told(request: StaffRequest, activity: CommunityActivity) -> dict[str, Any] | None:
    """Return what the report says, once there is one, to those who may read the record."""
    if activity.record_id is None:
        return None
    record = get_record(pk=activity.record_id)
    readable = can_read_in_full(request.workspace, record)
    if not readable:
        return {"refused": readable.reason}
    answers = answered(record.form_version, record.answers)
    return {"record": record, "answers": answers}


def _line(request: StaffRequest, registration: Any, came: Any, people: Any) -> dict[str, Any]:
    return {
        "row": registration,
        "name": rules.registrant_name(request.workspace, registration.name),
        "came": came,
        "people": people,
    }


def _names(request: StaffRequest, activity: CommunityActivity) -> list[str]:
    """Return the clients who came, as the workspace may see them."""
    return [display_name(request.workspace, each) for each in clients_who_came(activity)]
