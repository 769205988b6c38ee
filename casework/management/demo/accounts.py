"""The demo accounts that can sign in: everybody knows their password."""

from accounts.models import User
from casework.management.demo.cast import ADMIN, CAST
from stations.enums import Role

MARK = "演示"  # the name of every demo person begins so


def demo_accounts() -> dict[str, str]:
    """Return those that the database holds, by login name, each with its role and place."""
    cast = {ADMIN: str(Role.PLATFORM_ADMIN.label)}
    cast |= {who.username: f"{who.role.label}，{who.place}" for who in CAST if who.signs_in}
    users = User.objects.filter(username__in=cast, display_name__startswith=MARK, is_active=True)
    present = set(users.values_list("username", flat=True))
    return {name: role for name, role in cast.items() if name in present}
