"""Who may do what: reviewed as a table."""

import ast

import pytest
from django.core.management import call_command

from stations.enums import Permission, Role
from stations.roles import MAY_ASSIGN, ROLES
from stations.services.isolation.addresses import declared_permission
from tests.support.addresses import our_views
from tests.support.source import ROOT, name_of, python_files, tree

pytestmark = pytest.mark.architecture

# Where permissions are made rather than used.
MADE_IN = {"stations/enums.py", "stations/roles.py"}


def used_permissions():
    """Return the names of `Permission.X` in the code, outside the tables themselves."""
    return {
        node.attr
        for file in python_files()
        if name_of(file) not in MADE_IN
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Permission"
    }


def test_every_permission_is_used():
    assert {permission.name for permission in Permission} - used_permissions() == set()


def test_every_permission_used_exists():
    assert used_permissions() - {permission.name for permission in Permission} == set()


def test_every_permission_is_held_by_some_role():
    held = frozenset().union(*(spec.permissions for spec in ROLES.values()))

    assert set(Permission) - held == set()


def test_every_role_is_in_the_table():
    assert set(ROLES) == set(Role)
    assert set(MAY_ASSIGN) <= set(Role)


def test_permissions_page_is_current(capsys):
    """`manage.py permission_matrix --write` makes it anew."""
    call_command("permission_matrix")
    page = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")

    assert capsys.readouterr().out == page


def test_addresses_by_role(snapshot):
    """A change here is a change of who may open what: it wants a second look."""
    lines = []
    for name, view in sorted(our_views().items()):
        permission = declared_permission(view)
        roles = [
            role.value for role, spec in ROLES.items() if permission in map(str, spec.permissions)
        ]
        everybody = permission is None or len(roles) == len(Role)
        lines.append(f"{name}: {'everybody' if everybody else ', '.join(sorted(roles))}")

    assert "\n".join(lines) == snapshot
