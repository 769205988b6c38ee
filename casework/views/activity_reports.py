"""签到和总结：who came, then the one record that the activity leaves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from casework.enums.questionnaires import QuestionSetKind
from casework.errors import FieldRefusedError
from casework.errors.activities import ActivityError
from casework.errors.groups import AttendanceError
from casework.forms.activities import ReportForm
from casework.forms.record_fields import uuids
from casework.forms.registrations import SheetForm
from casework.models import CommunityActivity
from casework.rules import activities as rules
from casework.rules.clients import display_name
from casework.rules.records import can_read_in_full
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
    mark_sheet,
    report_activity,
)
from casework.services.attachments import keep_uploads
from casework.views.activities import activity_page
from core import clock
from core.http import no_store
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
    sheet = _sheet_form(activity, request.POST)
    if sheet.is_valid():
        try:
            turnout = mark_sheet(activity=activity, values=sheet.values(), by=request.user)
        except (AttendanceError, ActivityError) as error:
            sheet.add_error(None, str(error))
        else:
            messages.success(request, f"签到已保存，到场 {turnout.people} 人。")
            return redirect("casework:activity_report", pk=pk)
    return _show(request, activity, sheet=sheet)


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
    if form.is_valid():
        try:
            report_activity(activity=activity, values=form.values(uploads.kept), by=request.user)
        except (ActivityError, FieldRefusedError) as error:
            field = getattr(error, "field", "")
            form.add_error(field if field in form.fields else None, str(error))
        else:
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
    now = clock.now()
    form = sheet or _sheet_form(activity)
    turnout = turnout_of(activity)
    context = activity_page(request, activity) | {
        "can_mark": rules.can_mark(activity, now),
        "can_report": rules.can_report(activity, now),
        "sheet": form,
        "lines": [_line(request, *each) for each in form.lines],
        "picked": picked_options(request.workspace, uuids(form["clients"].value())),
        "turnout": turnout,
        "report": report or _report_form(activity),
        "names": _names(request, activity),
        "told": _told(request, activity),
    }
    return no_store(render(request, "casework/activity_report.html", context))


def _sheet_form(activity: CommunityActivity, data: Any = None) -> SheetForm:
    """Return the sheet as it stands; before anybody is marked, everybody who has a place is."""
    rows = list(attendance_of(activity=activity))
    there = [each for each in rows if each.presence in CAME]
    came = {each.registration_id: each.people for each in there if each.registration_id}
    people = list(standing_registrations(activity))
    others = sum(each.people for each in there if not each.client_id and not each.registration_id)
    initial = {
        "clients": [str(each.client_id) for each in there if each.client_id],
        "others": others or None,
    }
    return SheetForm(
        data, station_id=activity.station_id, registrations=people, came=came, initial=initial
    )


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
