"""服务目录。"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import clock
from core.forms import accepted
from projects.forms.items import LocalItemForm
from projects.models import ServiceCatalogue
from projects.selectors import catalogues as reading
from projects.services import catalogues
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CATALOGUE_VIEW)
def catalogue(request: StaffRequest) -> HttpResponse:
    """The catalogue as a tree; one tab for each catalogue that concerns the workspace."""
    offered = reading.catalogues_for(request.workspace, clock.today())
    shown = reading.chosen_catalogue(offered, request.GET.get("catalogue", ""))
    items = list(reading.items_shown(shown, request.workspace)) if shown else []
    context = {
        "catalogues": offered,
        "shown": shown,
        "groups": reading.tree_of(items),
        "count": sum(item.is_active for item in items),
        "may_manage": request.workspace.permits(Permission.CATALOGUE_MANAGE),
        "manageable": reading.manageable_ids(items, request.workspace),
    }
    return render(request, "projects/catalogue.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.CATALOGUE_MANAGE)
def item_create(request: StaffRequest, pk: int) -> HttpResponse:
    """增设条目。"""
    shown = reading.get_catalogue(pk=pk)
    form = LocalItemForm(request.POST or None, workspace=request.workspace)
    if accepted(
        form,
        lambda: catalogues.add_local_item(
            catalogue=shown, **form.cleaned_data, workspace=request.workspace, by=request.user
        ),
    ):
        name = form.cleaned_data["name"]
        messages.success(request, f"已增设“{name}”，本地区的社工站现在可以选用。")
        return redirect(_address(shown))
    return render(request, "projects/item_form.html", {"form": form, "catalogue": shown})


@require_POST
@needs(Permission.CATALOGUE_MANAGE)
def item_switch(request: StaffRequest, pk: int) -> HttpResponse:
    """停用或启用一个增设的条目。"""
    item = reading.get_item(pk=pk)
    active = request.POST.get("active") == "1"
    catalogues.set_item_active(
        item=item, active=active, workspace=request.workspace, by=request.user
    )
    done = "启用" if active else "停用，已有的服务记录不受影响"
    messages.success(request, f"“{item.name}”已{done}。")
    return redirect(_address(item.catalogue))


def _address(shown: ServiceCatalogue) -> str:
    return f"{reverse('projects:catalogue')}?catalogue={shown.pk}"
