"""服务清单 of one resident: needs, what answers them, and how far they were met."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents import lists as documents
from casework.forms.lists import ClientNeedForm, DeliverForm, ReasonForm, SettleForm
from casework.models import Client, Need, ServiceListItem
from casework.rules import clients as client_rules
from casework.rules.clients import display_name
from casework.rules.needs import is_long_open
from casework.selectors.clients import get_client
from casework.selectors.needs import get_need
from casework.selectors.service_lists import get_item, service_list
from casework.services import needs as need_services, service_lists
from casework.services.client_readings import open_client
from casework.views.client_panels import client_asked_for
from casework.views.communities import PDF
from casework.views.row_forms import form_page
from core import clock
from core.forms import accepted
from core.http import no_store, stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_VIEW)
def service_list_panel(request: StaffRequest) -> HttpResponse:
    """需求与服务清单, on the page of a client."""
    client = client_asked_for(request)
    context = _context(request, client)
    return no_store(render(request, "casework/partials/_service_list_panel.html", context))


@require_GET
@needs(Permission.CLIENT_VIEW)
def service_list_page(request: StaffRequest, pk: UUID) -> HttpResponse:
    """服务清单：the whole of it."""
    client = get_client(pk=pk)
    open_client(client=client, workspace=request.workspace, by=request.user).require()
    context = _context(request, client)
    return no_store(render(request, "casework/service_list.html", context))


@require_GET
@needs(Permission.CLIENT_VIEW)
def service_list_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """服务清单：the A4 form, one for the person to keep."""
    client = get_client(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, client).require()
    service_lists.print_service_list(client=client, by=request.user)
    sheet = documents.service_list_sheet(
        client, service_list(client), name=display_name(request.workspace, client)
    )
    content = documents.render_service_list(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def client_need_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记一位服务对象的需求，然后看有什么资源。"""
    client = get_client(pk=pk)
    require_opened(request, client)
    form = ClientNeedForm(request.POST or None, workspace=request.workspace)
    if accepted(
        form,
        lambda: need_services.record_need(
            client=client, need_id=form.cleaned_data["id"], by=request.user, **form.values()
        ),
    ):
        messages.success(request, "需求已登记。下面是可以回应它的资源。")
        return redirect("casework:client_need_match", pk=form.cleaned_data["id"])
    return form_page(
        request,
        form,
        title="登记需求",
        action="登记需求",
        cancel="不登记了",
        back=(reverse("casework:service_list", args=[pk]), "服务清单"),
        consequence="登记后列出可以回应的资源，由您决定",
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def client_need_settle(request: StaffRequest, pk: UUID) -> HttpResponse:
    """办结需求并记满意度，或重新打开。"""
    need = need_here(request, pk)
    form = SettleForm(
        request.POST or None, current=need.state, initial={"seen_at": need.updated_at}
    )
    if accepted(
        form, lambda: need_services.settle_need(need=need, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "需求的状态已更新。")
        return redirect("casework:service_list", pk=need.client_id)
    return form_page(
        request,
        form,
        title="需求办得怎样",
        action="保存",
        back=(reverse("casework:service_list", args=[need.client_id]), "服务清单"),
        answer=f"{need.get_kind_display()}：{need.description}（现在：{need.get_state_display()}）",
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def list_item_deliver(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记已提供。"""
    item = item_here(request, pk)
    form = DeliverForm(request.POST or None, client=item.client)
    if accepted(
        form,
        lambda: service_lists.deliver_item(
            item=item,
            delivered_on=form.cleaned_data["delivered_on"],
            record=form.chosen,
            note=form.cleaned_data["note"],
            by=request.user,
        ),
    ):
        messages.success(request, "已登记提供。可以接着记这项需求是否满足。")
        return redirect("casework:service_list", pk=item.client_id)
    return form_page(
        request,
        form,
        title="登记已提供",
        action="登记",
        cancel="不登记了",
        back=(reverse("casework:service_list", args=[item.client_id]), "服务清单"),
        answer=item.service,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def list_item_cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """不再采用。"""
    item = item_here(request, pk)
    form = ReasonForm(request.POST or None)
    if accepted(
        form,
        lambda: service_lists.cancel_item(
            item=item, reason=form.cleaned_data["reason"], by=request.user
        ),
    ):
        messages.success(request, "已取消，名额已放回。")
        return redirect("casework:service_list", pk=item.client_id)
    return form_page(
        request,
        form,
        title="不再采用",
        action="不再采用",
        cancel="还是采用",
        back=(reverse("casework:service_list", args=[item.client_id]), "服务清单"),
        answer=item.service,
        consequence="资源的名额会放回",
    )


def need_here(request: StaffRequest, pk: UUID) -> Need:
    """Return the need, if its client's file is open to this person."""
    need = get_need(pk=pk)
    require_opened(request, need.client)
    return need


def item_here(request: StaffRequest, pk: UUID) -> ServiceListItem:
    """Return the line, if its client's file is open to this person."""
    item = get_item(pk=pk)
    require_opened(request, item.client)
    return item


def require_opened(request: StaffRequest, client: Client) -> None:
    """Refuse where the file stays closed to this person."""
    client_rules.can_edit(request.workspace, request.user, client).require()


def _context(request: StaffRequest, client: Client) -> dict[str, Any]:
    today = clock.today()
    listed = service_list(client)
    return {
        "client": client,
        "listed": [(each, is_long_open(each.need.raised_on, each.need.state, today))
                   for each in listed],
        "can_write": client_rules.can_edit(request.workspace, request.user, client),
    }  # fmt: skip
