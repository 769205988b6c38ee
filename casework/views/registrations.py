"""报名名单：who comes and who waits; signing somebody up, and cancelling."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from casework.enums.groups import RegistrationState
from casework.forms.registrations import RegisterForm
from casework.models import ActivityRegistration
from casework.rules import activities as rules
from casework.selectors.activities import get_activity, get_registration, registrations_of
from casework.selectors.picking import picked_options
from casework.services.registrations import register_person, withdraw
from casework.views.activities import activity_page
from core import clock
from core.errors import NotAllowedError
from core.forms import accepted
from core.http import no_store
from core.ids import uuids
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.ACTIVITY_VIEW)
def activity_registrations(request: StaffRequest, pk: UUID) -> HttpResponse:
    """报名名单 in order of arrival; below it, the form with which a worker adds somebody."""
    activity, workspace = get_activity(pk=pk), request.workspace
    posted = request.method == "POST"
    if posted and not workspace.permits(Permission.ACTIVITY_WRITE):
        raise NotAllowedError("您当前的角色不能登记报名。")
    form = RegisterForm(request.POST if posted else None, station_id=activity.station_id)
    if accepted(
        form,
        lambda: register_person(
            activity=activity,
            registration_id=form.cleaned_data["id"],
            values=form.values(),
            by=request.user,
        ),
    ):
        made = get_registration(pk=form.cleaned_data["id"], activity=activity)
        messages.success(request, f"已登记：{made.get_state_display()}。")
        return redirect("casework:activity_registrations", pk=pk)
    rows = list(registrations_of(activity))
    context = activity_page(request, activity) | {
        "form": form,
        "picked": picked_options(workspace, uuids(form["clients"].value())),
        "can_register": rules.can_register_others(activity),
        "confirmed": _lines(request, rows, RegistrationState.CONFIRMED),
        "waiting": _lines(request, rows, RegistrationState.WAITING),
        "cancelled": _lines(request, rows, RegistrationState.CANCELLED),
        "can_withdraw": activity.starts_at > clock.now() and bool(rules.can_edit(activity)),
    }
    return no_store(render(request, "casework/activity_registrations.html", context))


@require_POST
@needs(Permission.ACTIVITY_WRITE)
def registration_cancel(request: StaffRequest, pk: UUID, registration_pk: UUID) -> HttpResponse:
    """取消一份报名；the place goes to whoever waits."""
    activity = get_activity(pk=pk)
    registration = get_registration(pk=registration_pk, activity=activity)
    try:
        withdraw(registration=registration, by=request.user)
    except NotAllowedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "报名已取消；有候补的，会按先后顺序补上。")
    return redirect("casework:activity_registrations", pk=pk)


def _lines(
    request: StaffRequest, rows: list[ActivityRegistration], state: RegistrationState
) -> list[dict[str, object]]:
    """Return the rows in this state, with names as the workspace may see them."""
    sees = request.workspace.permits(Permission.CLIENT_REVEAL)
    return [
        {
            "row": each,
            "name": rules.registrant_name(request.workspace, each.name),
            "phone": each.phone if sees else "",
            "note": each.note if sees else "",
            "link": request.build_absolute_uri(
                reverse("casework:public_registration", args=[each.station_id, each.token])
            )
            if sees
            else "",
        }
        for each in rows
        if each.state == state
    ]
