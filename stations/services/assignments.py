"""任职：given by those above, and ended by them."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from core import audit, clock
from stations import phrases
from stations.enums import Role
from stations.models import Agency, Region, RoleAssignment, Station
from stations.rules import posts as rules
from stations.selectors.people import count_other_admins, post_with_reach, posts_of
from stations.selectors.workspaces import Workspace
from stations.services.saving import change, readable, save_unique


@dataclass(frozen=True)
class AssignmentValues:
    """What a form says of an assignment: the role, the one place it is held on, and the days."""

    role: Role
    starts_on: dt.date
    ends_on: dt.date | None = None
    region: Region | None = None
    agency: Agency | None = None
    station: Station | None = None


@transaction.atomic
def give_assignment(
    *, workspace: Workspace, person: User, values: AssignmentValues, by: User
) -> RoleAssignment:
    """Let `person` hold a role. Nobody gives what he does not have himself."""
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    assignment = RoleAssignment(user=person, assigned_by=by, **vars(values))
    post = post_with_reach(assignment)
    rules.not_oneself(by, person).require()
    rules.may_give(workspace, values.role).require()
    rules.can_hand_out(workspace, by, post).require(field="place")
    rules.place_fits_role(assignment).require(field="place")
    rules.place_in_use(assignment).require(field="place")
    held = posts_of(person, assignment.starts_on)
    rules.not_held_already(post, held).require(field="place")
    rules.without_conflict(post, held).require(field="place")

    save_unique(assignment, taken=phrases.HELD_ALREADY, field="place")

    changes = audit.diff({}, readable(assignment, "role", "starts_on", "ends_on"))
    audit.record("assignment.given", target=assignment, by=by, changes=changes)
    return assignment


@transaction.atomic
def end_assignment(
    *, workspace: Workspace, assignment: RoleAssignment, on: dt.date, reason: str, by: User
) -> RoleAssignment:
    """结束任职：`on` is the last day."""
    list(RoleAssignment.objects.select_for_update(of=("self",)).filter(role=Role.PLATFORM_ADMIN))
    locked = RoleAssignment.objects.select_for_update(of=("self",)).with_places()
    assignment = locked.get(pk=assignment.pk)
    rules.can_hand_out(workspace, by, post_with_reach(assignment)).require()
    others = count_other_admins(assignment, on)
    rules.can_end(assignment, on, clock.today(), others).require(field="ends_on")

    changes = change(assignment, {"ends_on": on})
    assignment.save(update_fields=["ends_on", "updated_at"])
    audit.record("assignment.ended", target=assignment, by=by, changes=changes, reason=reason)
    return assignment
