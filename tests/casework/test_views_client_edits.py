"""修改档案：what is masked stays as it is unless it is written anew."""

import re

import pytest

from casework.models import Client
from core.models import AuditEvent
from tests.support.clients import id_number, make_client, make_minor

NUMBER, PHONE, ADDRESS = id_number(), "13812345678", "江岸区大智街道演示路7号"
KNOWN = {"identifier_kind": "id_card", "identifier": NUMBER, "phone": PHONE, "address": ADDRESS}


def sent_for(client, **changes):
    """Return what the form sends when only `changes` were typed."""
    plain = {"name": client.name, "sex": client.sex, "born_on": client.born_on or ""}
    plain |= {"client_class": client.client_class, "identifier_kind": client.identifier_kind}
    plain |= {"worker": client.worker_id, "seen_at": client.updated_at.isoformat()}
    return plain | changes


def stored(world, client):
    """Return the client as it is now."""
    with world.scope("worker"):
        return Client.objects.get(pk=client.pk)


def test_client_edit_shows_no_secret(web, world):
    client = make_client(world, **KNOWN)

    page = web("worker").get(f"/clients/{client.pk}/edit/").content.decode()

    assert not any(secret in page for secret in (NUMBER, PHONE, ADDRESS))
    assert "138****5678" in page


def test_client_edit_keeps_what_is_left_empty(web, world):
    client = make_client(world, **KNOWN)

    response = web("worker").post(
        f"/clients/{client.pk}/edit/", sent_for(client, name="演示改名", client_class="disabled")
    )
    now = stored(world, client)

    assert response.status_code == 302
    assert (now.name, now.client_class) == ("演示改名", "disabled")
    assert (now.identifier, now.phone, now.address) == (NUMBER, PHONE, ADDRESS)


def test_client_edit_removes_what_is_ticked(web, world):
    client = make_client(world, **KNOWN)
    sent = sent_for(client, identifier_kind="none", clear_phone="on", clear_address="on")

    web("worker").post(f"/clients/{client.pk}/edit/", sent)
    now = stored(world, client)

    assert (now.identifier, now.phone, now.address, now.phone_index) == ("", "", "", "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"sex": "2"}, "性别与证件号码不一致"),
        ({"born_on": "1951-01-01"}, "出生日期与证件号码不一致"),
        ({"identifier_kind": "passport"}, "请填写证件号码"),
        ({"identifier": "11010519491231002X"}, "不一致"),
        ({"seen_at": "yesterday"}, "已失效"),
        ({"seen_at": "2026-13-45T99:00"}, "已失效"),
        ({"seen_at": "2026-01-01T00:00:00"}, "已失效"),
        ({"seen_at": ""}, "已失效"),
        ({"worker": "{stranger}"}, "请从列表中选择"),
    ],
)
def test_client_edit_answers_bad_input_with_a_sentence(web, world, changes, sentence):
    client = make_client(world, **KNOWN)
    stranger = world.person("stranger").pk
    sent = sent_for(client, **{k: v.format(stranger=stranger) for k, v in changes.items()})

    response = web("worker").post(f"/clients/{client.pk}/edit/", sent)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert stored(world, client).updated_at == client.updated_at


def test_client_edit_after_somebody_else_asks_first(web, world):
    client = make_client(world)
    url = f"/clients/{client.pk}/edit/"
    web("lead").post(url, sent_for(client, name="演示站长改"))

    page = web("worker").post(url, sent_for(client, name="演示社工改")).content.decode()
    seen_at = re.search(r'name="seen_at" value="([^"]+)"', page)
    assert seen_at
    assert "已被别人改过" in page
    assert stored(world, client).name == "演示站长改"
    web("worker").post(url, sent_for(client, name="演示社工改", seen_at=seen_at[1]))

    assert stored(world, client).name == "演示社工改"


def test_client_edit_by_a_colleague_does_not_change_the_worker(web, world, colleague):
    client = make_client(world)
    sent = sent_for(client, name="演示改名", worker=colleague.pk)

    web(colleague).post(f"/clients/{client.pk}/edit/", sent)
    now = stored(world, client)

    assert (now.name, now.worker) == ("演示改名", world.person("worker"))


def test_client_edit_hands_a_file_over(web, world, colleague):
    client = make_client(world)

    web("worker").post(f"/clients/{client.pk}/edit/", sent_for(client, worker=colleague.pk))

    assert stored(world, client).worker == colleague


def test_client_edit_of_a_minor_leaves_a_read_event(web, world, scope):
    client = make_minor(world)

    web("lead").get(f"/clients/{client.pk}/edit/")

    with scope("worker"):
        assert AuditEvent.objects.filter(action="client.read", object_id=client.pk).exists()


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("supervisor", 403), ("city", 403)])
def test_client_edit_is_refused_to_others(web, world, who, status):
    client = make_client(world)

    response = web(who).post(f"/clients/{client.pk}/edit/", sent_for(client, name="演示改名"))

    assert response.status_code == status
    assert stored(world, client).name == "演示对象"
