"""A group with everything that belongs to one."""

from tests.factories.groups import (
    AttendanceFactory,
    CostLineFactory,
    GroupMeasureFactory,
    GroupMemberFactory,
    GroupSessionFactory,
    MemberScoreFactory,
    ServiceGroupFactory,
)
from tests.support.filled import SECRET_TEXT, Filled


def fill(filled: Filled) -> None:
    """Make the rows, with the secrets where somebody would write them."""
    group = ServiceGroupFactory.create(
        station=filled.station, worker=filled.owner, background=SECRET_TEXT
    )
    member = GroupMemberFactory.create(group=group, client=filled.client, screening=SECRET_TEXT)
    session = GroupSessionFactory.create(group=group, number=1)
    AttendanceFactory.create(session=session, client=filled.client, note=SECRET_TEXT)
    measure = GroupMeasureFactory.create(group=group)
    MemberScoreFactory.create(measure=measure, member=member)
    CostLineFactory.create(group=group)
