"""Every address says who may open it."""

import pytest
from django.urls import resolve, reverse

from core import navigation, panels
from stations.enums import Permission
from stations.roles import ROLES
from stations.services.isolation.addresses import declared_permission
from tests.support.addresses import our_views

pytestmark = pytest.mark.architecture

# Views of ours without a permission, and why.
OPEN_VIEWS = {
    "accounts:profile": "one's own account",
    "stations:home": "leads on to the home of the workspace, or says that there is none",
    "stations:workspace_choose": "open while no workspace is",
    "accounts:login_done": "ends the login that opens inside a page",
    "accounts:inbox": "one's own messages; row security shows no others",
    "accounts:inbox_read": "one's own messages; row security shows no others",
    "accounts:notification_open": "one's own messages; row security shows no others",
}

# Views that open without signing in, and why.
PUBLIC_VIEWS: dict[str, str] = {
    "casework:public_activity": "residents sign up from a poster; row security shows no other's row",
    "casework:public_survey": "residents answer a survey from a poster; they see no answer of others",
    "casework:public_registration": "the holder of its token reads one registration, without a name",
}


def _checks_for_itself(view):
    """Say whether it is of the JSON interface, which has its own login check."""
    return hasattr(view, "cls") and declared_permission(view) is not None


def test_every_view_declares_its_permission():
    silent = {name for name, view in our_views().items() if declared_permission(view) is None}

    assert silent == set(OPEN_VIEWS) | set(PUBLIC_VIEWS)


def test_public_views_are_these():
    public = {
        name
        for name, view in our_views().items()
        if not getattr(view, "login_required", True) and not _checks_for_itself(view)
    }

    assert public == set(PUBLIC_VIEWS)


def test_login_is_demanded_of_everything_else(settings):
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_navigation_leads_to_pages_that_the_same_permission_opens():
    for item in navigation.registered_items():
        view = resolve(reverse(item.url_name)).func
        assert declared_permission(view) in (item.permission, None), item.url_name


def test_panels_lead_to_fragments_that_the_same_permission_opens():
    views = our_views()
    for panel in panels.registered_panels():
        assert declared_permission(views[panel.url_name]) == panel.permission, panel.url_name


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.value)
def test_home_of_a_role_is_open_to_it(role):
    spec = ROLES[role]
    permission = declared_permission(resolve(reverse(spec.home)).func)

    assert permission in {str(own) for own in spec.permissions}


def test_permissions_that_views_declare_exist():
    declared = {declared_permission(view) for view in our_views().values()} - {None}

    assert declared <= {str(permission) for permission in Permission}
