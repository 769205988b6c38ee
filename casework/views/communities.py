"""社区：the communities of the street, and what is known about each."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents import communities as documents
from casework.forms.communities import ProfileForm
from casework.models import CommunityProfile
from casework.selectors import communities as reading
from casework.services import communities
from casework.views.row_forms import form_page
from core import clock
from core.forms import accepted
from core.http import no_store, stored_file
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission
from stations.models import Region

PDF = "application/pdf"
CARRIED_OVER = ("geography", "economy", "culture", "strengths")


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def community_list(request: StaffRequest) -> HttpResponse:
    """The communities of the street, each with its newest figures."""
    context = {
        "rows": reading.community_rows(request.workspace, clock.today()),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    return no_store(render(request, "casework/community_list.html", context))


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def community_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One community: how it stands, how it has changed, and what is going on."""
    community = community_here(request, pk)
    profiles = reading.profiles_of(community)
    pair = reading.chosen_pair(profiles)
    context = {
        "community": community,
        "profile": profiles[0] if profiles else None,
        "measures": measures_of(profiles[0]) if profiles else [],
        "chart": reading.comparison_chart(*pair) if pair else None,
        "page_tabs": tabs(request, community),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
        **reading.overview_of(community, clock.today()),
    }
    return no_store(render(request, "casework/community_detail.html", context))


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def community_print(request: StaffRequest, pk: int) -> FileResponse:
    """社区概况表：the A4 form."""
    community = community_here(request, pk)
    profile = reading.latest_profile(community)
    communities.print_row(row=profile, by=request.user)
    sheet = documents.profile_sheet(
        profile,
        list(reading.facilities_of(community).filter(ended_on=None)),
        list(reading.human_resources_of(community).filter(ended_on=None)),
    )
    content = documents.render_profile(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def profile_list(request: StaffRequest, pk: int) -> HttpResponse:
    """历次概况：every picture, and two of them side by side."""
    community = community_here(request, pk)
    profiles = reading.profiles_of(community)
    pair = reading.chosen_pair(
        profiles, request.GET.get("before", ""), request.GET.get("after", "")
    )
    context = {
        "community": community,
        "profiles": profiles,
        "pair": pair,
        "rows": reading.compared(*pair) if pair else [],
        "chart": reading.comparison_chart(*pair) if pair else None,
        "page_tabs": tabs(request, community),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    return no_store(render(request, "casework/profile_list.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def profile_new(request: StaffRequest, pk: int) -> HttpResponse:
    """填写新的概况；texts are carried over from the last one, figures are not."""
    community = community_here(request, pk)
    profiles = reading.profiles_of(community)
    initial = {name: getattr(profiles[0], name) for name in CARRIED_OVER} if profiles else {}
    form = ProfileForm(request.POST or None, workspace=request.workspace, initial=initial)
    if accepted(
        form,
        lambda: communities.add_profile(
            profile_id=form.cleaned_data["id"],
            community=community,
            station_id=own_station(request.workspace),
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, f"{community.name} {form.cleaned_data['as_of']} 的概况已保存。")
        return redirect("casework:community_detail", pk=pk)
    return _profile_page(request, form, community, "填写社区概况", "保存概况")


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def profile_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改一份概况。"""
    profile = reading.get_row(CommunityProfile, pk=pk)
    form = ProfileForm(request.POST or None, workspace=request.workspace, row=profile)
    if accepted(
        form,
        lambda: communities.change_profile(
            profile=profile,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "概况已保存。")
        return redirect("casework:profile_list", pk=profile.community_id)
    return _profile_page(request, form, profile.community, "修改社区概况", "保存修改")


def community_here(request: StaffRequest, pk: int) -> Region:
    """Return the community, if it is of the street that the workspace serves."""
    return reading.get_community(request.workspace, pk=pk, on=clock.today())


def tabs(request: StaffRequest, community: Region) -> list[dict[str, object]]:
    """Return the pages of a community."""
    pages = (
        ("casework:community_detail", "概况", [community.pk]),
        ("casework:profile_list", "基线与变化", [community.pk]),
        ("casework:register", "社区设施", [community.pk, "facilities"]),
        ("casework:register", "服务人力", [community.pk, "people"]),
    )
    return [
        {"url": url, "label": label, "count": 0, "active": request.path.startswith(url)
         and (url != reverse("casework:community_detail", args=[community.pk])
              or request.path == url)}
        for name, label, arguments in pages
        for url in [reverse(name, args=arguments)]
    ]  # fmt: skip


def measures_of(profile: CommunityProfile) -> list[tuple[str, str]]:
    """Return the figures of a profile as pairs, with their units."""
    pairs = [(label, unit, getattr(profile, name)) for name, label, unit in reading.MEASURES]
    return [(label, f"{value:,} {unit}") for label, unit, value in pairs if value is not None]


def _profile_page(
    request: StaffRequest, form: ProfileForm, community: Region, title: str, action: str
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=f"{title}：{community.name}",
        action=action,
        back=(reverse("casework:community_detail", args=[community.pk]), community.name),
        answer="每份概况有一个截至日期；不同日期的概况可以比较。",
    )
