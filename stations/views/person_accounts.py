"""账号：stop, start again, unlock, new link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from core import clock
from core.forms import made
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.forms.stations import ReasonForm
from stations.rules import posts as rules
from stations.selectors.people import account_posts_of, get_person
from stations.services import people
from stations.views.people import link_page


@dataclass(frozen=True)
class AccountStep:
    """One thing that can be done with an account, and what it means."""

    title: str
    button: str
    consequence: str
    done: str
    service: Callable[..., Any]
    danger: bool = False


STOP = AccountStep(
    title="停用账号",
    button="停用账号",
    consequence="立即退出所有设备，不能再登录；任职和记录不变，以后可以恢复。",
    done="账号已停用。",
    service=people.stop_account,
    danger=True,
)
RESTART = AccountStep(
    title="恢复账号",
    button="恢复账号",
    consequence="可以用原来的密码登录。",
    done="账号已恢复。",
    service=people.restart_account,
)
LINK = AccountStep(
    title="重发激活链接",
    button="生成新链接",
    consequence="以前的链接和密码立即失效，并退出所有设备；须用新链接重新设置密码。",
    done="",
    service=people.renew_link,
)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSIGNMENT_MANAGE)
def person_stop(request: StaffRequest, pk: int) -> HttpResponse:
    """Nobody signs in with this account any more."""
    return _take_step(request, pk, STOP)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSIGNMENT_MANAGE)
def person_restart(request: StaffRequest, pk: int) -> HttpResponse:
    """The account may be used again."""
    return _take_step(request, pk, RESTART)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSIGNMENT_MANAGE)
def person_link(request: StaffRequest, pk: int) -> HttpResponse:
    """A new link for who never came in, or forgot the password."""
    return _take_step(request, pk, LINK)


@require_POST
@needs(Permission.ASSIGNMENT_MANAGE)
def person_unlock(request: StaffRequest, pk: int) -> HttpResponse:
    """Forget the failed attempts."""
    person = get_person(request.workspace, pk=pk)
    people.unlock_account(workspace=request.workspace, person=person, by=request.user)
    messages.success(request, "已解除锁定，可以重新登录。")
    return redirect("stations:person_detail", pk=person.pk)


def _take_step(request: StaffRequest, pk: int, step: AccountStep) -> HttpResponse:
    person = get_person(request.workspace, pk=pk)
    _require(request, person)
    form = ReasonForm(request.POST or None)
    result = made(
        form,
        lambda: step.service(
            workspace=request.workspace,
            person=person,
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    )
    if result:
        return _after(request, person, step, result)
    context = {"form": form, "person": person, "step": step}
    return render(request, "stations/person_account.html", context)


def _require(request: StaffRequest, person: User) -> None:
    posts = account_posts_of(person, clock.today())
    rules.can_manage_account(request.workspace, request.user, person, posts).require()


def _after(request: StaffRequest, person: User, step: AccountStep, result: Any) -> HttpResponse:
    if step is LINK:
        return link_page(request, person, result)
    messages.success(request, step.done)
    return redirect("stations:person_detail", pk=person.pk)
