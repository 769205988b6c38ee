"""区划导入：look first, then load."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import made
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.forms.regions import RegionUploadForm
from stations.importers import read_regions
from stations.services.region_imports import import_regions, plan_import
from stations.services.region_uploads import keep_list, kept_list

SHOWN = 100


@require_http_methods(["GET", "POST"])
@needs(Permission.REGION_IMPORT)
def region_import(request: StaffRequest) -> HttpResponse:
    """Take a file, and show what loading it would do. Nothing is written."""
    form = RegionUploadForm(request.POST or None, request.FILES or None)
    context = {"form": form, "shown": SHOWN}
    read = made(form, lambda: read_regions(form.content))
    if read is None:
        return render(request, "stations/region_import.html", context)
    plan = plan_import(*read)
    token = keep_list(content=form.content, valid_from=form.since, by=request.user)
    context |= {"plan": plan, "counts": plan.counts, "token": token, "since": form.since}
    return render(request, "stations/region_import_plan.html", context)


@require_POST
@needs(Permission.REGION_IMPORT)
def region_import_confirm(request: StaffRequest) -> HttpResponse:
    """Load the list that was looked at."""
    kept = kept_list(token=request.POST.get("token", ""), by=request.user)
    if kept is None:
        messages.error(request, "核对已过一小时或文件不在了，请重新选择文件。")
        return redirect("stations:region_import")
    rows, refused = read_regions(kept.content)
    plan = import_regions(rows=rows, refused=refused, valid_from=kept.valid_from, by=request.user)
    count = plan.counts
    messages.success(
        request,
        f"已导入：新增 {count['created']} 个，变更 {count['changed']} 个，"
        f"未变 {count['unchanged']} 个，拒绝 {count['refused']} 行。",
    )
    return redirect("stations:region_list")
