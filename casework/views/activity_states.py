"""Opening, closing and cancelling an activity; its costs."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from casework.forms.costs import CostForm
from casework.forms.reasons import ReasonForm
from casework.models import CommunityActivity, CostLine
from casework.phrases.groups import COST_GONE
from casework.rules import activities as rules
from casework.selectors.activities import get_activity
from casework.selectors.costs import get_cost
from casework.services import activities
from casework.services.costs import remove_cost
from casework.views.activities import activity_page
from casework.views.cost_lines import keep_cost
from core.errors import NotAllowedError, NotFoundError
from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission

Move = Callable[..., CommunityActivity]


@require_POST
@needs(Permission.ACTIVITY_WRITE)
def activity_open(request: StaffRequest, pk: UUID) -> HttpResponse:
    """开放报名。"""
    done = "报名已开放。把下面的链接或二维码发给居民。"
    return _move(request, pk, activities.open_sign_up, done)


@require_POST
@needs(Permission.ACTIVITY_WRITE)
def activity_close(request: StaffRequest, pk: UUID) -> HttpResponse:
    """截止报名。"""
    return _move(request, pk, activities.close_sign_up, "报名已截止，社工仍可代居民登记。")


@require_http_methods(["GET", "POST"])
@needs(Permission.ACTIVITY_WRITE)
def activity_cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """取消活动 with its reason."""
    activity = get_activity(pk=pk)
    rules.can_cancel(activity).require()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if accepted(
        form,
        lambda: activities.cancel_activity(
            activity=activity, reason=form.cleaned_data["reason"], by=request.user
        ),
    ):
        messages.success(request, "活动已取消，报名的居民在结果页可以看到原因。")
        return redirect("casework:activity_detail", pk=pk)
    context = activity_page(request, activity) | {"form": form}
    return no_store(render(request, "casework/activity_cancel.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.ACTIVITY_WRITE)
def activity_cost(request: StaffRequest, pk: UUID, cost_pk: UUID | None = None) -> HttpResponse:
    """登记或修改一笔费用。"""
    activity = get_activity(pk=pk)
    cost = _cost_of(activity, cost_pk) if cost_pk else None
    posted = request.method == "POST"
    form = CostForm(request.POST if posted else None, request.FILES if posted else None, cost=cost)
    if keep_cost(request, form, cost=cost, activity=activity):
        messages.success(request, "费用已登记。")
        return redirect("casework:activity_detail", pk=pk)
    context = activity_page(request, activity) | {"form": form, "cost": cost}
    return no_store(render(request, "casework/activity_cost.html", context))


@require_POST
@needs(Permission.ACTIVITY_WRITE)
def activity_cost_remove(request: StaffRequest, pk: UUID, cost_pk: UUID) -> HttpResponse:
    """删除一笔费用。"""
    remove_cost(cost=_cost_of(get_activity(pk=pk), cost_pk), by=request.user)
    messages.success(request, "费用已删除，审计记录里仍可查到。")
    return redirect("casework:activity_detail", pk=pk)


def _move(request: StaffRequest, pk: UUID, move: Move, done: str) -> HttpResponse:
    user: User = request.user
    try:
        move(activity=get_activity(pk=pk), by=user)
    except NotAllowedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("casework:activity_detail", pk=pk)


def _cost_of(activity: CommunityActivity, cost_pk: UUID) -> CostLine:
    cost = get_cost(pk=cost_pk)
    if cost.activity_id != activity.pk:
        raise NotFoundError(COST_GONE)
    return cost
