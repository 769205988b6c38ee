"""积分：redeeming, correcting, the statement; and the rewards."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents import volunteers as documents
from casework.forms.points import RedeemForm, RewardForm
from casework.forms.reasons import ReasonForm
from casework.models import Reward
from casework.rules import volunteers as rules
from casework.selectors.points import (
    NEWEST_FIRST,
    get_movement,
    get_reward,
    listed_rewards,
    movements_of,
    points_policy,
)
from casework.selectors.volunteers import get_volunteer
from casework.services.points import correct_points, note_statement, redeem_points
from casework.services.rewards import add_reward, edit_reward
from casework.views.volunteers import volunteer_page
from core import clock
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission

PDF = "application/pdf"


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_redeem(request: StaffRequest, pk: UUID) -> HttpResponse:
    """兑换。"""
    volunteer = get_volunteer(pk=pk)
    data = request.POST if request.method == "POST" else None
    form = RedeemForm(data, station_id=volunteer.station_id)
    if accepted(
        form,
        lambda: redeem_points(
            movement_id=form.cleaned_data["id"],
            volunteer=volunteer,
            reward=form.cleaned_data["reward"],
            by=request.user,
        ),
    ):
        messages.success(request, "已兑换。")
        return redirect("casework:volunteer_points", pk=pk)
    context = volunteer_page(request, volunteer) | {
        "form": form,
        "heading": "兑换积分",
        "action": "兑换",
        "explain": f"现有 {volunteer.points} 分。",
    }
    return no_store(render(request, "casework/volunteer_entry.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_correct(request: StaffRequest, pk: UUID, movement_pk: UUID) -> HttpResponse:
    """更正一笔积分：it is booked back."""
    volunteer = get_volunteer(pk=pk)
    movement = get_movement(pk=movement_pk, volunteer=volunteer)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if accepted(
        form,
        lambda: correct_points(
            movement=movement, reason=form.cleaned_data["reason"], by=request.user
        ),
    ):
        messages.success(request, "已更正，原来的一笔保留。")
        return redirect("casework:volunteer_points", pk=pk)
    context = volunteer_page(request, volunteer) | {
        "form": form,
        "heading": "更正积分",
        "action": "冲回这一笔",
        "explain": f"{movement.on:%Y-%m-%d} {movement.reason}。冲回后两笔都留在账上。",
    }
    return no_store(render(request, "casework/volunteer_entry.html", context))


@require_GET
@needs(Permission.VOLUNTEER_VIEW)
def volunteer_points(request: StaffRequest, pk: UUID) -> HttpResponse:
    """积分对账单。"""
    volunteer = get_volunteer(pk=pk)
    rows = movements_of(volunteer).prefetch_related("corrected_by")
    context = volunteer_page(request, volunteer) | {
        "page": keyset(rows, order=NEWEST_FIRST, cursor=request.GET.get("cursor")),
        "policy": points_policy(volunteer.station, clock.today()),
        "correctable": rules.CORRECTABLE,
    }
    return no_store(render(request, "casework/volunteer_points.html", context))


@require_GET
@needs(Permission.VOLUNTEER_VIEW)
def volunteer_statement(request: StaffRequest, pk: UUID) -> FileResponse:
    """积分对账单 on paper."""
    volunteer = get_volunteer(pk=pk)
    note_statement(volunteer=volunteer, by=request.user)
    sheet = documents.StatementSheet(
        volunteer=volunteer,
        name=rules.display_name(request.workspace, volunteer),
        movements=list(movements_of(volunteer).order_by("created_at", "pk")),
        policy=points_policy(volunteer.station, clock.today()),
    )
    content = documents.render_statement(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


@require_GET
@needs(Permission.VOLUNTEER_WRITE)
def reward_list(request: StaffRequest) -> HttpResponse:
    """兑换项目。"""
    rewards = list(listed_rewards(own_station(request.workspace))[:200])
    context = {"rewards": rewards, "today": clock.today()}
    return no_store(render(request, "casework/reward_list.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def reward_create(request: StaffRequest) -> HttpResponse:
    """增加兑换项目。"""
    station_id = own_station(request.workspace)
    form = RewardForm(request.POST if request.method == "POST" else None)
    if accepted(
        form,
        lambda: add_reward(
            reward_id=form.cleaned_data["id"],
            station_id=station_id,
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, "兑换项目已增加。")
        return redirect("casework:reward_list")
    return _show_reward(request, form, None)


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def reward_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改兑换项目。"""
    reward = get_reward(pk=pk)
    form = RewardForm(request.POST if request.method == "POST" else None, reward=reward)
    if accepted(
        form,
        lambda: edit_reward(
            reward=reward,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "兑换项目已保存。")
        return redirect("casework:reward_list")
    return _show_reward(request, form, reward)


def _show_reward(request: StaffRequest, form: RewardForm, reward: Reward | None) -> HttpResponse:
    context = {"form": form, "reward": reward}
    return no_store(render(request, "casework/reward_form.html", context))
