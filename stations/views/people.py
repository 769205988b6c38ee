"""人员：list, page, invite."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import User
from core import clock, htmx
from core.forms import made
from core.http import no_store
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission, Role
from stations.forms.people import ROLE_NOTES, InviteForm, PersonFilterForm
from stations.rules import posts as rules
from stations.selectors.histories import history_of
from stations.selectors.people import (
    account_posts_of,
    assignments_of,
    count_people,
    find_people,
    get_person,
    is_locked_out,
    posts_with_reach,
)
from stations.services import people

SECONDS_A_DAY = 86400


@require_GET
@needs(Permission.PERSON_VIEW)
def person_list(request: StaffRequest) -> HttpResponse:
    """Who works in the scope."""
    workspace, today = request.workspace, clock.today()
    form = PersonFilterForm(request.GET, workspace=workspace)
    found = find_people(workspace, form.wanted(), today)
    context = {
        "filter": {"form": form},
        "page": keyset(found, order=("display_name", "pk"), cursor=request.GET.get("cursor")),
        "found": found.count(),
        "people": count_people(workspace, today),
        "today": today,
        "may_invite": workspace.permits(Permission.ASSIGNMENT_MANAGE),
    }
    partial = "stations/partials/_person_rows.html"
    return htmx.render(request, "stations/person_list.html", partial, context)


@require_GET
@needs(Permission.PERSON_VIEW)
def person_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """Who somebody is, what he has been in the scope, and what can be done with the account."""
    workspace, today = request.workspace, clock.today()
    person = get_person(workspace, pk=pk)
    own = assignments_of(workspace, person)
    posts = [
        {"own": post.assignment, "verdict": rules.can_hand_out(workspace, request.user, post)}
        for post in posts_with_reach(own)
    ]
    manages = workspace.permits(Permission.ASSIGNMENT_MANAGE)
    account = rules.can_manage_account(
        workspace, request.user, person, account_posts_of(person, today)
    )
    context = {
        "person": person,
        "posts": posts,
        "today": today,
        "account": account,
        "manages": manages,
        "is_self": person.pk == request.user.pk,
        "locked_out": manages and is_locked_out(person),
        "events": history_of(person, *own),
    }
    return no_store(render(request, "stations/person_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSIGNMENT_MANAGE)
def person_invite(request: StaffRequest) -> HttpResponse:
    """Invite somebody to a first post: the role first, then who and where."""
    workspace = request.workspace
    role = chosen_role(request)
    if role is None:
        return render(request, "stations/role_choose.html", {"roles": roles_with_notes(request)})
    form = InviteForm(
        request.POST or None, workspace=workspace, role=role, place=request.GET.get("station")
    )
    invitation = made(
        form,
        lambda: people.invite_person(
            workspace=workspace, person=form.person(), post=form.post(), by=request.user
        ),
    )
    if invitation:
        return link_page(request, invitation.user, invitation.path)
    context = {
        "form": form,
        "role": role,
        "only_role": len(rules.roles_to_hand_out(workspace)) == 1,
    }
    return render(request, "stations/person_invite.html", context)


def chosen_role(request: StaffRequest) -> Role | None:
    """Return the role that was chosen, or the only one there is; refuse one beyond the giver."""
    allowed = rules.roles_to_hand_out(request.workspace)
    wanted = request.POST.get("role") or request.GET.get("role")
    if wanted in Role.values:
        rules.may_give(request.workspace, Role(wanted)).require()
        return Role(wanted)
    return allowed[0] if len(allowed) == 1 else None


def roles_with_notes(request: StaffRequest) -> list[tuple[Role, str]]:
    """Return the roles that may be given, each with what it is for."""
    return [(role, ROLE_NOTES[role]) for role in rules.roles_to_hand_out(request.workspace)]


def link_page(request: StaffRequest, person: User, path: str) -> HttpResponse:
    """Show the link that sets a password: once, and to be passed on by hand."""
    context = {
        "person": person,
        "link": request.build_absolute_uri(path),
        "days": settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY,
    }
    return no_store(render(request, "stations/person_link.html", context))
