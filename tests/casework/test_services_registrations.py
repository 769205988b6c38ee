"""Places: never more than there are, waiting people in their order, and nobody else's row."""

import datetime as dt

import pytest
from django.db import connection, transaction

from casework import tasks
from casework.errors.activities import NoSuchPageError, RegisteredBeforeError, SignUpRefusedError
from casework.models import ActivityRegistration, CommunityActivity
from casework.selectors.public_pages import (
    get_held_registration,
    get_public_activity,
    public_scope,
)
from casework.services.registrations import (
    ERASED_NAME,
    SignUpValues,
    erase_old_registrations,
    new_token,
    promote_waiting,
    register_person,
    sign_up,
    withdraw,
)
from core import clock
from core.errors import NotAllowedError, RefusedError
from core.ids import uuid7
from tests.support.activities import at, make_activity, register
from tests.support.clients import make_client

PHONE = "13800000001"


def cancel(registration):
    """Cancel with the token, as its holder."""
    with public_scope(registration.station_id, registration.token), transaction.atomic():
        held = get_held_registration(station_id=registration.station_id, token=registration.token)
        return withdraw(registration=held.registration, by=None)


def states(world, activity):
    with world.scope("worker"):
        rows = ActivityRegistration.objects.filter(activity=activity).order_by("queued_at", "pk")
        return [each.state for each in rows]


def test_sign_up_beyond_capacity_waits(world):
    activity = make_activity(world, capacity=3)

    for people in (2, 2, 1):
        register(activity, people=people)

    # One place is left, but whoever waits for two comes before whoever comes for one.
    assert states(world, activity) == ["confirmed", "waiting", "waiting"]
    with world.scope("worker"):
        activity.refresh_from_db()
        assert (activity.confirmed_count, activity.waiting_count) == (2, 3)


def test_sign_up_without_a_waiting_list_is_refused(world):
    activity = make_activity(world, capacity=1, takes_waiting=False)
    register(activity)

    with pytest.raises(SignUpRefusedError, match="名额已满"):
        register(activity)


def test_sign_up_with_a_known_phone_tells_nothing(world):
    activity = make_activity(world)
    register(activity, phone=PHONE, name="欧阳演秘")

    with pytest.raises(SignUpRefusedError) as refusal:
        register(activity, phone="138 0000 0001", name="别人")

    assert "欧阳" not in str(refusal.value)
    assert "已经报名" not in str(refusal.value)
    assert states(world, activity) == ["confirmed"]


def test_sign_up_twice_with_one_page_makes_one(world):
    activity, token = make_activity(world), new_token()
    values = SignUpValues(name="演示居民", phone=PHONE)
    with public_scope(activity.station_id, token), transaction.atomic():
        first = sign_up(activity=activity, values=values, token=token)
        second = sign_up(activity=activity, values=values, token=token)

    assert first == second
    assert states(world, activity) == ["confirmed"]


@pytest.mark.parametrize("state", ["planned", "full", "held", "cancelled"])
def test_sign_up_while_closed_is_refused(world, state):
    activity = make_activity(world)
    with world.scope("worker"):
        CommunityActivity.objects.update(state=state)

    with pytest.raises(SignUpRefusedError):
        register(activity)


def test_sign_up_after_its_end_is_refused(world):
    activity = make_activity(world)
    with world.scope("worker"):
        CommunityActivity.objects.update(sign_up_until=clock.now() - dt.timedelta(minutes=1))

    with pytest.raises(SignUpRefusedError, match="截止"):
        register(activity)


def test_promotion_is_in_order_and_twice_is_once(world):
    activity = make_activity(world, capacity=2)
    first, *_ = [register(activity) for _ in range(4)]
    cancel(first)

    for _ in range(2):
        tasks.promote_waiting(activity_id=str(activity.pk), station_id=activity.station_id)

    assert states(world, activity) == ["cancelled", "confirmed", "confirmed", "waiting"]


def test_promotion_does_not_overtake_who_comes_with_many(world):
    activity = make_activity(world, capacity=2)
    first = register(activity)
    register(activity)
    register(activity, people=2)
    register(activity)
    cancel(first)

    with world.scope("worker"):
        assert promote_waiting(activity_id=activity.pk) == 0

    assert states(world, activity) == ["cancelled", "confirmed", "waiting", "waiting"]


