"""组员：recruitment, screening, joining and leaving."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from casework.forms.group_members import ApplicantForm, ScreeningForm
from casework.forms.reasons import ReasonForm
from casework.models import GroupMember
from casework.rules import groups as rules
from casework.selectors.groups import count_admitted, get_group, get_member, members_of
from casework.selectors.picking import picked_options
from casework.services import group_members
from casework.views.group_pages import group_page, names_of
from core.forms import accepted
from core.ids import uuids
from stations.access import StaffRequest, needs
from stations.enums import Permission

DONE = {
    "admit": "{name} 已入组。",
    "decline": "已登记 {name} 未入组。",
    "leave": "已登记 {name} 退出。",
    "screen": "{name} 的筛选面谈已保存。",
}
ENDS = ("decline", "leave")  # with a reason


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_VIEW)
def group_members_page(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Who applied and who belongs to the group; a field to add somebody."""
    group, workspace = get_group(pk=pk), request.workspace
    changeable = rules.can_change(workspace, group)
    data = request.POST if request.method == "POST" else None
    if data is not None:
        changeable.require()
    form = ApplicantForm(data, station_id=group.station_id)
    if accepted(
        form,
        lambda: group_members.add_applicant(
            member_id=form.cleaned_data["id"],
            group=group,
            client=form.cleaned_data["clients"][0],
            expectations=form.cleaned_data["expectations"],
            workspace=workspace,
            by=request.user,
        ),
    ):
        messages.success(request, "报名已登记，接着做筛选面谈。")
        return redirect("casework:group_members", pk=group.pk)
    members = list(members_of(group))
    names = names_of(request, group, members)
    context = {
        "form": form if changeable else None,
        "picked": picked_options(workspace, uuids(form["clients"].value())),
        "members": [(each, names[each.pk]) for each in members],
        "admitted": count_admitted(group),
    }
    return group_page(request, group, "group_members", "casework/group_members.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def member_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """筛选面谈, and what follows from it."""
    member, workspace = get_member(pk=pk), request.workspace
    group = get_group(pk=member.group_id)
    rules.is_in_charge(workspace, group).require()
    data = request.POST if request.method == "POST" else None
    action = next((each for each in DONE if each in (data or ())), "screen")
    form = ScreeningForm(data, member=member)
    reason = ReasonForm(data if action in ENDS else None)
    name = rules.member_name(workspace, group, member.client)
    asked = reason if action in ENDS else form
    if form.is_valid() and accepted(asked, lambda: _decide(request, member, action, form, reason)):
        messages.success(request, DONE[action].format(name=name))
        return redirect("casework:group_members", pk=group.pk)
    context = {
        "member": member if data is None else get_member(pk=pk),
        "name": name,
        "form": form,
        "reason_form": reason,
        "can_admit": rules.can_admit(group, member, count_admitted(group)),
    }
    return group_page(request, group, "group_members", "casework/group_member.html", context)


def _decide(
    request: StaffRequest,
    member: GroupMember,
    action: str,
    form: ScreeningForm,
    reason: ReasonForm,
) -> None:
    known: dict[str, Any] = {"workspace": request.workspace, "by": request.user}
    if action in {"screen", "admit"}:
        member = group_members.screen_member(member=member, **form.cleaned_data, **known)
    if action == "admit":
        group_members.admit_member(member=member, **known)
    elif action == "decline":
        group_members.decline_member(member=member, **reason.cleaned_data, **known)
    elif action == "leave":
        group_members.leave_group(member=member, **reason.cleaned_data, **known)
