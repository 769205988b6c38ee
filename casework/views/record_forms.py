"""Writing a service record: from the empty form to the signature."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework import phrases, rules
from casework.errors import (
    AlreadyCompletedError,
    CompletedDraftError,
    DraftRefusedError,
    RecordTakenError,
)
from casework.forms.records import RecordForm
from casework.models import RecordDraft, ServiceRecord
from casework.selectors.drafts import find_draft, get_draft
from casework.selectors.kinds import ServiceKinds, service_kinds
from casework.selectors.records import find_record, get_record
from casework.services.attachments import Uploads, keep_uploads
from casework.services.drafts import discard_draft, save_draft
from casework.services.record_places import complete_placed_record
from casework.views.record_openings import opened_form, sent_form
from casework.views.record_pages import (
    NO_UPLOADS,
    form_context,
    is_sound,
    roles_here,
    show_conflict,
    station_here,
)
from core import clock
from core.errors import NotAllowedError, RefusedError
from core.forms import show_refusal
from core.ids import uuid7, uuids
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.models import Station

# What the form sends besides its fields.
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "later", "find", "drop", "q"})
# Buttons for browsers without script: look for clients, take one away.
BY_HAND = frozenset({"find", "drop"})
# What a new record may be asked to be.
WANTED = ("kind", "client", "case", "visit_plan")


@require_GET
@needs(Permission.RECORD_WRITE)
def record_new(request: StaffRequest) -> HttpResponse:
    """记一笔：give the record its key, so that however often it is sent it stays one."""
    wanted = [(name, request.GET[name]) for name in WANTED if request.GET.get(name)]
    url = reverse("casework:record_form", args=[uuid7()])
    return redirect(f"{url}?{urlencode(wanted)}" if wanted else url)


@require_http_methods(["GET", "POST"])
@needs(Permission.RECORD_WRITE)
def record_form(request: StaffRequest, pk: UUID) -> HttpResponse:
    """填写记录：the draft as it stands, or what is likely."""
    station = station_here(request)
    kinds = service_kinds(station, clock.today())
    if not kinds:
        return render(request, "casework/record_no_kinds.html", {"reason": phrases.NO_KINDS})
    if request.method == "POST":
        return _answer(request, pk, station, kinds)
    if find_record(pk=pk):
        return redirect("casework:record_detail", pk=pk)
    draft = find_draft(pk=pk, user=request.user)
    form = opened_form(request, station, kinds, draft)
    form.context.verdict(request.workspace, request.user).require()
    return _show(request, pk, form, draft=draft)


@require_GET
@needs(Permission.RECORD_WRITE)
def record_plans(request: StaffRequest) -> HttpResponse:
    """The choices of 计入项目 for another day, as a fragment."""
    form = RecordForm(
        initial={name: request.GET.get(name) for name in ("served_on", "plan")},
        station=station_here(request),
        user=request.user,
        kinds=(),
    )
    return render(request, "casework/partials/_record_plan.html", {"form": form})


@require_GET
@needs(Permission.RECORD_WRITE)
def record_questions(request: StaffRequest) -> HttpResponse:
    """核查表 for another kind or another person, as a fragment; 204 when it stays the same."""
    station = station_here(request)
    form = opened_form(request, station, service_kinds(station, clock.today()), None)
    version = form.asked_version
    if str(version.pk if version else "") == request.GET.get("form_version", ""):
        return HttpResponse(status=204)
    form.initial["situation"] = request.GET.get("situation", "")
    context = {"form": form, "is_fragment": True}
    return render(request, "casework/partials/_record_questions.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.RECORD_WRITE)
def draft_discard(request: StaffRequest, pk: UUID) -> HttpResponse:
    """放弃草稿：ask, then throw it away."""
    draft = get_draft(pk=pk, user=request.user)
    if request.method == "POST":
        discard_draft(draft_id=pk, by=request.user)
        messages.success(request, "草稿已放弃。")
        return redirect("casework:record_list")
    return render(request, "casework/draft_discard.html", {"draft": draft})


def _answer(request: StaffRequest, pk: UUID, station: Station, kinds: ServiceKinds) -> HttpResponse:
    """Do what the button said. Whatever it was, nothing that was typed is lost."""
    form = sent_form(request, station, kinds)
    uploads = keep_uploads(
        station_id=station.pk,
        uploads=request.FILES.getlist("files"),
        clients=uuids(request.POST.getlist("clients")),
        by=request.user,
    )
    try:
        if "later" in request.POST:
            return _later(request, pk, station, uploads)
        record = None if BY_HAND & set(request.POST) else _complete(request, pk, form, uploads)
        if record is None:
            draft = _keep(request, pk, station, uploads)
            return _show(request, pk, form, draft=draft, uploads=uploads)
    except (AlreadyCompletedError, CompletedDraftError) as error:
        return _show_completed(request, pk, kinds, str(error))
    messages.success(request, f"{record.kind_label}已记录，共 {record.minutes} 分钟。")
    return redirect("casework:record_detail", pk=record.pk)


def _complete(
    request: StaffRequest, pk: UUID, form: RecordForm, uploads: Uploads
) -> ServiceRecord | None:
    """Complete the record, or put the refusal at its field: also that it may not be written."""
    if not is_sound(form, uploads):
        return None
    try:
        return complete_placed_record(
            record_id=pk,
            station_id=form.station.pk,
            values=form.values(),
            files=form.all_files(uploads.kept),
            place=form.context.place(form.cleaned_data),
            by=request.user,
        )
    except (RefusedError, NotAllowedError, RecordTakenError) as error:
        show_refusal(form, error)
    return None


def _later(request: StaffRequest, pk: UUID, station: Station, uploads: Uploads) -> HttpResponse:
    """稍后再填：keep the draft and go."""
    save_draft(
        draft_id=pk,
        station_id=station.pk,
        data=_typed(request, uploads),
        version=None,
        by=request.user,
    )
    messages.success(request, "草稿已保存，在“服务记录”里可以继续填写。")
    for refusal in uploads.refusals:
        messages.warning(request, refusal)
    return redirect("casework:record_list")


def _keep(
    request: StaffRequest, pk: UUID, station: Station, uploads: Uploads
) -> RecordDraft | None:
    """Save what was typed as the draft, so that closing the page with its errors loses nothing."""
    try:
        return save_draft(
            draft_id=pk,
            station_id=station.pk,
            data=_typed(request, uploads),
            version=None,
            by=request.user,
        )
    except DraftRefusedError:
        return find_draft(pk=pk, user=request.user)


def _typed(request: StaffRequest, uploads: Uploads) -> dict[str, Any]:
    """Return the fields as a draft keeps them: a text, or several."""
    typed = {name: texts for name, texts in request.POST.lists() if name not in NOT_TYPED}
    dropped = request.POST.get("drop")
    typed["clients"] = [pk for pk in typed.get("clients", []) if pk != dropped]
    typed["kept_files"] = typed.get("kept_files", []) + [str(kept.pk) for kept in uploads.kept]
    return {name: texts[0] if len(texts) == 1 else texts for name, texts in typed.items()}


def _show(
    request: StaffRequest,
    pk: UUID,
    form: RecordForm,
    *,
    draft: RecordDraft | None,
    uploads: Uploads = NO_UPLOADS,
) -> HttpResponse:
    context = form_context(request, form, uploads) | {
        "pk": pk,
        "draft": draft,
        "draft_version": draft.version if draft else 0,
        "kind": form.kind_in_form,
    }
    return render(request, "casework/record_form.html", context)


def _show_completed(
    request: StaffRequest, pk: UUID, kinds: ServiceKinds, reason: str
) -> HttpResponse:
    """Offer what was typed after completion as a correction."""
    record = get_record(pk=pk)
    rules.can_correct(request.user, roles_here(request, record), record).require()
    return show_conflict(request, record, kinds, reason)
