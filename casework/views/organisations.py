"""培育的社区社会组织: the list, one organisation, its growth."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents import meetings as documents
from casework.filters.communities import OrganisationFilter
from casework.forms.lists import ReasonForm
from casework.forms.meetings import GrowthForm, OrganisationForm
from casework.selectors import meetings as reading
from casework.services import communities, organisations
from casework.views.communities import PDF
from casework.views.row_forms import form_page
from core import clock, htmx
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def organisation_list(request: StaffRequest) -> HttpResponse:
    """The organisations, those registered last first."""
    found = OrganisationFilter(
        request.GET, queryset=reading.organisations_listed(), request=request
    )
    context = {
        "filter": found,
        "page": keyset(
            found.qs, order=reading.ORGANISATIONS_NEWEST, cursor=request.GET.get("cursor")
        ),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    response = htmx.render(
        request,
        "casework/organisation_list.html",
        "casework/partials/_organisation_list.html",
        context,
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def organisation_new(request: StaffRequest) -> HttpResponse:
    """登记一个培育的组织。"""
    initial = {"community": request.GET.get("community", "")}
    form = OrganisationForm(request.POST or None, workspace=request.workspace, initial=initial)
    if accepted(
        form,
        lambda: organisations.add_organisation(
            organisation_id=form.cleaned_data["id"],
            station_id=own_station(request.workspace),
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已登记。")
        return redirect("casework:organisation_detail", pk=form.cleaned_data["id"])
    return form_page(
        request,
        form,
        title="登记培育的社会组织",
        action="登记",
        cancel="不登记了",
        back=(reverse("casework:organisation_list"), "社区社会组织"),
    )


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def organisation_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One organisation and how it has grown."""
    organisation = reading.get_organisation(pk=pk)
    growth = reading.growth_of(organisation)
    context = {
        "organisation": organisation,
        "growth": growth,
        "chart": reading.growth_chart(growth) if len(growth) > 1 else None,
        "reveal": ReasonForm(),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    return no_store(render(request, "casework/organisation_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def organisation_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改档案。"""
    organisation = reading.get_organisation(pk=pk)
    form = OrganisationForm(request.POST or None, workspace=request.workspace, row=organisation)
    if accepted(
        form,
        lambda: organisations.change_organisation(
            organisation=organisation,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "修改已保存。")
        return redirect("casework:organisation_detail", pk=pk)
    return form_page(
        request,
        form,
        title="修改社会组织档案",
        action="保存修改",
        back=(reverse("casework:organisation_detail", args=[pk]), "社会组织"),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def growth_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    """填写成长记录。"""
    organisation = reading.get_organisation(pk=pk)
    initial = {"stage": organisation.stage, "members": organisation.members}
    form = GrowthForm(request.POST or None, workspace=request.workspace, initial=initial)
    if accepted(
        form,
        lambda: organisations.add_growth(
            growth_id=form.cleaned_data["id"],
            organisation=organisation,
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, "成长记录已保存。")
        return redirect("casework:organisation_detail", pk=pk)
    return form_page(
        request,
        form,
        title=f"成长记录：{organisation.name}",
        action="保存记录",
        cancel="不记了",
        back=(reverse("casework:organisation_detail", args=[pk]), organisation.name),
        consequence="最近一条的阶段和人数会写到组织档案上",
    )


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def organisation_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """社会组织培育档案：the A4 form."""
    organisation = reading.get_organisation(pk=pk)
    communities.print_row(row=organisation, by=request.user)
    sheet = documents.organisation_sheet(organisation, reading.growth_of(organisation))
    content = documents.render_organisation(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)
