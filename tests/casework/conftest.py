"""People whom only casework needs."""

import pytest

from stations.enums import Role
from tests.factories.stations import RoleAssignmentFactory


@pytest.fixture
def colleague(world):
    """Another worker of the home station."""
    assignment = RoleAssignmentFactory(role=Role.SOCIAL_WORKER, station=world.home)
    return assignment.user
