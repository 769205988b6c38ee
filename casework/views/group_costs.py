"""费用 of a group: budget and what was spent, with receipts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from casework.forms.costs import CostForm
from casework.rules import groups as rules
from casework.rules.clients import sees_names
from casework.selectors.costs import costs_of, get_cost, totals_of
from casework.selectors.groups import get_group
from casework.services import costs
from casework.views.cost_lines import keep_cost
from casework.views.group_pages import group_page
from core.errors import NotFoundError
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_VIEW)
def group_costs(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Every line, the sums, and a form for the next."""
    group = get_group(pk=pk)
    changeable = rules.can_change(request.workspace, group)
    data = request.POST if request.method == "POST" else None
    if data is not None:
        changeable.require()
    form = CostForm(data, request.FILES or None)
    if keep_cost(request, form, group=group):
        messages.success(request, "费用已保存。")
        return redirect("casework:group_costs", pk=group.pk)
    lines = list(costs_of(group=group))
    context = {"form": form, "lines": lines, "totals": totals_of(lines), "cost": None}
    context["can_open_files"] = sees_names(request.workspace)
    return group_page(request, group, "group_costs", "casework/group_costs.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def group_cost(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One line: changed, or taken out."""
    cost = get_cost(pk=pk)
    if cost.group_id is None:
        raise NotFoundError("这笔费用不属于小组。")
    group = get_group(pk=cost.group_id)
    rules.can_change(request.workspace, group).require()
    data = request.POST if request.method == "POST" else None
    if data is not None and "remove" in data:
        costs.remove_cost(cost=cost, by=request.user)
        messages.success(request, "这笔费用已删除。")
        return redirect("casework:group_costs", pk=group.pk)
    form = CostForm(data, request.FILES or None, cost=cost)
    if keep_cost(request, form, cost=cost, group=group):
        messages.success(request, "费用已保存。")
        return redirect("casework:group_costs", pk=group.pk)
    context = {"form": form, "cost": cost}
    return group_page(request, group, "group_costs", "casework/group_cost.html", context)
