"""核查名单：in from the street, worked through, back to the street."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents import verifications as documents
from casework.filters.verifications import ItemFilter, VerificationFilter
from casework.forms.verifications import CheckForm, MatchForm, VerificationForm
from casework.models import VerificationItem
from casework.rules import clients as client_rules, verifications as rules, visits as visit_rules
from casework.selectors.picking import pick_options
from casework.selectors.verifications import (
    NEWEST_FIRST,
    counts_of,
    get_item,
    get_verification,
    items_of,
    listed_verifications,
    match_lines,
)
from casework.services import verifications
from casework.views.visits import PDF, tabs
from core import clock, htmx
from core.errors import DomainError
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission
from stations.services.jobs import start_job

IN_ORDER = ("position", "id")


@require_GET
@needs(Permission.VISIT_VIEW)
def verification_list(request: StaffRequest) -> HttpResponse:
    """The lists, the latest first, with their progress."""
    found = VerificationFilter(request.GET, queryset=listed_verifications())
    context = {
        "filter": found,
        "page": keyset(found.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor")),
        "today": clock.today(),
        "page_tabs": tabs(request),
        "can_manage": visit_rules.can_manage(request.workspace),
    }
    return no_store(
        htmx.render(
            request,
            "casework/verification_list.html",
            "casework/partials/_verification_list.html",
            context,
        )
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def verification_create(request: StaffRequest) -> HttpResponse:
    """登记核查名单：look who is meant, then make it."""
    station_id = own_station(request.workspace)
    form = VerificationForm(
        request.POST or None,
        request.FILES or None,
        workspace=request.workspace,
        station_id=station_id,
    )
    matches = None
    if form.is_valid():
        matches = match_lines(form.lines, station_id=station_id)
        if "confirm" in request.POST and _created(request, form, station_id):
            messages.success(request, "核查名单已登记。")
            return redirect("casework:verification_detail", pk=form.cleaned_data["id"])
    clients = form.cleaned_data.get("clients", ()) if form.is_bound else ()
    context = {
        "form": form,
        "matches": matches,
        "known": sum(match.client is not None for match in matches or ()),
        "picked": pick_options(request.workspace, clients),
    }
    return no_store(render(request, "casework/verification_form.html", context))


@require_GET
@needs(Permission.VISIT_VIEW)
def verification_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One list: how far it is, and everybody on it."""
    checks = get_verification(pk=pk)
    found = ItemFilter(request.GET)
    counts = counts_of(checks)
    rows = found.narrowed(items_of(checks))
    context = {
        "checks": checks,
        "filter": {"form": found},
        "page": keyset(rows, order=IN_ORDER, cursor=request.GET.get("cursor")),
        "counts": counts,
        "people": sum(counts.values()),
        "done": sum(counts.values()) - counts["open"],
        "is_open": rules.is_open(checks),
        "can_close": rules.can_close(checks, open_items=counts["open"]),
        "can_manage": visit_rules.can_manage(request.workspace),
        "can_export": request.workspace.permits(Permission.RECORD_EXPORT),
    }
    return no_store(
        htmx.render(
            request,
            "casework/verification_detail.html",
            "casework/partials/_verification_items.html",
            context,
        )
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def verification_check(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One person on the list: what was found."""
    item = _opened(request, pk)
    rules.is_open(item.verification).require()
    form = CheckForm(request.POST or None, item=item)
    if _checked(request, item, form):
        messages.success(request, "核查结果已保存。")
        return redirect("casework:verification_detail", pk=item.verification_id)
    return no_store(_show_item(request, item, form))


@require_POST
@needs(Permission.VISIT_WRITE)
def verification_match(request: StaffRequest, pk: UUID) -> HttpResponse:
    """对上档案：say which client a line means."""
    item = _opened(request, pk)
    form = MatchForm(request.POST, station_id=own_station(request.workspace))
    if accepted(
        form,
        lambda: verifications.match_item(
            item=item,
            client=form.cleaned_data["clients"],
            workspace=request.workspace,
            by=request.user,
        ),
    ):
        messages.success(request, "已对上档案。")
        return redirect("casework:verification_check", pk=item.pk)
    shown = _show_item(request, item, CheckForm(item=item), match=form)
    return no_store(shown)


@require_POST
@needs(Permission.VISIT_WRITE)
def verification_close(request: StaffRequest, pk: UUID) -> HttpResponse:
    """办结。"""
    checks = get_verification(pk=pk)
    try:
        verifications.close_list(checks=checks, workspace=request.workspace, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "核查名单已办结。")
    return redirect("casework:verification_detail", pk=checks.pk)


@require_POST
@needs(Permission.RECORD_EXPORT)
def verification_export(request: StaffRequest, pk: UUID) -> HttpResponse:
    """导出结果 for the street, as a job."""
    checks = get_verification(pk=pk)
    job = start_job(
        kind="verification_export",
        title=f"核查结果 {checks.title}",
        task="casework.tasks.export_verification",
        parameters={"verification": str(checks.pk)},
        workspace=request.workspace,
        by=request.user,
    )
    return redirect("stations:job_detail", pk=job.pk)


@require_GET
@needs(Permission.VISIT_VIEW)
def verification_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """核查名单 on paper, to take along or to hand in."""
    checks = get_verification(pk=pk)
    verifications.print_list(checks=checks, by=request.user)
    items = list(items_of(checks))
    content = documents.render_list(checks, items, request.workspace, printed_at=clock.now())
    name = f"核查名单_{checks.title}.pdf"
    return stored_file(BytesIO(content), filename=name, content_type=PDF, inline=True)


def _opened(request: StaffRequest, pk: UUID) -> VerificationItem:
    item = get_item(pk=pk)
    if item.client is not None:
        client_rules.can_open_minor(request.workspace, request.user, item.client).require()
    return item


def _show_item(
    request: StaffRequest, item: VerificationItem, form: CheckForm, match: MatchForm | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "item": item,
        "form": form,
        "match_error": _first_error(match) if match else "",
        "create_url": f"{reverse('casework:client_create')}?q={item.name}",
    }
    return render(request, "casework/verification_check.html", context)


def _first_error(form: MatchForm) -> str:
    return next((str(error) for errors in form.errors.values() for error in errors), "")


def _created(request: StaffRequest, form: VerificationForm, station_id: int) -> bool:
    return accepted(
        form,
        lambda: verifications.create_list(
            list_id=form.cleaned_data["id"],
            station_id=station_id,
            values=form.values(),
            lines=form.lines,
            clients=form.cleaned_data["clients"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _checked(request: StaffRequest, item: VerificationItem, form: CheckForm) -> bool:
    return accepted(
        form,
        lambda: verifications.check_item(
            item=item,
            found=form.found(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )
