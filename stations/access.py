"""The check at the door of every view."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponseBase
from django.shortcuts import redirect
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from accounts.models import User
from core.errors import NotAllowedError
from core.htmx import HtmxHttpRequest
from stations import phrases
from stations.enums import Permission
from stations.models import RoleAssignment
from stations.selectors.workspaces import Workspace

P = ParamSpec("P")


class StaffRequest(HtmxHttpRequest):
    """A request of somebody who has signed in and works in a workspace."""

    user: User
    workspace: Workspace
    assignments: list[RoleAssignment]


View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def needs(permission: Permission) -> Callable[[View[P]], View[P]]:
    """Let in only those whose workspace permits `permission`."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def checked(
            request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if getattr(request, "workspace", None) is None:
                return redirect("stations:workspace_choose")
            if not request.workspace.permits(permission):
                raise NotAllowedError(phrases.NOT_YOUR_ROLE)
            return view(request, *args, **kwargs)

        checked.needs = permission  # type: ignore[attr-defined]  # -- read by the guard test
        return checked

    return decorate


def api_needs(permission: Permission) -> type[BasePermission]:
    """Return the same check as a permission class of the JSON interface."""

    class WorkspacePermits(BasePermission):
        """Whether the caller's workspace permits it."""

        message = phrases.NOT_YOUR_ROLE
        needs = permission

        def has_permission(self, request: Request, view: Any) -> bool:
            workspace: Workspace | None = getattr(request, "workspace", None)
            return workspace is not None and workspace.permits(permission)

    return WorkspacePermits


def own_station(workspace: Workspace) -> int:
    """Return the station whose worker or lead this is; refuse everybody else."""
    if workspace.station_id is None:
        raise NotAllowedError(phrases.NOT_YOUR_ROLE)
    return workspace.station_id
