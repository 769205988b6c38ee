"""The rules for passwords, through the page on which people change theirs."""

import datetime as dt

import pytest
import time_machine

from accounts import phrases
from accounts.models import PasswordHistory
from accounts.services import passwords
from core.models import AuditEvent
from tests.support.personas import PASSWORD

URL = "/accounts/password/change/"
NEW = "quiet-harbour-lamp-07"


def change(client, old, new, again=None):
    form = {"oldpassword": old, "password1": new, "password2": again or new}
    return client.post(URL, form)


def errors(response):
    return [error for errors in response.context["form"].errors.values() for error in errors]


def change_often(client, old, new_ones):
    """Change the password again and again, a day apart."""
    day = dt.datetime.now(dt.UTC)
    for new in new_ones:
        day += dt.timedelta(minutes=5)
        with time_machine.travel(day, tick=True):
            assert change(client, old, new).status_code == 302, new
        old = new
    return day


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("harbour-777", "密码太短，至少要 12 个字符。"),
        ("1qaz2wsx3edc", "这个密码太常见了。"),
        ("202611201530", "密码只包含数字。"),
    ],
)
def test_change_to_a_weak_password_says_why(web, world, password, sentence):
    worker = web("worker")

    response = change(worker, PASSWORD, password)

    assert response.status_code == 200
    assert errors(response) == [sentence]
    world.person("worker").refresh_from_db()
    assert world.person("worker").check_password(PASSWORD)


def test_change_with_a_wrong_old_password_is_refused(web, world):
    response = change(web("worker"), "not-my-password-1", NEW)

    assert response.status_code == 200
    assert errors(response)
    world.person("worker").refresh_from_db()
    assert world.person("worker").check_password(PASSWORD)


def test_change_of_password_is_remembered_dated_and_audited(web, world):
    worker = web("worker")

    response = change(worker, PASSWORD, NEW)

    person = world.person("worker")
    person.refresh_from_db()
    assert response.status_code == 302
    assert person.check_password(NEW)
    assert PasswordHistory.objects.get(user=person).used_from == person.password_changed_at
    with world.everywhere():
        event = AuditEvent.objects.get(action="user.password_set")
    assert (event.actor_id, event.object_id, event.changes) == (person.pk, str(person.pk), {})


def test_change_of_password_ends_the_other_sessions(web, world, sign_in):
    here, there = web(), web()
    sign_in(here, "worker")
    sign_in(there, "worker")

    change(here, PASSWORD, NEW)

    assert here.get("/accounts/me/").status_code == 200
    assert there.get("/accounts/me/").url.startswith("/accounts/login/")


def test_password_in_use_cannot_be_set_again(web, world):
    response = change(web("worker"), PASSWORD, PASSWORD)

    assert errors(response) == [phrases.ALREADY_USED]


def test_password_among_the_last_five_cannot_be_set_again(web, world):
    worker = web("worker")
    used = [f"{NEW}-{number}" for number in range(1, 7)]
    day = change_often(worker, PASSWORD, used)

    with time_machine.travel(day + dt.timedelta(minutes=5), tick=True):
        refused = [change(worker, used[-1], old) for old in used[1:5]]
    with time_machine.travel(day + dt.timedelta(minutes=10), tick=True):
        accepted = change(worker, used[-1], used[0])

    assert [errors(response) for response in refused] == [[phrases.ALREADY_USED]] * 4
    assert accepted.status_code == 302


def test_password_of_somebody_else_may_be_the_same(web, world):
    passwords.set_password(user=world.person("lead"), password=NEW, by=world.person("lead"))

    response = change(web("worker"), PASSWORD, NEW)

    assert response.status_code == 302
