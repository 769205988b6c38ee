"""A filled station's volunteers, with hours and points."""

from casework.services.points import redeem_points
from casework.services.volunteer_hours import HoursValues, confirm_hours
from core import clock
from core.ids import uuid7
from tests.factories.volunteers import (
    RewardFactory,
    VolunteerFactory,
    VolunteerTrainingFactory,
)
from tests.support.filled import (
    SECRET_IDENTIFIER,
    SECRET_NAME,
    SECRET_PHONE,
    SECRET_TEXT,
    Filled,
)


def fill(filled: Filled) -> None:
    """Make a volunteer who trained, served, earned points and exchanged some."""
    volunteer = VolunteerFactory.create(
        name=SECRET_NAME,
        phone=SECRET_PHONE,
        identifier=SECRET_IDENTIFIER,
        identifier_index="index of a volunteer's identifier",
        client=filled.client,
        community=filled.client.community,
        available="周三下午去欧阳家",
        skills=["血压测量员"],
    )
    VolunteerTrainingFactory.create(volunteer=volunteer, result=SECRET_TEXT)
    confirm_hours(
        hours_id=uuid7(),
        volunteer=volunteer,
        values=HoursValues(served_on=clock.today(), minutes=120, content=SECRET_TEXT),
        by=filled.owner,
    )
    redeem_points(
        movement_id=uuid7(), volunteer=volunteer, reward=RewardFactory.create(), by=filled.owner
    )
