"""区划：the tree, and single entries."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core import clock
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission, RegionLevel
from stations.forms.regions import RegionForm
from stations.models import Region
from stations.rules import directory as rules
from stations.selectors.histories import history_of
from stations.selectors.regions import NUMBER, ancestors, get_region, region_rows, top_region
from stations.services import regions


@require_GET
@needs(Permission.REGION_VIEW)
def region_list(request: StaffRequest) -> HttpResponse:
    """What lies directly below a region; without one, where one's own view begins."""
    workspace, today = request.workspace, clock.today()
    parent = _region(request) or top_region(workspace)
    ended = request.GET.get("ended") == "1"
    may_manage = workspace.permits(Permission.REGION_MANAGE)
    context = {
        "parent": parent,
        "above": ancestors(workspace, parent) if parent else [],
        "rows": region_rows(workspace, parent, today, ended=ended),
        "ended": ended,
        "below": _level_below(parent),
        "may_import": workspace.permits(Permission.REGION_IMPORT),
        "may_add": may_manage and bool(rules.can_add_region(workspace, parent)),
        "may_edit": may_manage and parent and bool(rules.can_edit_region(workspace, parent)),
    }
    return render(request, "stations/region_list.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.REGION_MANAGE)
def region_create(request: StaffRequest) -> HttpResponse:
    """Add one region below `?parent=`."""
    workspace = request.workspace
    parent = _region(request)
    rules.can_add_region(workspace, parent).require()
    form = RegionForm(request.POST or None, parent=parent)
    if accepted(
        form,
        lambda: regions.add_region(
            workspace=workspace,
            parent=parent,
            code=form.cleaned_data["code"],
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已新增。")
        return _to_list(parent)
    context = {"form": form, "parent": parent, "below": _level_below(parent)}
    return render(request, "stations/region_form.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.REGION_MANAGE)
def region_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Rename a region, or set until when it holds."""
    workspace = request.workspace
    region = get_region(workspace, pk=pk)
    rules.can_edit_region(workspace, region).require()
    form = RegionForm(request.POST or None, instance=region)
    if accepted(
        form,
        lambda: regions.edit_region(
            workspace=workspace, region=region, values=form.values(), by=request.user
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已保存。")
        return _to_list(region.parent)
    context = {"form": form, "region": region, "events": history_of(region)}
    return render(request, "stations/region_form.html", context)


def _region(request: StaffRequest) -> Region | None:
    wanted = request.GET.get("parent", "")
    if not NUMBER.fullmatch(wanted):
        return None
    return get_region(request.workspace, pk=int(wanted))


def _level_below(parent: Region | None) -> RegionLevel | None:
    if parent is None:
        return RegionLevel.PROVINCE
    return rules.BELOW.get(RegionLevel(parent.level))


def _to_list(parent: Region | None) -> HttpResponse:
    response = redirect("stations:region_list")
    if parent is not None:
        response["Location"] += f"?parent={parent.pk}"
    return response
