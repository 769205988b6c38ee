"""Workspaces: in which role, and over which stations, somebody works at the moment."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from core.audit import audit_context
from stations.enums import Permission, Purpose, Role, ScopeKind
from stations.models import RoleAssignment, Station
from stations.roles import ROLES, RoleSpec
from stations.tenancy import Scope, open_scope

SESSION_KEY = "workspace"  # which assignment was chosen, in the session


@dataclass(frozen=True)
class Workspace:
    """工作身份：one assignment in force, and what follows from it.

    `station_id`, `agency_id` and `region_id` say on what the role is assigned (one of them, or
    none for the platform); `station_ids` are the stations that this reaches. `remembered` keeps what
    a page asks for once, for as long as its request lasts.
    """

    assignment_id: int
    user_id: int
    role: Role
    place: str
    station_ids: frozenset[int]
    station_id: int | None = None
    agency_id: int | None = None
    region_id: int | None = None
    region_path: str = ""
    remembered: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def spec(self) -> RoleSpec:
        """The row of the role table."""
        return ROLES[self.role]

    @property
    def title(self) -> str:
        """The role in Chinese."""
        return str(self.role.label)

    @property
    def home(self) -> str:
        """The name of the page it opens on."""
        return self.spec.home

    @property
    def purpose(self) -> Purpose:
        """Why it reads."""
        return self.spec.purpose

    @property
    def scope(self) -> Scope:
        """The rows it may see."""
        platform = self.spec.scope == ScopeKind.PLATFORM
        return Scope(self.station_ids, self.purpose, self.user_id, platform)

    @property
    def several_stations(self) -> bool:
        """Whether it reaches more than one: then lists say of each row whose it is."""
        return len(self.station_ids) > 1

    def permits(self, permission: Permission | str) -> bool:
        """Say whether its role holds `permission`."""
        return permission in self.spec.permissions


def assignments_in_force(user: User, on: dt.date) -> list[RoleAssignment]:
    """Return what `user` is on the day `on`, the oldest first."""
    return list(RoleAssignment.objects.filter(user=user).in_force(on).with_places())


def open_workspace(assignment: RoleAssignment) -> Workspace:
    """Return the workspace of `assignment`. One query finds its stations."""
    region = assignment.region
    return Workspace(
        assignment_id=assignment.pk,
        user_id=assignment.user_id,
        role=Role(assignment.role),
        place=assignment.place,
        station_ids=frozenset(stations_of(assignment).values_list("pk", flat=True)),
        station_id=assignment.station_id,
        agency_id=assignment.agency_id,
        region_id=assignment.region_id,
        region_path=region.path if region else "",
    )


def reopened_workspace(assignment_id: int, on: dt.date) -> Workspace | None:
    """Return the workspace of an assignment if it is still in force on the day `on`."""
    assignment = RoleAssignment.objects.in_force(on).with_places().filter(pk=assignment_id).first()
    return open_workspace(assignment) if assignment else None


def stations_of(assignment: RoleAssignment) -> QuerySet[Station]:
    """Return the stations that `assignment` reaches: none for the platform itself."""
    stations = Station.objects.order_by()
    if assignment.region:
        return stations.within(assignment.region)
    if assignment.agency_id:
        return stations.filter(agency_id=assignment.agency_id)
    if assignment.station_id:
        return stations.with_rooms(assignment.station_id)
    return stations.none()


@contextmanager
def workspace_scope(workspace: Workspace) -> Iterator[None]:
    """Work in `workspace` for the block: its rows, and its role in the audit events."""
    with (
        open_scope(workspace.scope),
        audit_context(role=workspace.role.value, workspace_id=workspace.assignment_id),
    ):
        yield


@contextmanager
def system_scope() -> Iterator[None]:
    """Work as the system itself, on all stations: nightly checks and repairs."""
    stations = frozenset(Station.objects.order_by().values_list("pk", flat=True))
    with open_scope(Scope(stations, Purpose.SYSTEM, platform=True)), audit_context(role="system"):
        yield