def test_cancelling_asks_for_promotion_after_the_commit(world, django_capture_on_commit_callbacks):
    activity = make_activity(world, capacity=1)
    first = register(activity)
    register(activity)

    with django_capture_on_commit_callbacks() as callbacks:
        cancel(first)

    assert len(callbacks) == 1
    assert states(world, activity) == ["cancelled", "waiting"]


def test_a_newcomer_does_not_take_the_place_that_became_free(world):
    activity = make_activity(world, capacity=1)
    first = register(activity)
    register(activity)
    cancel(first)

    register(activity)

    assert states(world, activity) == ["cancelled", "waiting", "waiting"]


def test_cancelling_after_the_start_is_refused(world):
    activity = make_activity(world)
    made = register(activity)
    with world.scope("worker"):
        CommunityActivity.objects.update(starts_at=clock.now() - dt.timedelta(minutes=5))

    with pytest.raises(NotAllowedError, match="已经开始"):
        cancel(made)


def test_token_opens_one_row_only(world):
    activity = make_activity(world)
    mine, other = register(activity, phone=PHONE), register(activity, name="欧阳演秘")

    with public_scope(activity.station_id, mine.token), transaction.atomic():
        assert list(ActivityRegistration.objects.all()) == [mine]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM casework_activityregistration")
            assert cursor.fetchone() == (1,)
        with pytest.raises(NoSuchPageError):
            get_held_registration(station_id=activity.station_id, token=other.token)


def test_public_sees_no_registration_without_a_token(world):
    activity = make_activity(world)
    register(activity)

    with public_scope(activity.station_id), transaction.atomic():
        assert get_public_activity(
            station_id=activity.station_id, code=activity.public_code, now=clock.now()
        )
        assert not ActivityRegistration.objects.exists()


def test_place_in_the_queue_counts_people(world):
    activity = make_activity(world, capacity=1)
    for people in (1, 3, 2):
        last = register(activity, people=people)

    with public_scope(activity.station_id, last.token), transaction.atomic():
        held = get_held_registration(station_id=activity.station_id, token=last.token)

    assert held.ahead == 3


def test_worker_signs_up_a_client_once(world):
    activity, client = make_activity(world), make_client(world)
    values = SignUpValues(name=client.name, client=client)
    with world.scope("worker"):
        for key in [uuid7()] * 2:
            register_person(
                activity=activity, registration_id=key, values=values, by=world.person("worker")
            )
    with world.scope("worker"), pytest.raises(RegisteredBeforeError):
        register_person(
            activity=activity, registration_id=uuid7(), values=values, by=world.person("worker")
        )

    assert states(world, activity) == ["confirmed"]


def test_worker_cannot_sign_up_beyond_capacity(world):
    activity = make_activity(world, capacity=1, takes_waiting=False)
    register(activity)
    with world.scope("worker"), pytest.raises(RefusedError, match="名额已满"):
        register_person(
            activity=activity,
            registration_id=uuid7(),
            values=SignUpValues(name="演示居民"),
            by=world.person("worker"),
        )


def test_stranger_cannot_sign_up_people_here(world):
    activity = make_activity(world)
    with world.scope("stranger"), pytest.raises(CommunityActivity.DoesNotExist):
        register_person(
            activity=activity,
            registration_id=uuid7(),
            values=SignUpValues(name="演示居民"),
            by=world.person("stranger"),
        )


def test_names_and_phones_are_deleted_a_year_later(world):
    old, new = make_activity(world, days=1), make_activity(world)
    register(old, phone=PHONE, name="欧阳演秘")
    register(new, phone=PHONE, name="欧阳演新")
    with world.everywhere():
        CommunityActivity.objects.filter(pk=old.pk).update(starts_at=at(-400), ends_at=at(-400, 16))

        assert erase_old_registrations(today=clock.today()) == 1
        assert erase_old_registrations(today=clock.today()) == 0
        gone = ActivityRegistration.objects.get(activity=old)
        assert (gone.name, gone.phone, gone.phone_index) == (ERASED_NAME, "", "")
        assert ActivityRegistration.objects.get(activity=new).name == "欧阳演新"
