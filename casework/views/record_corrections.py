"""Correcting a completed record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from casework import rules
from casework.errors import NothingChangedError, RecordChangedError
from casework.forms.corrections import CorrectionForm
from casework.forms.record_starts import initial_of
from casework.models import ServiceRecord
from casework.selectors.kinds import ServiceKinds, service_kinds
from casework.selectors.records import get_record
from casework.services.attachments import Uploads, keep_uploads
from casework.services.record_readings import open_record
from casework.services.records import correct_record
from casework.views.record_pages import (
    NO_UPLOADS,
    correction_form,
    form_context,
    is_sound,
    roles_here,
    show_conflict,
    source_of,
)
from core import clock
from core.errors import RefusedError
from core.forms import show_refusal
from core.ids import uuids
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.RECORD_WRITE)
def record_correct(request: StaffRequest, pk: UUID) -> HttpResponse:
    """更正：the record as it stands, and why it must change."""
    record = get_record(pk=pk)
    rules.can_correct(request.user, roles_here(request, record), record).require()
    kinds = service_kinds(record.station, clock.today())
    if request.method == "POST":
        return _answer(request, record, kinds)
    open_record(record=record, workspace=request.workspace, by=request.user)
    form = correction_form(request, record, kinds, initial=initial_of(record))
    return _show(request, record, form)


def _answer(request: StaffRequest, record: ServiceRecord, kinds: ServiceKinds) -> HttpResponse:
    form = correction_form(request, record, kinds, data=request.POST)
    uploads = keep_uploads(
        station_id=record.station_id,
        uploads=request.FILES.getlist("files"),
        clients=uuids(request.POST.getlist("clients")),
        by=request.user,
    )
    try:
        corrected = (
            None
            if {"find", "drop"} & set(request.POST)
            else _correct(request, record, form, uploads)
        )
    except RecordChangedError as error:
        return show_conflict(request, get_record(pk=record.pk), kinds, str(error))
    if corrected is None:
        return _show(request, record, form, uploads)
    messages.success(request, f"更正已保存为第 {corrected.version} 版，原来的内容仍可查看。")
    return redirect("casework:record_history", pk=record.pk)


def _show(
    request: StaffRequest,
    record: ServiceRecord,
    form: CorrectionForm,
    uploads: Uploads = NO_UPLOADS,
) -> HttpResponse:
    context = form_context(request, form, uploads)
    context |= {"record": record, "source": source_of(record), "conflict": "", "differences": []}
    return render(request, "casework/record_correct.html", context)


def _correct(
    request: StaffRequest, record: ServiceRecord, form: CorrectionForm, uploads: Uploads
) -> ServiceRecord | None:
    """Save the correction, or put the refusal at its field."""
    if not is_sound(form, uploads):
        return None
    try:
        return correct_record(
            record=record,
            seen_version=form.cleaned_data["version"],
            values=form.values(),
            reason=form.cleaned_data["reason"],
            files=form.all_files(uploads.kept),
            by=request.user,
        )
    except (RefusedError, NothingChangedError) as error:
        show_refusal(form, error)
    return None
