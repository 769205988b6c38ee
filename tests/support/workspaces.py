"""Workspaces without a database, for rules that ask for nothing else."""

from stations.enums import Role
from stations.selectors.workspaces import Workspace

HERE, ELSEWHERE = 1, 2
SELF, OTHER = 11, 12


def workspace_as(role: Role = Role.SOCIAL_WORKER, *, station: int = HERE) -> Workspace:
    """Return the workspace of the person `SELF` at one station."""
    return Workspace(
        assignment_id=1,
        user_id=SELF,
        role=role,
        place="",
        station_ids=frozenset({station}),
        station_id=station,
    )
