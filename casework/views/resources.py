"""资源清单。"""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents import lists as documents
from casework.filters.communities import ResourceFilter
from casework.forms.lists import ReasonForm, ResourceForm
from casework.rules.communities import validity
from casework.selectors import resources as reading
from casework.services import resources
from casework.services.community_needs import print_list
from casework.views.communities import PDF
from casework.views.community_needs import FILTERS_WRONG, PRINTED
from casework.views.record_pages import station_here
from casework.views.row_forms import form_page
from core import clock, htmx
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission
from stations.services.jobs import start_job


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def resource_list(request: StaffRequest) -> HttpResponse:
    """The resources that match, with how much of each is used."""
    found, today = _found(request, request.GET), clock.today()
    page = keyset(found.qs, order=reading.NEWEST_FIRST, cursor=request.GET.get("cursor"))
    uses = reading.uses_of([each.pk for each in page.rows])
    context = {
        "filter": found,
        "page": page,
        "rows": [(each, uses.get(each.pk, 0), validity(each, today)) for each in page.rows],
        "parameters": found.parameters,
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    response = htmx.render(
        request, "casework/resource_list.html", "casework/partials/_resource_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def resource_new(request: StaffRequest) -> HttpResponse:
    """登记资源。"""
    initial = {"community": request.GET.get("community", "")}
    form = ResourceForm(request.POST or None, workspace=request.workspace, initial=initial)
    if accepted(
        form,
        lambda: resources.add_resource(
            resource_id=form.cleaned_data["id"],
            station_id=own_station(request.workspace),
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已登记。")
        return redirect("casework:resource_detail", pk=form.cleaned_data["id"])
    return form_page(
        request,
        form,
        title="登记资源",
        action="登记资源",
        cancel="不登记了",
        back=(reverse("casework:resource_list"), "资源清单"),
        answer="写清能回应哪类需求、面向谁、到什么时候，匹配时才推荐得准。",
    )


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def resource_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One resource and how it is used."""
    resource = reading.get_resource(pk=pk)
    context = {
        "resource": resource,
        "validity": validity(resource, clock.today()),
        "reveal": ReasonForm(),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    return no_store(render(request, "casework/resource_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def resource_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改资源。"""
    resource = reading.get_resource(pk=pk)
    form = ResourceForm(request.POST or None, workspace=request.workspace, row=resource)
    if accepted(
        form,
        lambda: resources.change_resource(
            resource=resource,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "修改已保存。")
        return redirect("casework:resource_detail", pk=pk)
    return form_page(
        request,
        form,
        title="修改资源",
        action="保存修改",
        back=(reverse("casework:resource_detail", args=[pk]), "资源"),
        consequence="已列入服务清单的不受影响",
    )


@require_GET
@needs(Permission.COMMUNITY_WRITE)
def resource_print(request: StaffRequest) -> FileResponse:
    """资源清单：what the list shows, as the A4 form."""
    station = station_here(request)
    found = _found(request, request.GET)
    print_list(station=station, what="resources", by=request.user)
    rows = list(reading.with_use(found.qs).order_by(*reading.NEWEST_FIRST)[:PRINTED])
    sheet = documents.resources_sheet(station, rows, found.conditions, on=clock.today())
    content = documents.render_list(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


@require_POST
@needs(Permission.COMMUNITY_WRITE)
def resource_export(request: StaffRequest) -> HttpResponse:
    """导出：what the list shows with these filters, as a job."""
    found = _found(request, request.POST)
    if not found.form.is_valid():
        messages.error(request, FILTERS_WRONG)
        return redirect("casework:resource_list")
    job = start_job(
        kind="resources_export",
        title=f"资源清单导出 {timezone.localtime(clock.now()):%Y-%m-%d %H:%M}",
        task="casework.tasks.export_resources",
        parameters=found.parameters,
        workspace=request.workspace,
        by=request.user,
    )
    return redirect("stations:job_detail", pk=job.pk)


def _found(request: StaffRequest, data: QueryDict) -> ResourceFilter:
    return ResourceFilter(data, queryset=reading.resources_listed(), request=request)
