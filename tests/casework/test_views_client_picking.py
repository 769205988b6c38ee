"""The picker inside the record form, and opening a file in place."""

import json
import re

import pytest

from casework.models import Client
from core.ids import uuid7
from tests.support.clients import id_number, make_client, make_minor

NUMBER, PHONE = id_number(), "13812345678"
KNOWN = {"name": "单小雄", "identifier_kind": "id_card", "identifier": NUMBER, "phone": PHONE}
PICK, QUICK, DERIVE = "/clients/pick/", "/clients/new/quick/", "/clients/new/derive/"


def sent(**known):
    """Return what the quick form sends."""
    plain = {"id": str(uuid7()), "name": "演示新人", "sex": "1", "client_class": "elderly"}
    return {f"quick-{name}": value for name, value in (plain | known).items()}


def ids(page):
    """Return what can be picked."""
    return re.findall(r'data-pick-id="([^"]+)"', page)


@pytest.mark.parametrize("words", ["小雄", "sxx", NUMBER, NUMBER[-4:], PHONE])
def test_client_picker_offers_own_clients_only(web, world, words):
    own = make_client(world, **KNOWN)
    make_client(world, "stranger", **KNOWN)

    assert ids(web("worker").get(PICK, {"q": words}).content.decode()) == [str(own.pk)]


def test_client_picker_says_name_age_class_and_community(web, world, time_machine):
    time_machine.move_to("2026-11-20T04:00:00Z")
    make_client(world, name="演示甲", community_id=world.community.pk)

    page = web("worker").get(PICK, {"q": "演示"}).content.decode()

    assert 'data-pick-label="演示甲 76岁 老年人"' in page
    assert "铭新社区" in page


def test_client_picker_offers_eight_at_most_and_a_new_file(web, world):
    for number in range(10):
        make_client(world, name=f"演示{number}号人")

    page = web("worker").get(PICK, {"q": "演示"}).content.decode()

    assert len(ids(page)) == 8
    assert f'data-pick-new="{QUICK}?q=' in page


@pytest.mark.parametrize("words", ["", "  ", "\x00", "没有这个人", "%", "王" * 500])
def test_client_picker_answers_any_words(web, world, words):
    make_client(world)

    response = web("worker").get(PICK, {"q": words})

    assert response.status_code == 200
    assert ids(response.content.decode()) == []


def test_client_picker_masks_a_minor_for_a_colleague(web, world, colleague):
    make_minor(world, name="王演小")

    page = web(colleague).get(PICK, {"q": "王演"}).content.decode()

    assert 'data-pick-label="王** ' in page
    assert "王演小" not in page


@pytest.mark.parametrize("url", [PICK, QUICK])
@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("supervisor", 403), ("street", 403)]
)
def test_client_picking_is_for_those_who_serve(web, url, who, status):
    assert web(who).get(url).status_code == status


def test_client_quick_returns_a_chip(htmx, world):
    response = htmx("worker").post(QUICK, sent())
    told = json.loads(response["HX-Trigger"])["client-created"]

    with world.scope("worker"):
        client = Client.objects.get()
    assert told == {"id": str(client.pk), "label": "演示新人 老年人"}
    assert f'name="clients" value="{client.pk}"' in response.content.decode()
    assert (client.worker, client.sex) == (world.person("worker"), "1")


def test_client_quick_twice_makes_one(htmx, world):
    twice = sent()

    htmx("worker").post(QUICK, twice)
    htmx("worker").post(QUICK, twice)

    with world.scope("worker"):
        assert Client.objects.count() == 1


def test_client_quick_shows_who_may_be_the_same(htmx, world):
    known = make_client(world, name="演示同名")
    same = sent(name="演示同名", born_on="1950-06-01")

    page = htmx("worker").post(QUICK, same)
    insisted = htmx("worker").post(QUICK, same | {"quick-different_reason": "住址不同"})

    assert f'data-take-id="{known.pk}"' in page.content.decode()
    assert "HX-Trigger" not in page
    assert "HX-Trigger" in insisted


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "王" * 41}, {"born_on": "2099-01-01"}, {"client_class": "anonymous"},
     {"community": "{other}"}, {"id": "x"}, {"different_reason": "字" * 101}],
)  # fmt: skip
def test_client_quick_answers_bad_input_with_a_sentence(htmx, world, wrong):
    other = world.other_community.pk

    response = htmx("worker").post(
        QUICK, sent(**{k: v.format(other=other) for k, v in wrong.items()})
    )

    assert response.status_code == 200
    assert "field-error" in response.content.decode() or "已失效" in response.content.decode()
    with world.scope("worker"):
        assert not Client.objects.exists()


def test_client_derive_fills_in_sex_and_birth_date(htmx):
    page = htmx("worker").post(DERIVE, {"identifier": "11010519491231002x", "sex": "0"})

    assert 'value="1949-12-31"' in page.content.decode()
    assert re.search(r'value="2"[^>]*checked', page.content.decode())


def test_client_derive_leaves_what_was_chosen(htmx):
    typed = {"identifier": "11010519491231002X", "sex": "1", "born_on": "1950-01-01"}

    page = htmx("worker").post(DERIVE, typed).content.decode()

    assert 'value="1950-01-01"' in page
    assert re.search(r'value="1"[^>]*checked', page)


@pytest.mark.parametrize("number", ["", "110105194912310021", "E123", "\x00"])
def test_client_derive_says_nothing_about_other_numbers(htmx, number):
    assert htmx("worker").post(DERIVE, {"identifier": number}).status_code == 204
