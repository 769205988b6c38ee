"""A row in each table of community work and of the three lists."""

from tests.factories.communities import (
    CommunityNeedFactory,
    FacilityFactory,
    GrowthFactory,
    HumanResourceFactory,
    ListItemFactory,
    MeetingFactory,
    NeedFactory,
    ProfileFactory,
    ResolutionFactory,
    ResourceFactory,
    SwotFactory,
)
from tests.support.filled import SECRET_NAME, SECRET_PHONE, SECRET_TEXT, Filled


def fill(filled: Filled) -> None:
    """Make them; what people said and how to reach them are secrets."""
    station = filled.station
    ProfileFactory.create(station=station)
    FacilityFactory.create(station=station)
    SwotFactory.create(station=station)
    HumanResourceFactory.create(station=station, name=SECRET_NAME, phone=SECRET_PHONE)
    CommunityNeedFactory.create(
        station=station, description=SECRET_TEXT, response=SECRET_TEXT, record=filled.record
    )
    resource = ResourceFactory.create(
        station=station, contact_name=SECRET_NAME, contact_phone=SECRET_PHONE
    )
    need = NeedFactory.create(station=station, client=filled.client, description=SECRET_TEXT)
    ListItemFactory.create(
        station=station, need=need, resource=resource, service=SECRET_TEXT, record=filled.record
    )
    meeting = MeetingFactory.create(
        station=station, participants=SECRET_NAME, discussion=SECRET_TEXT, record=filled.record
    )
    ResolutionFactory.create(
        station=station, meeting=meeting, content=SECRET_TEXT, responsible=SECRET_NAME
    )
    GrowthFactory.create(
        station=station,
        note=SECRET_TEXT,
        organisation__leader=SECRET_NAME,
        organisation__leader_phone=SECRET_PHONE,
    )
