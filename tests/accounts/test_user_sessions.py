"""登录的设备：every session is listed, and another one can be ended."""

import re

from django.urls import reverse

from core.models import AuditEvent

HOME = "/accounts/me/"


def listed(client):
    text = client.get(reverse("usersessions_list")).content.decode()
    return re.findall(r'data-label="网络地址">([\d.]+)<', text), text


def test_sessions_are_listed_with_their_device(web, sign_in):
    here, there = web(), web()
    sign_in(here, "worker")
    sign_in(there, "worker")

    addresses, text = listed(here)

    assert addresses == ["127.0.0.1"] * 2
    assert "您在 2 处登录" in text
    assert text.count("本机") == 2  # the badge, and the sentence beside the button


def test_sessions_of_others_are_not_listed(web, sign_in):
    worker, lead = web(), web()
    sign_in(worker, "worker")
    sign_in(lead, "lead")

    addresses, text = listed(worker)

    assert len(addresses) == 1
    assert "您只在这一处登录" in text


def test_other_sessions_ended_are_really_over(web, sign_in):
    here, there, colleague = web(), web(), web()
    sign_in(here, "worker")
    sign_in(there, "worker")
    sign_in(colleague, "lead")
    assert there.get(HOME).status_code == 200

    here.post(reverse("usersessions_list"))

    assert here.get(HOME).status_code == 200
    assert there.get(HOME).url.startswith("/accounts/login/")
    assert colleague.get(HOME).status_code == 200
    assert len(listed(here)[0]) == 1


def test_other_sessions_ended_are_audited(web, world, sign_in):
    here, there = web(), web()
    sign_in(here, "worker")
    sign_in(there, "worker")

    for _ in range(2):
        here.post(reverse("usersessions_list"))

    with world.everywhere():
        event = AuditEvent.objects.get(action="user.sessions_ended")
    assert (event.actor_id, event.changes) == (world.person("worker").pk, {"sessions": [None, 1]})


def test_session_that_logged_out_is_not_listed(web, sign_in):
    here, there = web(), web()
    sign_in(here, "worker")
    sign_in(there, "worker")

    there.post(reverse("account_logout"))

    assert len(listed(here)[0]) == 1
