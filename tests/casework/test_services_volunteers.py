"""Volunteers: one person once, hours, points that never fall below zero."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from casework.enums.visits import PointAccount, PointKind
from casework.models import (
    PointEntry,
    PointTransaction,
    Reward,
    Volunteer,
    VolunteerHours,
)
from casework.selectors.points import standing_lots
from casework.services.points import correct_points, expire_points, redeem_points
from casework.services.rewards import RewardValues, add_reward, edit_reward
from casework.services.volunteer_hours import cancel_hours, certify
from casework.services.volunteers import (
    VolunteerValues,
    add_training,
    edit_volunteer,
    register_volunteer,
)
from core import clock
from core.errors import ChangedMeanwhileError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.volunteers import RewardFactory
from tests.support.activities import make_activity, make_volunteer, serve
from tests.support.clients import id_number

PHONE, NUMBER = "13800000001", id_number()


def points(world, volunteer):
    with world.scope("worker"):
        return Volunteer.objects.get(pk=volunteer.pk).points


def redeem(world, volunteer, reward, key=None):
    with world.scope("worker"):
        return redeem_points(
            movement_id=key or uuid7(),
            volunteer=volunteer,
            reward=reward,
            by=world.person("worker"),
        )


@pytest.fixture
def reward(world):
    with world.scope("worker"):
        return RewardFactory(points=10, stock=2)


def test_register_volunteer_gives_a_number_and_tells_no_name(world):
    volunteer = make_volunteer(world, name="欧阳演秘", phone=PHONE, identifier=NUMBER)

    with world.scope("worker"):
        told = str(list(AuditEvent.objects.values()))
    assert volunteer.number.endswith("-0001")
    assert "欧阳" not in told
    assert PHONE not in told


@pytest.mark.parametrize(
    ("known", "field"), [({"identifier": NUMBER}, "identifier"), ({"phone": PHONE}, "phone")]
)
def test_register_volunteer_twice_is_refused(world, known, field):
    make_volunteer(world, **known)

    with pytest.raises(RefusedError) as refusal:
        make_volunteer(world, name="演示另一人", **known)

    assert refusal.value.field == field


def test_same_phone_of_another_person_is_allowed_when_said_so(world):
    make_volunteer(world, phone=PHONE)
    with world.scope("worker"):
        other = register_volunteer(
            volunteer_id=uuid7(),
            station=world.home,
            values=VolunteerValues(name="演示家人", phone=PHONE),
            is_another=True,
            by=world.person("worker"),
        )

    assert other.pk


def test_edit_volunteer_keeps_what_is_left_empty(world):
    volunteer = make_volunteer(world, phone=PHONE, identifier=NUMBER)
    with world.scope("worker"):
        values = VolunteerValues(name="演示改名", phone=None, identifier=None)
        edit_volunteer(
            volunteer=volunteer,
            values=values,
            seen_at=volunteer.updated_at,
            by=world.person("worker"),
        )
        saved = Volunteer.objects.get()
        assert (saved.name, saved.phone, saved.identifier) == ("演示改名", PHONE, NUMBER)
        with pytest.raises(ChangedMeanwhileError):
            edit_volunteer(
                volunteer=volunteer,
                values=values,
                seen_at=volunteer.updated_at,
                by=world.person("worker"),
            )


def test_hours_give_points_by_the_rule(world):
    volunteer = make_volunteer(world)

    serve(world, volunteer, 90)

    with world.scope("worker"):
        saved = Volunteer.objects.get()
        assert (saved.minutes, saved.points) == (90, 15)
        earned = PointTransaction.objects.get()
        assert earned.expires_on > clock.today() + dt.timedelta(days=700)
        entries = dict(PointEntry.objects.values_list("account", "amount"))
        assert entries == {PointAccount.VOLUNTEER: 15, PointAccount.ISSUED: -15}


def test_hours_of_one_activity_count_once(world):
    volunteer, activity = make_volunteer(world), make_activity(world, is_open=False, days=0)
    serve(world, volunteer, activity=activity)

    with pytest.raises(RefusedError, match="已登记"):
        serve(world, volunteer, activity=activity)


@pytest.mark.parametrize("wrong", [{"minutes": 0}, {"minutes": 1441}, {"days": 1}])
def test_impossible_hours_are_refused(world, wrong):
    volunteer = make_volunteer(world)
    day = clock.today() + dt.timedelta(days=wrong.pop("days", 0))

    with pytest.raises(RefusedError):
        serve(world, volunteer, served_on=day, **wrong)


def test_who_has_left_is_given_no_hours(world):
    volunteer = make_volunteer(world)
    with world.scope("worker"):
        Volunteer.objects.update(state="left")

    with pytest.raises(RefusedError, match="不在册"):
        serve(world, volunteer)


def test_cancelling_hours_takes_the_points_back(world):
    volunteer = make_volunteer(world)
    hours = serve(world, volunteer)
    with world.scope("worker"):
        cancel_hours(hours=hours, reason="记错了人", by=world.person("worker"))
        saved = Volunteer.objects.get()

        assert (saved.minutes, saved.points) == (0, 0)
        assert VolunteerHours.objects.get().cancelled_reason == "记错了人"
        with pytest.raises(RefusedError, match="已经作废"):
            cancel_hours(hours=hours, reason="再来", by=world.person("worker"))


def test_cancelling_hours_whose_points_are_spent_is_refused(world, reward):
    volunteer = make_volunteer(world)
    hours = serve(world, volunteer, 60)
    redeem(world, volunteer, reward)

    with world.scope("worker"), pytest.raises(RefusedError, match="不够冲回"):
        cancel_hours(hours=hours, reason="记错了人", by=world.person("worker"))
    assert points(world, volunteer) == 0


def test_redeem_takes_points_and_stock_once(world, reward):
    volunteer, key = make_volunteer(world), uuid7()
    serve(world, volunteer)

    for _ in range(2):
        redeem(world, volunteer, reward, key)

    assert points(world, volunteer) == 10
    with world.scope("worker"):
        assert Reward.objects.get().stock == 1


def test_redeem_with_too_few_points_says_so(world, reward):
    volunteer = make_volunteer(world)

    with pytest.raises(RefusedError, match="余额 0 分，兑换需要 10 分"):
        redeem(world, volunteer, reward)


@pytest.mark.parametrize("known", [{"stock": 0}, {"valid_to": dt.date(2026, 1, 1)}])
def test_redeem_what_is_gone_is_refused(world, known):
    volunteer = make_volunteer(world)
    serve(world, volunteer)
    with world.scope("worker"):
        gone = RewardFactory(**{"points": 10, "stock": 3, **known})

    with pytest.raises(RefusedError):
        redeem(world, volunteer, gone)
    assert points(world, volunteer) == 20


def test_correcting_gives_points_and_stock_back_once(world, reward):
    volunteer = make_volunteer(world)
    serve(world, volunteer)
    movement = redeem(world, volunteer, reward)
    with world.scope("worker"):
        correct_points(movement=movement, reason="兑错了", by=world.person("worker"))
        assert Reward.objects.get().stock == 2
        with pytest.raises(RefusedError, match="已经更正"):
            correct_points(movement=movement, reason="再来", by=world.person("worker"))

    assert points(world, volunteer) == 20


def test_correcting_never_goes_below_zero(world, reward):
    volunteer = make_volunteer(world)
    serve(world, volunteer, 60)
    redeem(world, volunteer, reward)
    with world.scope("worker"):
        earned = PointTransaction.objects.get(kind=PointKind.EARN)
        with pytest.raises(RefusedError, match="积分不能为负数"):
            correct_points(movement=earned, reason="记错了", by=world.person("worker"))

    assert points(world, volunteer) == 0


def test_expiry_takes_what_is_over_and_not_used(world, reward):
    volunteer, long_ago = make_volunteer(world), clock.today() - dt.timedelta(days=800)
    serve(world, volunteer, 120, served_on=long_ago)
    serve(world, volunteer, 60)
    redeem(world, volunteer, reward)

    with world.everywhere():
        assert expire_points(today=clock.today()) == 1
        assert expire_points(today=clock.today()) == 0
        lots, used = standing_lots(volunteer)
        assert (sum(lot.amount for lot in lots), used) == (30, 20)
    assert points(world, volunteer) == 10


def test_expiry_leaves_what_was_used_in_time(world, reward):
    volunteer, long_ago = make_volunteer(world), clock.today() - dt.timedelta(days=800)
    serve(world, volunteer, 60, served_on=long_ago)
    serve(world, volunteer, 60)
    redeem(world, volunteer, reward)

    with world.everywhere():
        assert expire_points(today=clock.today()) == 0
    assert points(world, volunteer) == 10


def test_ledger_with_one_side_is_refused_by_the_database(world):
    volunteer = make_volunteer(world)
    serve(world, volunteer)
    with world.scope("worker"):
        movement = PointTransaction(
            id=uuid7(),
            station=world.home,
            volunteer=volunteer,
            kind=PointKind.EARN,
            on=clock.today(),
            reason="一边",
        )
        movement.save(force_insert=True)
        with pytest.raises(DatabaseError), transaction.atomic():
            PointEntry.objects.create(
                station=world.home,
                transaction=movement,
                volunteer=volunteer,
                account=PointAccount.VOLUNTEER,
                amount=5,
            )


def test_ledger_is_never_rewritten(world):
    volunteer = make_volunteer(world)
    serve(world, volunteer)
    with world.scope("worker"):
        for rows in (PointEntry.objects.all(), PointTransaction.objects.all()):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(created_at=clock.now())


def test_certificates_are_numbered_and_recorded(world):
    volunteer = make_volunteer(world)
    with world.scope("worker"):
        numbers = [certify(volunteer=volunteer, by=world.person("worker")) for _ in range(2)]

        assert len(set(numbers)) == 2
        assert AuditEvent.objects.filter(action="volunteer.certified").count() == 2


def test_training_and_rewards_sent_twice_make_one(world):
    volunteer, key = make_volunteer(world), uuid7()
    with world.scope("worker"):
        for _ in range(2):
            add_training(
                training_id=key,
                volunteer=volunteer,
                title="助老技巧",
                held_on=clock.today(),
                hours=Decimal(2),
                by=world.person("worker"),
            )
            item = add_reward(
                reward_id=key,
                station_id=world.home.pk,
                values=RewardValues(name="理发券", points=20),
                by=world.person("worker"),
            )
        assert volunteer.trainings.count() == 1
        changed = edit_reward(
            reward=item,
            values=RewardValues(name="理发券", points=30, stock=5),
            seen_at=item.updated_at,
            by=world.person("worker"),
        )
        assert (changed.points, changed.stock) == (30, 5)
        with pytest.raises(ChangedMeanwhileError):
            edit_reward(
                reward=item,
                values=RewardValues(name="x", points=1),
                seen_at=item.created_at - dt.timedelta(days=1),
                by=world.person("worker"),
            )
