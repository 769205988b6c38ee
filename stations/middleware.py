"""Opens the workspace around every request."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts.selectors import count_unread, has_second_factor
from core import clock, navigation
from stations.enums import Permission
from stations.models import RoleAssignment
from stations.selectors.workspaces import (
    SESSION_KEY,
    Workspace,
    assignments_in_force,
    open_workspace,
    workspace_scope,
)
from stations.tenancy import Scope, open_scope

# What somebody may open who has to set up a second factor first.
SETTING_UP = ("mfa_", "account_reauthenticate", "account_logout")

GetResponse = Callable[[HttpRequest], HttpResponse]


class WorkspaceMiddleware:
    """Sets `request.workspace` and opens its scope; None where somebody has no assignment."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer inside the scope of the workspace chosen in this session."""
        request.workspace, request.assignments = None, []
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.assignments = assignments_in_force(request.user, clock.today())
        if not request.assignments:
            with open_scope(Scope(user_id=request.user.pk)):
                return self.get_response(request)
        chosen = _chosen(request.assignments, request.session.get(SESSION_KEY))
        request.workspace = open_workspace(chosen)
        with workspace_scope(request.workspace):
            return self.get_response(request)


class SecondFactorMiddleware:
    """Sends those whose role must have a second factor to set one up before anything else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Pass through; the check is in `process_view`, where the name of the page is known."""
        return self.get_response(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answer, unless the role demands what the person has not set up."""
        if request.resolver_match.view_name.startswith(SETTING_UP):
            return None
        if not _lacks_second_factor(request):
            return None
        messages.warning(request, "您的岗位须启用两步验证，请先完成设置。")
        return redirect("mfa_activate_totp")


def workspace_context(request: Any) -> dict[str, Any]:
    """Give every page its navigation, and what the header shows."""
    user, workspace = getattr(request, "user", None), getattr(request, "workspace", None)
    if user is None or not user.is_authenticated:
        return {}
    if not hasattr(request, "unread_count"):  # a page renders several templates
        # Fragments do not show it, and ask for nothing.
        request.unread_count = SimpleLazyObject(lambda: count_unread(user))
    if workspace is None:
        return {"unread_count": request.unread_count}
    current = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "workspace": workspace,
        "workspaces": request.assignments,
        "nav_sections": navigation.sections_for(workspace.permits, current=current),
        "nav_siblings": navigation.siblings_for(workspace.permits, current=current),
        "tabs": navigation.tabs_for(workspace.permits, current=current),
        "search_url": _search_url(workspace),
        "search_hint": _search_hint(workspace),
        "unread_count": request.unread_count,
    }


def _search_url(workspace: Workspace) -> str:
    """Where the field of the bar searches, for those who work with people."""
    return reverse("casework:search") if workspace.permits(Permission.CLIENT_VIEW) else ""


def _search_hint(workspace: Workspace) -> str:
    """What may be typed there: who sees masked names finds nobody by a name."""
    by_name = workspace.permits(Permission.CLIENT_REVEAL)
    return "姓名、拼音首字母、编号末几位" if by_name else "编号末几位、小组或活动名称"


def _chosen(assignments: list[RoleAssignment], wanted: int | None) -> RoleAssignment:
    return next((own for own in assignments if own.pk == wanted), assignments[0])


def _lacks_second_factor(request: Any) -> bool:
    workspace, user = request.workspace, request.user
    if workspace is None or workspace.role not in settings.LINLI_SECOND_FACTOR_ROLES:
        return False
    return not has_second_factor(user)
