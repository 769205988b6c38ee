"""A filled station's activities, with people who have signed up."""

import datetime as dt

from casework.enums.groups import ActivityState
from core import clock
from tests.factories.activities import ActivityRegistrationFactory, CommunityActivityFactory
from tests.factories.groups import CostLineFactory
from tests.support.filled import SECRET_NAME, SECRET_PHONE, SECRET_TEXT, Filled


def fill(filled: Filled) -> None:
    """Make an open activity with people and costs, and one that was held and has its record."""
    activity = CommunityActivityFactory.create(
        name="邻里节茶话会", invitation="请自带水杯。", community=filled.client.community
    )
    ActivityRegistrationFactory.create(
        activity=activity,
        name=SECRET_NAME,
        phone=SECRET_PHONE,
        phone_index="index of the phone",
        note=SECRET_TEXT,
    )
    ActivityRegistrationFactory.create(
        activity=activity,
        name=filled.client.name,
        client=filled.client,
        channel="staff",
        registered_by=filled.owner,
    )
    CostLineFactory.create(group=None, activity=activity, station=filled.station)
    CommunityActivityFactory.create(
        name="敬老节义诊",
        state=ActivityState.HELD,
        starts_at=clock.now() - dt.timedelta(days=3),
        record=filled.record,
    )
