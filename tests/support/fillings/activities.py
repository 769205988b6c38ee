"""A filled station's activities, with people who have signed up."""

from tests.factories.activities import ActivityRegistrationFactory, CommunityActivityFactory
from tests.support.filled import SECRET_NAME, SECRET_PHONE, SECRET_TEXT, Filled


def fill(filled: Filled) -> None:
    """Make an open activity, one who signed up by himself, and a client who was signed up."""
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
