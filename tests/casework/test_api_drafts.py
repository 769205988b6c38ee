"""The JSON interface of drafts."""

import json

import pytest
from django.urls import reverse

from casework.models import RecordDraft
from casework.services.drafts import MOST_BYTES
from core.ids import uuid7
from tests.factories.casework import RecordDraftFactory

JSON = "application/json"
OTHERS = ("admin", "city", "district", "street", "agency", "supervisor", "evaluator", "auditor")


def url(pk=None):
    return reverse("casework:draft", args=[pk or uuid7()])


def put(client, address, data=None, version=0):
    body = {"data": {"content": "写到一半"} if data is None else data, "version": version}
    return client.put(address, body, content_type=JSON)


@pytest.fixture
def draft(scope):
    with scope("worker"):
        return RecordDraftFactory(data={"content": "写到一半"})


def test_draft_put_saves_and_counts(web):
    worker, address = web("worker"), url()

    first, second = put(worker, address), put(worker, address, version=1)

    assert (first.json()["version"], second.json()["version"]) == (1, 2)
    assert first.json()["saved_at"]


def test_draft_get_returns_what_was_typed(web, draft):
    answer = web("worker").get(url(draft.pk)).json()

    assert (answer["data"], answer["version"]) == ({"content": "写到一半"}, 1)


def test_draft_put_of_another_version_is_a_conflict(web, draft):
    answer = put(web("worker"), url(draft.pk), data={"content": "我写的"}, version=7)

    assert answer.status_code == 409
    assert (answer.json()["data"], answer.json()["version"]) == ({"content": "写到一半"}, 1)


def test_draft_delete_throws_it_away(web, scope, draft):
    assert web("worker").delete(url(draft.pk)).status_code == 204

    with scope("worker"):
        assert not RecordDraft.objects.exists()


@pytest.mark.parametrize("who", ["lead", "stranger"])
def test_draft_of_somebody_else_is_not_found(web, draft, who):
    client = web(who)

    assert client.get(url(draft.pk)).status_code == 404
    assert put(client, url(draft.pk)).status_code == 404
    assert client.delete(url(draft.pk)).status_code == 404


@pytest.mark.parametrize("who", OTHERS)
def test_draft_is_closed_to_other_roles(web, draft, who):
    client = web(who)

    assert client.get(url(draft.pk)).status_code == 403
    assert put(client, url()).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        "",
        "nonsense",
        "[]",
        '"text"',
        "{}",
        '{"data": []}',
        '{"data": {"content": 5}, "version": 0}',
        '{"data": {"content": "x"}, "version": -1}',
        '{"data": {"content": "x"}, "version": 99999999999999999999}',
        '{"data": {"content": "x"}, "version": "eins"}',
        '{"data": {"content": {"a": 1}}, "version": 0}',
        '{"data": {"' + "x" * 100 + '": ""}, "version": 0}',
        "[" * 20000,
    ],
)
def test_draft_put_refuses_nonsense(web, body):
    answer = web("worker").put(url(), body, content_type=JSON)

    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_draft_put_takes_nul_and_half_characters(web):
    answer = web("worker").put(
        url(), '{"data": {"content": "a\\u0000b\\ud800c"}, "version": 0}', content_type=JSON
    )

    assert answer.status_code == 200


@pytest.mark.parametrize("size", [MOST_BYTES, 7 * MOST_BYTES])
def test_draft_put_refuses_too_much(web, size):
    body = json.dumps({"data": {"content": "a" * size}, "version": 0})

    assert web("worker").put(url(), body, content_type=JSON).status_code in (400, 413)


def test_draft_needs_a_login(web):
    assert put(web(), url()).status_code in (302, 401, 403)
