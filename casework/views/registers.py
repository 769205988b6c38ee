"""社区设施 and 服务人力: two registers of a community, kept in place."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.communities import FacilityForm, HumanResourceForm
from casework.forms.rows import RowForm
from casework.models import CommunityFacility, HumanResource
from casework.selectors import communities as reading
from casework.services import communities
from casework.services.rows import change_row
from casework.views.communities import community_here, tabs
from core import htmx
from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission
from stations.models import Region


@dataclass(frozen=True)
class Register:
    """One of the registers: its model, its form, its words."""

    code: str
    model: Any
    form: type[RowForm]
    title: str
    thing: str
    rows: Any


REGISTERS = {
    each.code: each
    for each in (
        Register(
            "facilities", CommunityFacility, FacilityForm, "社区设施", "设施", reading.facilities_of
        ),
        Register(
            "people",
            HumanResource,
            HumanResourceForm,
            "服务人力",
            "人力",
            reading.human_resources_of,
        ),
    )
}


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def register(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """One register of a community."""
    return _show(request, community_here(request, pk), _register(code))


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def register_add(request: StaffRequest, pk: int, code: str) -> HttpResponse:
    """登记一项，就在名册里。"""
    community, kept = community_here(request, pk), _register(code)
    form = kept.form(request.POST or None, workspace=request.workspace)
    if accepted(
        form,
        lambda: communities.add_to_register(
            model=kept.model,
            row_id=form.cleaned_data["id"],
            community=community,
            station_id=own_station(request.workspace),
            values=form.values(),
            by=request.user,
        ),
    ):
        return _done(request, community, kept, f"已登记{form.cleaned_data['name']}。")
    return _show(request, community, kept, form=form)


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def register_edit(request: StaffRequest, code: str, pk: UUID) -> HttpResponse:
    """修改一项，就在名册里。"""
    kept = _register(code)
    row = reading.get_row(kept.model, pk=pk)
    form = kept.form(request.POST or None, workspace=request.workspace, row=row)
    if accepted(
        form,
        lambda: change_row(
            row=row,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        return _done(request, row.community, kept, "修改已保存。")
    return _show(request, row.community, kept, form=form)


@require_POST
@needs(Permission.COMMUNITY_WRITE)
def register_retire(request: StaffRequest, code: str, pk: UUID) -> HttpResponse:
    """停用或重新启用一项；the row stays."""
    kept = _register(code)
    row = reading.get_row(kept.model, pk=pk)
    is_over = request.POST.get("over") == "1"
    communities.retire(row=row, is_over=is_over, by=request.user)
    return _done(request, row.community, kept, f"{row.name}已{'停用' if is_over else '重新启用'}。")


def _register(code: str) -> Register:
    if code not in REGISTERS:
        raise Http404
    return REGISTERS[code]


def _done(request: StaffRequest, community: Region, kept: Register, said: str) -> HttpResponse:
    if not htmx.wants_fragment(request):
        return redirect("casework:register", pk=community.pk, code=kept.code)
    return htmx.toast(_show(request, community, kept), said)


def _show(
    request: StaffRequest, community: Region, kept: Register, form: RowForm | None = None
) -> HttpResponse:
    context = {
        "community": community,
        "register": kept,
        "rows": kept.rows(community),
        "form": form,
        "page_tabs": tabs(request, community) if not htmx.wants_fragment(request) else [],
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
        "register_url": reverse("casework:register", args=[community.pk, kept.code]),
    }
    response = htmx.render(
        request, "casework/register.html", "casework/partials/_register.html", context
    )
    return no_store(response)
