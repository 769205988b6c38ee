"""查看：one field, one view, one event."""

import pytest

from core.models import AuditEvent
from tests.support.clients import id_number, make_client, make_minor

NUMBER, PHONE, ADDRESS = id_number(), "13812345678", "江岸区大智街道演示路7号"
KNOWN = {"identifier_kind": "id_card", "identifier": NUMBER, "phone": PHONE, "address": ADDRESS}
SECRETS = {"identifier": NUMBER, "phone": PHONE, "address": ADDRESS}


def reveals(world):
    """Return the events of unmasking."""
    with world.scope("lead"):
        return list(AuditEvent.objects.filter(action="client.reveal"))


@pytest.mark.parametrize("secret", SECRETS)
def test_client_reveal_shows_one_field_and_leaves_an_event(htmx, world, secret):
    client = make_client(world, **KNOWN)

    response = htmx("worker").post(
        f"/clients/{client.pk}/reveal/", {"secret": secret, "reason": "verify"}
    )
    page = response.content.decode()
    (event,) = reveals(world)

    assert [name for name, value in SECRETS.items() if value in page] == [secret]
    assert response["Cache-Control"] == "private, no-store"
    assert (event.changes, event.reason) == ({"revealed": ["", secret]}, "核对身份")
    assert SECRETS[secret] not in str(vars(event))


def test_client_reveal_keeps_a_typed_reason(htmx, world):
    client = make_client(world, **KNOWN)
    sent = {"secret": "phone", "reason": "other", "other_reason": "社区民警来电核实"}

    page = htmx("worker").post(f"/clients/{client.pk}/reveal/", sent).content.decode()

    assert PHONE in page
    assert reveals(world)[0].reason == "社区民警来电核实"


def test_client_reveal_without_script_shows_a_page(web, world):
    client = make_client(world, **KNOWN)

    page = web("worker").post(
        f"/clients/{client.pk}/reveal/", {"secret": "phone", "reason": "contact"}
    )

    assert "<html" in page.content.decode()
    assert PHONE in page.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"secret": "phone"}, "请选择查看理由"),
        ({"secret": "phone", "reason": "nonsense"}, "请从列表中选择"),
        ({"secret": "phone", "reason": "other"}, "请写明查看理由"),
        ({"secret": "phone", "reason": "other", "other_reason": "   "}, "请写明查看理由"),
        ({"secret": "phone", "reason": "other", "other_reason": "字" * 101}, "100"),
        ({"secret": "phone", "reason": "\x00"}, "field-error"),
        ({"secret": "name", "reason": "contact"}, "4201**********"),
        ({}, "请选择查看理由"),
    ],
)
def test_client_reveal_without_a_sound_reason_stays_masked(htmx, world, sent, sentence):
    client = make_client(world, **KNOWN)

    response = htmx("worker").post(f"/clients/{client.pk}/reveal/", sent)
    page = response.content.decode()

    assert response.status_code == 200
    assert sentence in page
    assert not any(value in page for value in SECRETS.values())
    assert reveals(world) == []


@pytest.mark.parametrize(
    ("who", "status"),
    [("stranger", 404), ("supervisor", 403), ("district", 403), ("evaluator", 403), ("admin", 403)],
)
def test_client_reveal_is_refused_to_others(htmx, world, who, status):
    client = make_client(world, **KNOWN)

    response = htmx(who).post(
        f"/clients/{client.pk}/reveal/", {"secret": "phone", "reason": "contact"}
    )

    assert response.status_code == status
    assert PHONE not in response.content.decode()
    assert reveals(world) == []


def test_client_reveal_of_a_minor_is_refused_to_a_colleague(htmx, world, colleague):
    client = make_minor(world, phone=PHONE)
    url, sent = f"/clients/{client.pk}/reveal/", {"secret": "phone", "reason": "contact"}

    assert htmx(colleague).post(url, sent).status_code == 403
    assert PHONE in htmx("lead").post(url, sent).content.decode()


def test_client_reveal_is_not_a_link(web, world):
    client = make_client(world, **KNOWN)

    assert web("worker").get(f"/clients/{client.pk}/reveal/").status_code == 405
