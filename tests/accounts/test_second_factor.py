"""The second factor, through its pages."""

import base64
import datetime as dt
import hmac
import re
import struct
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.selectors import has_second_factor
from core.models import AuditEvent
from tests.support.personas import PASSWORD

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
HOME = "/accounts/me/"


def code(secret, at):
    """Return what an authenticator shows at that moment (RFC 6238)."""
    counter = struct.pack(">Q", int(at.timestamp()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def set_up(client, at=NOW):
    """Switch the second factor on, at the moment of the test, and return its secret."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r'id="totp-secret">(\w+)<', page.content.decode())[1]
    response = client.post(reverse("mfa_activate_totp"), {"code": code(secret, at)})
    assert response.status_code == 302, response.context["form"].errors
    return secret


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def worker(web, clock, sign_in):
    client = web()
    sign_in(client, "worker")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.fixture
def secret(worker, clock):
    """The worker's secret; a minute later, because a code is good only once."""
    made = set_up(worker)
    clock.shift(60)
    return made


def recovery_codes(client):
    text = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.findall(r"<li><code>(\w+)</code></li>", text)


def test_activation_leads_to_the_recovery_codes(worker, world):
    page = worker.get(reverse("mfa_activate_totp"))
    secret = re.search(r'id="totp-secret">(\w+)<', page.content.decode())[1]

    response = worker.post(reverse("mfa_activate_totp"), {"code": code(secret, NOW)})

    assert response.url == reverse("mfa_view_recovery_codes")
    assert len(recovery_codes(worker)) == 10
    assert has_second_factor(world.person("worker"))


def test_activation_with_a_wrong_code_is_refused(worker, world):
    worker.get(reverse("mfa_activate_totp"))

    response = worker.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert response.status_code == 200
    assert response.context["form"].errors["code"]
    assert not has_second_factor(world.person("worker"))


def test_activation_asks_for_the_password_first(web, sign_in):
    worker = web()
    sign_in(worker, "worker")

    asked = worker.get(reverse("mfa_activate_totp"))
    refused = worker.post(asked.url, {"password": "not-the-password"})
    confirmed = worker.post(asked.url, {"password": PASSWORD})

    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert "确认是您本人" in refused.content.decode()
    assert confirmed.url == reverse("mfa_activate_totp")


def test_activation_long_after_the_password_asks_for_it_again(worker, clock):
    clock.shift(600)

    response = worker.get(reverse("mfa_activate_totp"))

    assert response.url.startswith(reverse("account_reauthenticate"))


def test_login_with_second_factor_asks_for_the_code(web, sign_in, secret):
    visitor = web()

    response = sign_in(visitor, "worker")

    assert response.url == reverse("mfa_authenticate")
    assert visitor.get(HOME).url.startswith("/accounts/login/")
    assert "输入验证码" in visitor.get(response.url).content.decode()


def test_login_with_the_code_comes_in(web, sign_in, secret):
    visitor = web()
    sign_in(visitor, "worker")

    later = NOW + dt.timedelta(seconds=60)
    response = visitor.post(reverse("mfa_authenticate"), {"code": code(secret, later)})

    assert (response.status_code, response.url) == (302, "/")
    assert visitor.get(HOME).status_code == 200


def test_login_with_a_code_used_before_is_refused(web, sign_in, secret):
    later = {"code": code(secret, NOW + dt.timedelta(seconds=60))}
    first, second = web(), web()
    sign_in(first, "worker")
    sign_in(second, "worker")

    first.post(reverse("mfa_authenticate"), later)
    again = second.post(reverse("mfa_authenticate"), later)

    assert first.get(HOME).status_code == 200
    assert again.status_code == 200
    assert second.get(HOME).status_code == 302


def test_login_with_a_code_used_a_step_ago_is_refused(web, world, sign_in, secret, clock):
    """It would still be good for its time, had nobody used it."""
    later = code(secret, NOW + dt.timedelta(seconds=60))
    first, second = web(), web()
    sign_in(first, "worker")
    first.post(reverse("mfa_authenticate"), {"code": later})

    clock.shift(30)
    worker = world.person("worker").pk
    cache.delete(f"allauth.mfa.totp.used?user={worker}&code={later}")  # the library forgets now
    sign_in(second, "worker")
    again = second.post(reverse("mfa_authenticate"), {"code": f"{later[:3]} {later[3:]}"})

    assert again.context["form"].errors["code"]
    assert second.get(HOME).status_code == 302


@pytest.mark.parametrize(
    ("seconds", "status"), [(-31, 200), (-30, 302), (-1, 302), (30, 302), (60, 200)]
)
def test_login_with_a_code_of_a_neighbouring_step(web, sign_in, secret, seconds, status):
    """The code changed while somebody typed, or his clock is a little ahead: he comes in."""
    visitor = web()
    sign_in(visitor, "worker")

    shown = code(secret, NOW + dt.timedelta(seconds=60 + seconds))
    response = visitor.post(reverse("mfa_authenticate"), {"code": shown})

    assert response.status_code == status


def test_login_with_guessed_codes_is_stopped(web, sign_in, secret):
    visitor = web()
    sign_in(visitor, "worker")
    for guess in range(5):
        visitor.post(reverse("mfa_authenticate"), {"code": f"00000{guess}"})

    later = NOW + dt.timedelta(seconds=60)
    response = visitor.post(reverse("mfa_authenticate"), {"code": code(secret, later)})

    assert response.status_code == 200
    assert response.context["form"].errors
    assert visitor.get(HOME).status_code == 302


def test_login_with_a_recovery_code_works_once(web, sign_in, worker, secret):
    codes = recovery_codes(worker)
    first, second = web(), web()
    sign_in(first, "worker")
    sign_in(second, "worker")

    first.post(reverse("mfa_authenticate"), {"code": codes[0]})
    again = second.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert first.get(HOME).status_code == 200
    assert again.status_code == 200
    assert second.get(HOME).status_code == 302
    assert recovery_codes(worker) == codes[1:]


def test_recovery_codes_made_anew_replace_the_old(worker, secret):
    before = recovery_codes(worker)

    worker.post(reverse("mfa_generate_recovery_codes"))

    after = recovery_codes(worker)
    assert len(after) == 10
    assert not set(before) & set(after)


def test_deactivation_takes_the_recovery_codes_along(worker, secret, world):
    worker.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=world.person("worker")).exists()


def test_activation_does_not_wait_for_an_address_to_be_verified(worker, world):
    worker.post(reverse("account_email"), {"action_add": "", "email": "worker@example.org"})

    set_up(worker)

    assert has_second_factor(world.person("worker"))


@pytest.mark.django_db(transaction=True)
def test_second_factor_leaves_its_traces(web, world, sign_in, worker, secret):
    visitor = web()
    sign_in(visitor, "worker")
    visitor.post(reverse("mfa_authenticate"), {"code": "000000"})
    worker.post(reverse("mfa_generate_recovery_codes"))
    worker.post(reverse("mfa_deactivate_totp"))

    with world.everywhere():
        events = AuditEvent.objects.filter(object_id=str(world.person("worker").pk))
        actions = list(events.order_by("seq").values_list("action", "actor_label"))
    name = str(world.person("worker"))
    assert actions == [
        ("user.logged_in", name),
        ("user.second_factor_on", name),
        ("user.recovery_codes_made", name),
        ("user.code_refused", "系统"),
        ("user.recovery_codes_made", name),
        ("user.second_factor_off", name),
    ]


@pytest.fixture
def required(settings):
    settings.LINLI_SECOND_FACTOR_ROLES = ["social_worker"]


@pytest.mark.parametrize(
    "url",
    [
        "/",
        HOME,
        "/accounts/inbox/",
        "/accounts/password/change/",
        "/accounts/sessions/",
        "/jobs/",
        "/dashboard/",
        "/records/",
        "/api/v1/drafts/01939f3a-0000-7000-8000-000000000000/",
    ],
)
def test_required_second_factor_comes_before_everything(worker, required, url):
    response = worker.get(url)

    if response.status_code != 404:
        assert (response.status_code, response.url) == (302, reverse("mfa_activate_totp"))


def test_required_second_factor_says_why(worker, required):
    text = worker.get(HOME, follow=True).content.decode()

    assert "您的岗位须启用两步验证，请先完成设置。" in text
    assert "启用两步验证" in text


def test_required_second_factor_set_up_opens_everything(worker, required):
    worker.get(HOME)

    set_up(worker)

    assert worker.get(HOME).status_code == 200
    assert worker.get("/jobs/").status_code == 200


def test_required_second_factor_does_not_keep_anybody_in(worker, required):
    worker.post(reverse("account_logout"))

    assert worker.get(HOME).url.startswith("/accounts/login/")


def test_required_second_factor_leaves_other_roles_alone(web, required):
    assert web("lead").get(HOME).status_code == 200


def test_required_second_factor_switched_off_is_asked_for_again(worker, required, secret):
    worker.post(reverse("mfa_deactivate_totp"))

    assert worker.get(HOME).url == reverse("mfa_activate_totp")


def kept():
    """Everything that is kept about second factors."""
    return [one.data for one in Authenticator.objects.order_by("pk")]


def test_secrets_of_the_second_factor_are_not_kept_in_the_clear(worker, secret):
    assert len(kept()) == 2  # of the app, of the recovery codes
    assert secret not in str(kept())
    assert [data.get("secret", data.get("seed"))[:3] for data in kept()] == ["v1:", "v1:"]


def test_rotation_of_keys_reaches_the_second_factor(web, sign_in, secret, settings):
    active = settings.LINLI_ENCRYPTION_KEYS
    new = "new:" + base64.b64encode(b"2" * 32).decode()
    settings.LINLI_ENCRYPTION_KEYS = f"{new},{active}"

    call_command("rotate_keys", stdout=StringIO())

    assert str(kept()).count("'v1:new:") == 2
    settings.LINLI_ENCRYPTION_KEYS = new
    client = web()
    sign_in(client, "worker")
    at = NOW + dt.timedelta(seconds=60)
    assert client.post(reverse("mfa_authenticate"), {"code": code(secret, at)}).status_code == 302


def test_rotation_without_the_old_key_names_the_second_factor(secret, settings):
    settings.LINLI_ENCRYPTION_KEYS = "new:" + base64.b64encode(b"2" * 32).decode()
    before, out = kept(), StringIO()

    with pytest.raises(CommandError):
        call_command("rotate_keys", stdout=out)

    assert "mfa.authenticator.data：改写 0 行，失败 2 行" in out.getvalue()
    assert kept() == before
