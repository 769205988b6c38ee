"""What the services of volunteers, hours and points refuse: the sentence, its field, no trace."""

import datetime as dt
from decimal import Decimal

import pytest

from casework.enums.visits import PointKind, VolunteerState
from casework.models import PointTransaction
from casework.phrases import volunteers as words
from casework.services import (
    points,
    volunteer_hours,
    volunteers,
)
from casework.services.volunteer_hours import HoursValues
from casework.services.volunteers import VolunteerValues
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from tests.factories.activities import CommunityActivityFactory
from tests.factories.volunteers import RewardFactory, VolunteerFactory, VolunteerHoursFactory
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def volunteer(world, **said):
    values = VolunteerValues(**{"name": "演示志愿者"} | said)
    return {"volunteer_id": uuid7(), "station": world.home, "values": values}


def known_by(world, **said):
    volunteers.register_volunteer(**volunteer(world, **said), by=world.person("worker"))
    return volunteer(world, name="演示旁人", **said)


def hours(**said):
    usual = {"served_on": day(), "minutes": 60, "content": "陪老人就医"}
    row = VolunteerFactory.create(state=said.pop("state", VolunteerState.ACTIVE))
    return {"hours_id": uuid7(), "volunteer": row, "values": HoursValues(**usual | said)}


def trained(held_on):
    return {
        "training_id": uuid7(),
        "volunteer": VolunteerFactory.create(),
        "title": "助老服务技巧",
        "held_on": held_on,
        "hours": Decimal(2),
    }


def earned(world):
    served = volunteer_hours.confirm_hours(**hours(minutes=120), by=world.person("worker"))
    return PointTransaction.objects.get(hours=served, kind=PointKind.EARN)


def corrected_before(world):
    movement = earned(world)
    points.correct_points(movement=movement, reason="登记错了", by=world.person("worker"))
    return {"movement": movement, "reason": "再改一次"}


def redeemed(**said):
    return {
        "movement_id": uuid7(),
        "volunteer": VolunteerFactory.create(),
        "reward": RewardFactory.create(**said),
    }


def expired(world):
    earned(world)
    points.expire_points(today=day(5000))
    return {"movement": PointTransaction.objects.get(kind=PointKind.EXPIRE), "reason": "再用一年"}


REFUSED = {
    "hours with the key of somebody else's": (
        volunteer_hours.confirm_hours,
        lambda world: hours() | {"hours_id": earned(world).hours_id},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "correcting points that expired": (
        points.correct_points,
        expired,
        words.NOT_CORRECTABLE,
        "",
    ),
    "a volunteer with the key of another": (
        volunteers.register_volunteer,
        lambda world: volunteer(world) | {"volunteer_id": VolunteerFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a number that is none": (
        volunteers.register_volunteer,
        lambda world: volunteer(world, identifier="110105194912310021"),
        words.IDENTIFIER_WRONG,
        "identifier",
    ),
    "a number that is known": (
        volunteers.register_volunteer,
        lambda world: known_by(world, identifier="11010519491231002X"),
        words.IDENTIFIER_TAKEN,
        "identifier",
    ),
    "a telephone that is known": (
        volunteers.register_volunteer,
        lambda world: known_by(world, phone="13800000001"),
        words.PHONE_KNOWN,
        "phone",
    ),
    "a volunteer of another street": (
        volunteers.register_volunteer,
        lambda world: volunteer(world, community=world.other_community),
        words.COMMUNITY_ELSEWHERE,
        "community",
    ),
    "training of tomorrow": (
        volunteers.add_training,
        lambda world: trained(day(1)),
        words.FUTURE,
        "held_on",
    ),
    "hours of tomorrow": (
        volunteer_hours.confirm_hours,
        lambda world: hours(served_on=day(1)),
        words.FUTURE,
        "served_on",
    ),
    "hours of nothing": (
        volunteer_hours.confirm_hours,
        lambda world: hours(minutes=0),
        words.MINUTES_WRONG,
        "minutes",
    ),
    "hours of more than a day": (
        volunteer_hours.confirm_hours,
        lambda world: hours(minutes=1441),
        words.MINUTES_WRONG,
        "minutes",
    ),
    "hours of an activity to come": (
        volunteer_hours.confirm_hours,
        lambda world: hours(activity=CommunityActivityFactory.create()),
        words.NOT_HELD,
        "activity",
    ),
    "hours of somebody who left": (
        volunteer_hours.confirm_hours,
        lambda world: hours(state=VolunteerState.LEFT),
        words.NOT_ACTIVE,
        "",
    ),
    "cancelling hours without a reason": (
        volunteer_hours.cancel_hours,
        lambda world: {"hours": VolunteerHoursFactory.create(), "reason": " "},
        words.REASON_MISSING,
        "reason",
    ),
    "cancelling hours twice": (
        volunteer_hours.cancel_hours,
        lambda world: {
            "hours": VolunteerHoursFactory.create(cancelled_reason="误登"),
            "reason": "误登",
        },
        words.HOURS_CANCELLED,
        "",
    ),
    "correcting points without a reason": (
        points.correct_points,
        lambda world: {"movement": earned(world), "reason": " "},
        words.REASON_MISSING,
        "reason",
    ),
    "correcting points twice": (
        points.correct_points,
        corrected_before,
        words.CORRECTED_BEFORE,
        "",
    ),
    "a reward without the points": (
        points.redeem_points,
        lambda world: redeemed(),
        words.NOT_ENOUGH.format(points=0, needed=10),
        "reward",
    ),
    "a reward that is gone": (
        points.redeem_points,
        lambda world: redeemed(stock=0),
        words.OUT_OF_STOCK,
        "reward",
    ),
    "a reward that is over": (
        points.redeem_points,
        lambda world: redeemed(valid_to=day(-1)),
        words.REWARD_OVER,
        "reward",
    ),
}


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
