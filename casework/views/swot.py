"""SWOT 分析。"""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents import communities as documents
from casework.forms.communities import SwotForm
from casework.selectors.communities import get_analysis
from casework.services import communities
from casework.views.communities import PDF, community_here
from casework.views.row_forms import form_page
from core import clock
from core.forms import accepted
from core.http import no_store, stored_file
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def swot_new(request: StaffRequest, pk: int) -> HttpResponse:
    """填写 SWOT 分析。"""
    community = community_here(request, pk)
    form = SwotForm(request.POST or None, workspace=request.workspace, community_id=community.pk)
    if accepted(
        form,
        lambda: communities.add_analysis(
            analysis_id=form.cleaned_data["id"],
            community=community,
            station_id=own_station(request.workspace),
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, "SWOT 分析已保存。")
        return redirect("casework:swot_detail", pk=form.cleaned_data["id"])
    return form_page(
        request,
        form,
        title=f"SWOT 分析：{community.name}",
        action="保存分析",
        cancel="不写了",
        back=(reverse("casework:community_detail", args=[community.pk]), community.name),
        answer="先界定问题，再看优势、劣势、机会、威胁，最后写选定的策略。",
    )


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def swot_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One analysis: the problem, the four fields, the strategy."""
    analysis = get_analysis(pk=pk)
    context = {
        "analysis": analysis,
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    return no_store(render(request, "casework/swot_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def swot_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改 SWOT 分析。"""
    analysis = get_analysis(pk=pk)
    form = SwotForm(
        request.POST or None,
        workspace=request.workspace,
        row=analysis,
        community_id=analysis.community_id,
    )
    if accepted(
        form,
        lambda: communities.change_analysis(
            analysis=analysis,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "修改已保存。")
        return redirect("casework:swot_detail", pk=pk)
    return form_page(
        request,
        form,
        title="修改 SWOT 分析",
        action="保存修改",
        back=(reverse("casework:swot_detail", args=[pk]), "SWOT 分析"),
    )


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def swot_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """SWOT 分析表：the A4 form."""
    analysis = get_analysis(pk=pk)
    communities.print_row(row=analysis, by=request.user)
    sheet = documents.swot_sheet(analysis)
    content = documents.render_swot(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)
