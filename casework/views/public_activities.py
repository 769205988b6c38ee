"""What residents open from a poster, without an account: one activity, and their own registration.

Only what the public may know is read here: row security shows no other person's row.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.enums.groups import ActivityState, RegistrationState
from casework.errors.activities import NoSuchPageError
from casework.forms.registrations import SignUpForm
from casework.models import CommunityActivity
from casework.rules import activities as rules
from casework.selectors.public_pages import (
    find_public_station,
    get_held_registration,
    get_public_activity,
    public_scope,
)
from casework.services.registrations import sign_up, withdraw
from casework.services.tries import too_many_tries
from core import clock
from core.errors import NotAllowedError
from core.forms import accepted
from core.http import no_store

TOO_MANY = 429
View = Callable[..., HttpResponse]


def counts_tries(view: View) -> View:
    """Answer 429 to an address that sends too much in a short time."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR", "")
        if request.method == "POST" and too_many_tries("sign_up", address):
            return render(request, "429.html", status=TOO_MANY)
        try:
            return view(request, *args, **kwargs)
        except NoSuchPageError:
            if too_many_tries("guess", address):
                return render(request, "429.html", status=TOO_MANY)
            raise

    return counted


@login_not_required
@require_http_methods(["GET", "POST"])
@counts_tries
def public_activity(request: HttpRequest, station_id: int, public_code: str) -> HttpResponse:
    """活动报名：what, when, where, how many places are left; and the form."""
    form = SignUpForm(request.POST if request.method == "POST" else None)
    token = form.cleaned_data["token"] if form.is_valid() else ""
    with public_scope(station_id, token):
        find_public_station(station_id, clock.today())
        activity = get_public_activity(station_id=station_id, code=public_code, now=clock.now())
        if token and accepted(
            form, lambda: sign_up(activity=activity, values=form.values(), token=token)
        ):
            return redirect("casework:public_registration", station_id=station_id, token=token)
        context = _about(activity) | {
            "form": form,
            "can_sign_up": rules.takes_sign_ups(activity, clock.now()),
        }
        return no_store(render(request, "casework/public_activity.html", context))


@login_not_required
@require_http_methods(["GET", "POST"])
@counts_tries
def public_registration(request: HttpRequest, station_id: int, token: str) -> HttpResponse:
    """报名结果：confirmed or waiting at which place; the holder may cancel. Shows no name."""
    with public_scope(station_id, token):
        find_public_station(station_id, clock.today())
        held = get_held_registration(station_id=station_id, token=token)
        registration, refusal = held.registration, ""
        if request.method == "POST" and request.POST.get("cancel") == "yes":
            try:
                withdraw(registration=registration, by=None)
            except NotAllowedError as error:
                refusal = str(error)
            else:
                return redirect("casework:public_registration", station_id=station_id, token=token)
        activity = registration.activity
        context = _about(activity) | {
            "registration": registration,
            "ahead": held.ahead,
            "is_confirmed": registration.state == RegistrationState.CONFIRMED,
            "is_waiting": registration.state == RegistrationState.WAITING,
            "can_withdraw": rules.can_withdraw(activity, registration, clock.now()),
            "refusal": refusal,
        }
        return no_store(render(request, "casework/public_registration.html", context))


def _about(activity: CommunityActivity) -> dict[str, Any]:
    """Return what everybody may know."""
    until = timezone.localtime(rules.ends_sign_up(activity))
    return {
        "activity": activity,
        "station": activity.station,
        "places_left": rules.places_left(activity),
        "until": until,
        "is_cancelled": activity.state == ActivityState.CANCELLED,
        "is_over": activity.ends_at <= clock.now(),
    }
