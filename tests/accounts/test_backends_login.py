"""Coming in and going out: who may, what is written down, and when the door stays shut."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from accounts.models import User
from core.models import AuditEvent
from stations.selectors.audit import audit_lines
from tests.support.personas import PASSWORD

WRONG = "wrong-password-123"
FAILURES = 5


def events(world, *actions):
    with world.everywhere():
        found = AuditEvent.objects.filter(action__in=actions or ["user.logged_in"])
        return [(event.action, event.object_label, event.actor_label) for event in found]


def fail(client, sign_in, who="worker", times=FAILURES):
    return [sign_in(client, who, WRONG) for _ in range(times)][-1]


def test_login_leads_home_and_is_audited(web, world, sign_in):
    name = str(world.person("worker"))

    response = sign_in(web(), "worker")

    assert (response.status_code, response.url) == (302, "/")
    assert events(world) == [("user.logged_in", name, name)]


def test_login_failed_is_audited_for_a_known_name_only(web, world, sign_in):
    visitor = web()

    assert sign_in(visitor, "worker", WRONG).status_code == 200
    assert sign_in(visitor, "nobody-of-this-name", WRONG).status_code == 200

    name = str(world.person("worker"))
    assert events(world, "user.login_failed") == [("user.login_failed", name, "系统")]


def test_login_failed_says_the_same_for_known_and_unknown_names(web, sign_in):
    visitor = web()
    known, unknown = sign_in(visitor, "worker", WRONG), sign_in(visitor, "nobody", WRONG)

    assert known.context["form"].errors == unknown.context["form"].errors
    assert known.context["form"].errors


def test_login_of_an_inactive_person_is_refused(web, world, sign_in):
    User.objects.filter(username="worker").update(is_active=False)
    visitor = web()

    sign_in(visitor, "worker")

    assert visitor.get("/accounts/me/").status_code == 302
    assert events(world) == []


def test_logout_ends_the_session_and_is_audited(web, world, sign_in):
    worker = web()
    sign_in(worker, "worker")

    worker.post(reverse("account_logout"))

    name = str(world.person("worker"))
    assert worker.get("/accounts/me/").status_code == 302
    assert events(world, "user.logged_out") == [("user.logged_out", name, name)]


def test_events_of_login_read_as_chinese_sentences(web, world, sign_in):
    worker = web()
    sign_in(worker, "worker", WRONG)
    sign_in(worker, "worker")
    worker.post(reverse("account_logout"))

    with world.everywhere():
        lines = audit_lines(list(AuditEvent.objects.order_by("seq")))

    name = str(world.person("worker"))
    assert [line.text for line in lines] == [
        f"系统 记下登录失败 {name}",
        f"{name} 登录",
        f"{name} 退出登录",
    ]


def test_lockout_after_five_failures_shows_a_page_that_helps(web, sign_in):
    visitor = web()

    almost = fail(visitor, sign_in, times=FAILURES - 1)
    locked = sign_in(visitor, "worker", WRONG)

    assert almost.status_code == 200
    assert "account/locked.html" not in [template.name for template in almost.templates]
    assert locked.status_code == 429
    text = locked.content.decode()
    assert "账号已暂时锁定" in text
    assert "密码连续输错 5 次" in text
    assert "15 分钟" in text


def test_lockout_holds_against_the_right_password_and_from_elsewhere(web, sign_in):
    fail(web(), sign_in)

    elsewhere = web()
    response = elsewhere.post(
        "/accounts/login/",
        {"login": "worker", "password": PASSWORD},
        REMOTE_ADDR="198.51.100.7",
        headers={"User-Agent": "another browser"},
    )

    assert response.status_code == 429
    assert elsewhere.get("/accounts/me/").status_code == 302


def test_lockout_is_per_login_name(web, sign_in):
    visitor = web()
    fail(visitor, sign_in)

    response = sign_in(visitor, "lead")

    assert response.status_code == 302


def test_lockout_also_counts_names_that_nobody_has(web, sign_in):
    assert fail(web(), sign_in, who="nobody-of-this-name").status_code == 429


@pytest.mark.parametrize(("minutes", "status"), [(14, 429), (16, 302)])
def test_lockout_ends_after_the_cool_off(web, sign_in, minutes, status):
    now = dt.datetime.now(dt.UTC)
    visitor = web()
    fail(visitor, sign_in)

    with time_machine.travel(now + dt.timedelta(minutes=minutes)):
        response = sign_in(visitor, "worker")

    assert response.status_code == status


def test_login_resets_the_count_of_failures(web, sign_in):
    visitor = web()
    fail(visitor, sign_in, times=FAILURES - 1)
    sign_in(visitor, "worker")
    visitor.post(reverse("account_logout"))

    response = fail(visitor, sign_in, times=FAILURES - 1)

    assert response.status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_sign_up_is_closed(web, method):
    people = User.objects.count()
    form = {"username": "intruder", "password1": PASSWORD, "password2": PASSWORD}

    response = getattr(web(), method)(reverse("account_signup"), form)

    assert response.status_code == 200
    assert "不开放自行注册" in response.content.decode()
    assert User.objects.count() == people
