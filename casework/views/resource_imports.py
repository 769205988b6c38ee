"""资源清单导入：look first, then load."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents.resource_templates import FILE_NAME, resource_template
from casework.errors.communities import ResourceListError
from casework.forms.resource_imports import ResourceUploadForm
from casework.importers import SHEET, read_resources
from casework.rules.resource_columns import COLUMNS
from casework.services.resource_imports import import_resources, plan_import
from casework.services.resource_uploads import keep_list, kept_list
from casework.views.record_pages import station_here
from core.http import no_store, stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission

SHOWN = 100


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def resource_import(request: StaffRequest) -> HttpResponse:
    """Take a file, and show what loading it would do. Nothing is written."""
    station = station_here(request)
    form = ResourceUploadForm(request.POST or None, request.FILES or None)
    context = {"form": form, "columns": COLUMNS, "shown": SHOWN}
    if form.is_valid():
        try:
            rows, refused = read_resources(form.content)
        except ResourceListError as error:
            form.add_error("file", str(error))
        else:
            plan = plan_import(station=station, rows=rows, refused=refused)
            token = keep_list(content=form.content, by=request.user)
            context |= {"plan": plan, "counts": plan.counts, "token": token}
            return no_store(render(request, "casework/resource_import_plan.html", context))
    return render(request, "casework/resource_import.html", context)


@require_POST
@needs(Permission.COMMUNITY_WRITE)
def resource_import_confirm(request: StaffRequest) -> HttpResponse:
    """Load the list that was looked at."""
    station = station_here(request)
    content = kept_list(token=request.POST.get("token", ""), by=request.user)
    if content is None:
        messages.error(request, "核对已过一小时或文件不在了，请重新选择文件。")
        return redirect("casework:resource_import")
    rows, refused = read_resources(content)
    count = import_resources(station=station, rows=rows, refused=refused, by=request.user).counts
    messages.success(
        request,
        f"已导入：新增 {count['created']} 条，变更 {count['changed']} 条，"
        f"未变 {count['unchanged']} 条，拒绝 {count['refused']} 行。",
    )
    return redirect("casework:resource_list")


@require_GET
@needs(Permission.COMMUNITY_WRITE)
def resource_import_template(request: StaffRequest) -> FileResponse:
    """The sheet to fill in."""
    return stored_file(BytesIO(resource_template()), filename=FILE_NAME, content_type=SHEET)
