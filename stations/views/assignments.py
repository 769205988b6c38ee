"""任职：give and end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from core import clock
from core.forms import accepted, made
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.forms.people import AssignmentEndForm, PostForm
from stations.rules import posts as rules
from stations.selectors.people import (
    count_other_admins,
    get_assignment,
    get_person,
    post_with_reach,
)
from stations.services import assignments
from stations.views.people import chosen_role, roles_with_notes


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSIGNMENT_MANAGE)
def assignment_create(request: StaffRequest, pk: int) -> HttpResponse:
    """Give another post to somebody in view."""
    workspace = request.workspace
    person = get_person(workspace, pk=pk)
    rules.not_oneself(request.user, person).require()
    role = chosen_role(request)
    if role is None:
        context = {"roles": roles_with_notes(request), "person": person}
        return render(request, "stations/role_choose.html", context)
    form = PostForm(request.POST or None, workspace=workspace, role=role)
    given = made(
        form,
        lambda: assignments.give_assignment(
            workspace=workspace, person=person, values=form.post(), by=request.user
        ),
    )
    if given:
        messages.success(request, f"已任命：{given}。")
        return redirect("stations:person_detail", pk=person.pk)
    context = {"form": form, "role": role, "person": person}
    return render(request, "stations/assignment_form.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSIGNMENT_MANAGE)
def assignment_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a post, or say why that cannot be."""
    workspace, today = request.workspace, clock.today()
    assignment = get_assignment(workspace, pk=pk)
    post = post_with_reach(assignment)
    rules.can_hand_out(workspace, request.user, post).require()
    others = count_other_admins(assignment, today)
    verdict = rules.can_end(assignment, max(today, assignment.starts_on), today, others)
    form = AssignmentEndForm(request.POST or None)
    if accepted(
        form,
        lambda: assignments.end_assignment(
            workspace=workspace,
            assignment=assignment,
            on=form.day,
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    ):
        messages.success(request, f"任职将于 {form.day:%Y-%m-%d} 结束：{assignment}。")
        return redirect("stations:person_detail", pk=assignment.user_id)
    context = {"form": form, "assignment": assignment, "verdict": verdict}
    return render(request, "stations/assignment_end.html", context)
