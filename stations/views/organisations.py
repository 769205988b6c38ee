"""承接机构、购买主体：list, register, change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.forms import accepted
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.forms.fields import WordsFilterForm
from stations.forms.organisations import AgencyForm, PurchaserForm
from stations.rules import directory as rules
from stations.selectors.histories import history_of
from stations.selectors.organisations import (
    find_agencies,
    find_purchasers,
    get_agency,
    get_purchaser,
)
from stations.services import organisations


@require_GET
@needs(Permission.AGENCY_VIEW)
def agency_list(request: StaffRequest) -> HttpResponse:
    """The agencies in view."""
    form = WordsFilterForm(request.GET, hint="机构名称、信用代码")
    found = find_agencies(request.workspace, form.words)
    page = keyset(found, order=("name", "pk"), cursor=request.GET.get("cursor"))
    context = {
        "filter": {"form": form},
        "page": page,
        "found": found.order_by().count(),
        "may_manage": request.workspace.permits(Permission.AGENCY_MANAGE),
    }
    return render(request, "stations/agency_list.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.AGENCY_MANAGE)
def agency_create(request: StaffRequest) -> HttpResponse:
    """Register an agency."""
    workspace = request.workspace
    form = AgencyForm(request.POST or None, workspace=workspace)
    if accepted(
        form,
        lambda: organisations.create_agency(
            workspace=workspace, values=form.values(), by=request.user
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已登记。")
        return redirect("stations:agency_list")
    return render(request, "stations/agency_form.html", {"form": form, "agency": None})


@require_http_methods(["GET", "POST"])
@needs(Permission.AGENCY_MANAGE)
def agency_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change an agency of one's own region."""
    workspace = request.workspace
    agency = get_agency(workspace, pk=pk)
    rules.can_manage_organisation(workspace, agency.region).require()
    form = AgencyForm(request.POST or None, instance=agency, workspace=workspace)
    if accepted(
        form,
        lambda: organisations.edit_agency(
            workspace=workspace, agency=agency, values=form.values(), by=request.user
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已保存。")
        return redirect("stations:agency_list")
    context = {"form": form, "agency": agency, "events": history_of(agency)}
    return render(request, "stations/agency_form.html", context)


@require_GET
@needs(Permission.AGENCY_VIEW)
def purchaser_list(request: StaffRequest) -> HttpResponse:
    """The purchasers in view."""
    form = WordsFilterForm(request.GET, hint="名称、区划")
    found = find_purchasers(request.workspace, form.words)
    order = ("region__path", "name", "pk")
    context = {
        "filter": {"form": form},
        "page": keyset(found, order=order, cursor=request.GET.get("cursor")),
        "found": found.order_by().count(),
        "may_manage": request.workspace.permits(Permission.AGENCY_MANAGE),
    }
    return render(request, "stations/purchaser_list.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.AGENCY_MANAGE)
def purchaser_create(request: StaffRequest) -> HttpResponse:
    """Register a purchaser."""
    workspace = request.workspace
    form = PurchaserForm(request.POST or None, workspace=workspace)
    if accepted(
        form,
        lambda: organisations.create_purchaser(
            workspace=workspace, values=form.values(), by=request.user
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已登记。")
        return redirect("stations:purchaser_list")
    return render(request, "stations/purchaser_form.html", {"form": form, "purchaser": None})


@require_http_methods(["GET", "POST"])
@needs(Permission.AGENCY_MANAGE)
def purchaser_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a purchaser of one's own region."""
    workspace = request.workspace
    purchaser = get_purchaser(workspace, pk=pk)
    rules.can_manage_organisation(workspace, purchaser.region).require()
    form = PurchaserForm(request.POST or None, instance=purchaser, workspace=workspace)
    if accepted(
        form,
        lambda: organisations.edit_purchaser(
            workspace=workspace, purchaser=purchaser, values=form.values(), by=request.user
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已保存。")
        return redirect("stations:purchaser_list")
    context = {"form": form, "purchaser": purchaser, "events": history_of(purchaser)}
    return render(request, "stations/purchaser_form.html", context)
