"""家庭：the panel on a file, the page of a household, its members."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.forms.households import (
    HouseholdEditForm,
    LeaveForm,
    MemberEditForm,
    MemberForm,
    NewHouseholdForm,
)
from casework.models import Household
from casework.rules import clients as client_rules, households as rules
from casework.selectors.clients import get_client
from casework.selectors.households import clients_in, get_household, get_member, household_of
from casework.selectors.picking import picked_options
from casework.services import households
from casework.views.client_panels import client_asked_for
from casework.views.client_steps import Step, data_of, step_on_file, take_step
from core.http import no_store
from core.ids import uuids
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_household(request: StaffRequest) -> HttpResponse:
    """The household of a client; for the slot `client_detail`."""
    client = client_asked_for(request)
    household = household_of(client)
    context = {
        "client": client,
        "household": household,
        "verdict": _opens(request, household) if household else None,
        "can_edit": client_rules.can_edit(request.workspace, request.user, client)
        and client_rules.can_change(client),
    }
    return no_store(render(request, "casework/partials/_client_household.html", context))


@require_GET
@needs(Permission.CLIENT_VIEW)
def household_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One household with everybody who lives or lived in it."""
    household = get_household(pk=pk)
    households.open_household(household=household, workspace=request.workspace, by=request.user)
    context = {
        "household": household,
        "can_edit": rules.can_change_household(request.workspace, clients_in(household)),
        "can_reveal": request.workspace.permits(Permission.CLIENT_REVEAL),
    }
    return no_store(render(request, "casework/household_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def household_create(request: StaffRequest, pk: UUID) -> HttpResponse:
    """建立家庭 around the client `pk`."""
    client = get_client(pk=pk)
    client_rules.can_edit(request.workspace, request.user, client).require()
    initial = {"community": client.community_id, "housing": client.housing}
    form = NewHouseholdForm(data_of(request)[0], workspace=request.workspace, initial=initial)
    step = step_on_file(
        pk,
        title="建立家庭",
        answer=f"从 {client.name} 开始，之后再登记其他家庭成员。",
        action="建立家庭",
        done="家庭已建立，可以继续登记家庭成员。",
    )
    return take_step(
        request,
        step,
        form,
        lambda form: households.create_household(
            household_id=form.cleaned_data["id"],
            client=client,
            relation=form.cleaned_data["relation"],
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def household_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改家庭情况。"""
    household = _changeable(request, pk)
    names = ("housing", "monthly_income", "notes")
    initial: dict[str, Any] = {name: getattr(household, name) for name in names}
    initial |= {
        "community": household.community_id,
        "seen_at": household.updated_at,
    }
    form = HouseholdEditForm(
        data_of(request)[0], workspace=request.workspace, household=household, initial=initial
    )
    step = _step(household, "修改家庭情况", "住址隐去显示，留空即不改。", "保存修改", "已保存。")
    return take_step(
        request,
        step,
        form,
        lambda form: households.edit_household(
            household=household,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def member_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记家庭成员：a client of the station, or somebody only named."""
    household = _changeable(request, pk)
    form = MemberForm(data_of(request)[0], station_id=household.station_id)
    answer = "已建档的从服务对象中选，其他人写姓名即可。"
    step = _step(household, "登记家庭成员", answer, "登记", "家庭成员已登记。")
    picked = picked_options(request.workspace, _picked(request))
    return take_step(
        request,
        step,
        form,
        lambda form: households.add_member(
            member_id=form.cleaned_data["id"],
            household=household,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        ),
        picked=picked,
        picks_client=True,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def member_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改家庭成员。"""
    member = get_member(pk=pk)
    household = _changeable(request, member.household_id)
    form = MemberEditForm(data_of(request)[0], member=member)
    step = _step(household, "修改家庭成员", f"{member.name}", "保存修改", "已保存。")
    return take_step(
        request,
        step,
        form,
        lambda form: households.edit_member(
            member=member,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def member_leave(request: StaffRequest, pk: UUID) -> HttpResponse:
    """离开家庭。"""
    member = get_member(pk=pk)
    household = _changeable(request, member.household_id)
    answer = f"{member.name} 仍列在“已离开”里，以后可以加入另一个家庭。"
    step = _step(household, "登记离开家庭", answer, "登记离开", "已登记离开。")
    return take_step(
        request,
        step,
        LeaveForm(data_of(request)[0]),
        lambda form: households.leave_household(
            member=member,
            on=form.cleaned_data["left_on"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _opens(request: StaffRequest, household: Household) -> Any:
    return rules.can_open_household(request.workspace, clients_in(household))


def _changeable(request: StaffRequest, pk: UUID) -> Household:
    household = get_household(pk=pk)
    rules.can_change_household(request.workspace, clients_in(household)).require()
    return household


def _step(household: Household, title: str, answer: str, action: str, done: str) -> Step:
    return Step(
        title=title,
        answer=answer,
        action=action,
        done=done,
        back_url=reverse("casework:household_detail", args=[household.pk]),
        back="家庭",
    )


def _picked(request: StaffRequest) -> list[UUID]:
    return uuids(request.POST.getlist("clients"))
