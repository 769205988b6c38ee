"""Tests of stations.views.person_accounts."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from core import clock

STEPS = ("person_stop", "person_restart", "person_link")


def page(name, row):
    """Return the address of a page of a person or an assignment."""
    return reverse(f"stations:{name}", args=[row.pk])


def test_account_is_stopped_and_started_again(world, web):
    worker, client = world.person("worker"), web("lead")

    client.post(page("person_stop", worker), {"reason": "离职"})
    worker.refresh_from_db()
    assert not worker.is_active
    assert "不能登录" in client.get(page("person_detail", worker)).content.decode()
    client.post(page("person_restart", worker), {"reason": "返岗"})

    worker.refresh_from_db()
    assert worker.is_active


def test_new_link_is_shown_once(world, web):
    worker, client = world.person("worker"), web("lead")

    response = client.post(page("person_link", worker), {"reason": "忘记密码"})

    assert "/accounts/password/reset/key/" in response.context["link"]
    worker.refresh_from_db()
    assert not worker.has_usable_password()


def test_lock_is_shown_and_lifted(world, web):
    worker, client = world.person("worker"), web("lead")
    AccessAttempt.objects.create(
        username="worker", failures_since_start=5, attempt_time=clock.now(), ip_address="10.0.0.1"
    )
    assert "解除锁定" in client.get(page("person_detail", worker)).content.decode()

    client.post(page("person_unlock", worker))

    assert "解除锁定" not in client.get(page("person_detail", worker)).content.decode().replace(
        "已解除锁定", ""
    ).replace("解除登录锁定", "")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("who", "whom", "status"),
    [
        ("lead", "worker", 200),
        ("lead", "stranger", 404),
        ("lead", "lead", 403),
        ("worker", "lead", 403),
    ],
)
def test_who_manages_whose_account(world, web, step, who, whom, status):
    url = page(step, world.person(whom))

    assert web(who).get(url).status_code == status
    assert web(who).post(url, {"reason": ""}).status_code == status


def test_reason_is_asked_for(world, web):
    response = web("lead").post(page("person_stop", world.person("worker")), {"reason": " "})

    assert "请填写原因" in str(response.context["form"].errors["reason"])
    assert world.person("worker").is_active
