"""Who works in the demonstration, and where: one account for each role, and some colleagues."""

import datetime as dt
import os
from dataclasses import dataclass

from accounts.models import User
from accounts.services.passwords import set_password
from stations.enums import Role
from stations.models import Agency, Region, RoleAssignment, Station
from stations.selectors.workspaces import Workspace, open_workspace
from stations.services.assignments import AssignmentValues, give_assignment
from stations.services.people import PersonValues, invite_admin, make_account

PASSWORD_VARIABLE = "LINLI_DEMO_PASSWORD"  # noqa: S105 -- the name of a variable
DEFAULT_PASSWORD = "linli-demo-2026"  # noqa: S105 -- of accounts that exist in demo data only
ADMIN = "admin"


@dataclass(frozen=True)
class Player:
    """One account. Those who cannot sign in are there as authors of records."""

    username: str
    display_name: str
    role: Role
    place: str
    signs_in: bool = True


CAST = (
    Player("city", "演示市级主管", Role.CITY_OFFICER, "武汉市"),
    Player("district", "演示区级主管", Role.DISTRICT_OFFICER, "江岸区"),
    Player("street", "演示街道干部", Role.STREET_OFFICER, "大智街道"),
    Player("agency", "演示机构负责人", Role.AGENCY_MANAGER, "演示社会工作服务中心"),
    Player("lead", "演示站长", Role.STATION_LEAD, "大智街道社工站"),
    Player("worker", "演示社工", Role.SOCIAL_WORKER, "大智街道社工站"),
    Player("stranger", "演示社工（一元）", Role.SOCIAL_WORKER, "一元街道社工站"),
    Player("supervisor", "演示督导", Role.SUPERVISOR, "江岸区"),
    Player("evaluator", "演示评估员", Role.EVALUATOR, "江岸区"),
    Player("auditor", "演示审计员", Role.AUDITOR, "江岸区"),
    Player("demo-dazhi-2", "演示社工乙", Role.SOCIAL_WORKER, "大智街道社工站", False),
    Player("demo-chezhan", "演示社工（车站）", Role.SOCIAL_WORKER, "车站街道社工站", False),
    Player("demo-siwei", "演示社工（四唯）", Role.SOCIAL_WORKER, "四唯街道社工站", False),
    Player("demo-laodong", "演示社工（劳动）", Role.SOCIAL_WORKER, "劳动街道社工站", False),
    Player("demo-jianghan", "演示区级主管（江汉）", Role.DISTRICT_OFFICER, "江汉区", False),
    Player("demo-minzu", "演示社工（民族街）", Role.SOCIAL_WORKER, "民族街街道社工站", False),
)
USERNAMES = frozenset({ADMIN, *(player.username for player in CAST)})


def make_admin() -> tuple[User, Workspace]:
    """Return the platform administrator, and the workspace that sets everything up."""
    admin = User.objects.filter(username=ADMIN).first()
    if admin is None:
        admin = invite_admin(person=PersonValues("演示平台管理员", ADMIN)).user
        set_password(user=admin, password=demo_password(), by=admin)
    return admin, workspace_of(admin)


def make_cast(
    places: dict[str, Region | Agency | Station], *, workspace: Workspace, by: User, on: dt.date
) -> dict[str, User]:
    """Return everybody by username; who is missing is made."""
    known = {user.username: user for user in User.objects.filter(username__in=USERNAMES)}
    for player in CAST:
        if player.username not in known:
            known[player.username] = _engage(player, places[player.place], workspace, by, on)
    return known


def workspace_of(user: User) -> Workspace:
    """Return the workspace of the oldest assignment."""
    return open_workspace(RoleAssignment.objects.filter(user=user).with_places()[0])


def demo_password() -> str:
    """Return the password of the accounts that can sign in."""
    return os.environ.get(PASSWORD_VARIABLE) or DEFAULT_PASSWORD


def _engage(
    player: Player, place: Region | Agency | Station, workspace: Workspace, by: User, on: dt.date
) -> User:
    user = make_account(person=PersonValues(player.display_name, player.username), by=by)
    if player.signs_in:
        set_password(user=user, password=demo_password(), by=by)
    values = AssignmentValues(
        role=player.role,
        starts_on=on,
        region=place if isinstance(place, Region) else None,
        agency=place if isinstance(place, Agency) else None,
        station=place if isinstance(place, Station) else None,
    )
    give_assignment(workspace=workspace, person=user, values=values, by=by)
    return user
