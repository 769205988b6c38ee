"""需求清单 of communities."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents import lists as documents
from casework.filters.communities import NeedFilter
from casework.forms.lists import CommunityNeedForm, CommunitySettleForm
from casework.rules import communities as rules
from casework.rules.needs import is_long_open
from casework.selectors import community_needs as reading
from casework.services import community_needs
from casework.services.community_needs import print_list
from casework.views.communities import PDF
from casework.views.record_pages import station_here
from casework.views.row_forms import form_page
from core import clock, htmx
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission
from stations.services.jobs import start_job

PRINTED = 500
FILTERS_WRONG = "筛选条件有误，没有导出。请检查后再试。"


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def need_list(request: StaffRequest) -> HttpResponse:
    """The needs that match, found last first; and per kind how far they were met."""
    found = _found(request, request.GET)
    today = clock.today()
    page = keyset(found.qs, order=reading.NEWEST_FIRST, cursor=request.GET.get("cursor"))
    context = {
        "filter": found,
        "page": page,
        "rows": [(each, is_long_open(each.found_on, each.state, today)) for each in page.rows],
        "parameters": found.parameters,
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    if not htmx.wants_fragment(request):
        context["measured"] = reading.measured(reading.community_needs_listed())
    response = htmx.render(
        request, "casework/need_list.html", "casework/partials/_need_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def need_new(request: StaffRequest) -> HttpResponse:
    """登记社区需求；`?community=…&source=…` come from where it was found."""
    initial = {name: request.GET[name] for name in ("community", "source") if name in request.GET}
    form = CommunityNeedForm(request.POST or None, workspace=request.workspace, initial=initial)
    if accepted(
        form,
        lambda: community_needs.add_community_need(
            need_id=form.cleaned_data["id"],
            station_id=own_station(request.workspace),
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, "需求已登记。")
        return redirect("casework:need_detail", pk=form.cleaned_data["id"])
    return form_page(
        request,
        form,
        title="登记社区需求",
        action="登记需求",
        cancel="不登记了",
        back=(reverse("casework:need_list"), "需求清单"),
        answer="写一类人的需求，不写姓名；一个人的需求登记在他的档案里。",
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_VIEW)
def need_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One need, and what is done about it."""
    need = reading.get_community_need(pk=pk)
    can_write = request.workspace.permits(Permission.COMMUNITY_WRITE)
    data = request.POST if request.method == "POST" and can_write else None
    known = {"response": need.response, "seen_at": need.updated_at}
    form = CommunitySettleForm(data, current=need.state, initial=known)
    if accepted(
        form,
        lambda: community_needs.settle_community_need(
            need=need, by=request.user, **form.cleaned_data
        ),
    ):
        messages.success(request, "状态已更新。")
        return redirect("casework:need_detail", pk=pk)
    context = {
        "need": need,
        "form": form if can_write else None,
        "can_write": can_write,
        "changeable": rules.can_retire(need),
        "is_late": is_long_open(need.found_on, need.state, clock.today()),
    }
    return no_store(render(request, "casework/need_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def need_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改社区需求。"""
    need = reading.get_community_need(pk=pk)
    form = CommunityNeedForm(request.POST or None, workspace=request.workspace, row=need)
    if accepted(
        form,
        lambda: community_needs.change_community_need(
            need=reading.get_community_need(pk=pk),
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "修改已保存。")
        return redirect("casework:need_detail", pk=pk)
    return form_page(
        request,
        form,
        title="修改社区需求",
        action="保存修改",
        back=(reverse("casework:need_detail", args=[pk]), "需求"),
    )


@require_GET
@needs(Permission.COMMUNITY_WRITE)
def need_print(request: StaffRequest) -> FileResponse:
    """需求清单：what the list shows, as the A4 form."""
    station = station_here(request)
    found = _found(request, request.GET)
    print_list(station=station, what="needs", by=request.user)
    rows = list(found.qs.order_by(*reading.NEWEST_FIRST)[:PRINTED])
    sheet = documents.needs_sheet(station, rows, found.conditions, on=clock.today())
    content = documents.render_list(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


@require_POST
@needs(Permission.COMMUNITY_WRITE)
def need_export(request: StaffRequest) -> HttpResponse:
    """导出：what the list shows with these filters, as a job."""
    found = _found(request, request.POST)
    if not found.form.is_valid():
        messages.error(request, FILTERS_WRONG)
        return redirect("casework:need_list")
    job = start_job(
        kind="needs_export",
        title=f"需求清单导出 {timezone.localtime(clock.now()):%Y-%m-%d %H:%M}",
        task="casework.tasks.export_needs",
        parameters=found.parameters,
        workspace=request.workspace,
        by=request.user,
    )
    return redirect("stations:job_detail", pk=job.pk)


def _found(request: StaffRequest, data: QueryDict) -> NeedFilter:
    return NeedFilter(data, queryset=reading.community_needs_listed(), request=request)
