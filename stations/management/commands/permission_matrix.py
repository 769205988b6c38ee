"""`permission_matrix`: print which role may do what, as `docs/permissions.md` shows it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from stations.enums import Permission, Role
from stations.roles import MAY_ASSIGN, ROLES

PAGE = Path("docs") / "permissions.md"
HELD, NOT_HELD = "●", ""

HEADING = """\
# Who may do what

Made by `manage.py permission_matrix --write` from `stations/roles.py`; a test compares the two.
What a role reaches (which stations) and why it reads (its purpose) come on top: see
`docs/architecture.md`. Purposes other than service, supervision and system find every table with
names or narratives empty.
"""


class Command(BaseCommand):
    """Print the page, or write it."""

    help = "输出角色与权限对照表。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Print or write."""
        parser.add_argument("--write", action="store_true", help=f"写入 {PAGE}")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the page anew."""
        page = "\n".join((HEADING, *_roles(), "", *_permissions(), "", *_assigning(), ""))
        if options["write"]:
            (settings.BASE_DIR / PAGE).write_text(page, encoding="utf-8")
        else:
            self.stdout.write(page, ending="")


def _roles() -> Iterator[str]:
    yield "## Roles\n"
    yield from _table(
        ["role", "", "assigned on", "purpose", "home"],
        (
            [role.value, role.label, spec.scope.value, spec.purpose.value, spec.home]
            for role, spec in ROLES.items()
        ),
    )


def _permissions() -> Iterator[str]:
    yield "## Permissions\n"
    yield from _table(
        ["permission", *(role.label for role in ROLES)],
        (
            [
                permission.value,
                *(HELD if permission in spec.permissions else NOT_HELD for spec in ROLES.values()),
            ]
            for permission in Permission
        ),
    )


def _assigning() -> Iterator[str]:
    yield "## Who may assign whom\n"
    yield from _table(
        ["role", "may assign"],
        ([giver.label, _labels(MAY_ASSIGN[giver])] for giver in ROLES if giver in MAY_ASSIGN),
    )


def _labels(roles: frozenset[Role]) -> str:
    return "、".join(str(role.label) for role in Role if role in roles)


def _table(heads: list[Any], rows: Any) -> Iterator[str]:
    yield "| " + " | ".join(map(str, heads)) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"
