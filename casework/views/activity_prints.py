"""What is printed for an activity: plan, poster with the QR code, sign-in sheet, report."""

from io import BytesIO
from uuid import UUID

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from casework.documents import activities as documents
from casework.enums.groups import RegistrationState
from casework.models import CommunityActivity
from casework.phrases import activities as phrases
from casework.rules.clients import display_name
from casework.rules.records import can_read_in_full
from casework.selectors.activities import get_activity, standing_registrations, turnout_of
from casework.selectors.costs import costs_of
from casework.selectors.questionnaires import answered
from casework.selectors.records import get_record
from casework.services.activities import note_printing
from casework.services.activity_reports import clients_who_came
from casework.views.activities import public_url
from core import clock, qr
from core.errors import NotAllowedError
from core.http import attachment, stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"


@require_GET
@needs(Permission.ACTIVITY_VIEW)
def activity_plan(request: StaffRequest, pk: UUID) -> FileResponse:
    """活动计划书。"""
    activity = get_activity(pk=pk)
    costs = list(costs_of(activity=activity))
    sheet = documents.ActivitySheet(activity, "社区活动计划书", costs=costs)
    content = documents.render_plan(sheet, printed_at=clock.now())
    return _answer(request, sheet, content)


@require_GET
@needs(Permission.ACTIVITY_WRITE)
def activity_poster(request: StaffRequest, pk: UUID) -> FileResponse:
    """海报 with the QR code."""
    activity = get_activity(pk=pk)
    sheet = documents.ActivitySheet(activity, "活动海报")
    content = documents.render_poster(
        sheet, url=public_url(request, activity), printed_at=clock.now()
    )
    return _answer(request, sheet, content)


@require_GET
@needs(Permission.ACTIVITY_WRITE)
def activity_sign_in(request: StaffRequest, pk: UUID) -> FileResponse:
    """签到表 with those who have a place, and lines for others."""
    activity = get_activity(pk=pk)
    rows = standing_registrations(activity).filter(state=RegistrationState.CONFIRMED)
    sheet = documents.ActivitySheet(
        activity, "活动签到表", registrations=documents.registration_lines(rows)
    )
    content = documents.render_sign_in(sheet, printed_at=clock.now())
    return _answer(request, sheet, content)


@require_GET
@needs(Permission.ACTIVITY_VIEW)
def activity_report_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """活动总结报告。"""
    activity = get_activity(pk=pk)
    if activity.record is None:
        raise NotAllowedError(phrases.REPORT_FIRST)
    record = get_record(pk=activity.record.pk)
    readable = can_read_in_full(request.workspace, record)
    sheet = documents.ActivitySheet(
        activity,
        "社区活动总结报告",
        costs=list(costs_of(activity=activity)),
        names=[display_name(request.workspace, each) for each in clients_who_came(activity)],
        turnout=turnout_of(activity),
        content=record.content if readable else readable.reason,
        next_step=record.next_step if readable else "",
        answers=answered(record.form_version, record.answers) if readable else [],
    )
    content = documents.render_report(sheet, printed_at=clock.now())
    return _answer(request, sheet, content)


@require_GET
@needs(Permission.ACTIVITY_VIEW)
def activity_code(request: StaffRequest, pk: UUID, kind: str) -> HttpResponseBase:
    """二维码 as a file, for one's own notice."""
    activity = get_activity(pk=pk)
    url = public_url(request, activity)
    content, mime = (
        (qr.svg_file(url), "image/svg+xml") if kind == "svg" else (qr.png(url), "image/png")
    )
    name = f"报名二维码_{activity.number}.{'svg' if kind == 'svg' else 'png'}"
    return attachment(content, filename=name, content_type=mime)


def _answer(request: StaffRequest, sheet: documents.ActivitySheet, content: bytes) -> FileResponse:
    activity: CommunityActivity = sheet.activity
    note_printing(activity=activity, what=sheet.heading, by=request.user)
    name = sheet.file_name
    return stored_file(BytesIO(content), filename=name, content_type=PDF, inline=True)
