"""Input of a service record: what is wrong is said at its field, and nothing is half saved."""

import datetime as dt
from uuid import UUID

import pytest
from django.http import QueryDict
from django.urls import reverse

from casework.enums import ServiceMethod
from casework.forms.record_starts import likely
from casework.forms.records import RecordForm
from casework.models import ServiceRecord
from casework.selectors.kinds import service_kinds
from core import clock
from core.ids import uuid7
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.support.records import kind, typed

NEVER = "00000000-0000-0000-0000-000000000000"
SOON = "2035-01-01"  # far ahead, inside the project

# field that is wrong → what was typed. `{…}` is filled in by the test.
BAD_INPUT = [
    ("kind", {"kind": ""}),
    ("kind", {"kind": "打卡"}),
    ("kind", {"kind": "\0"}),
    ("clients", {"clients": []}),
    ("clients", {"clients": ["not-a-uuid"]}),
    ("clients", {"clients": [NEVER]}),
    ("clients", {"clients": ["{stranger_client}"]}),
    ("clients", {"clients": ["{client}", "{stranger_client}"]}),
    ("clients", {"clients": [str(UUID(int=number)) for number in range(1, 102)]}),
    ("anonymous_count", {"anonymous_count": "1000000000"}),
    ("anonymous_count", {"anonymous_count": "-3"}),
    ("anonymous_count", {"anonymous_count": "3.5"}),
    ("anonymous_count", {"anonymous_count": "很多"}),
    ("anonymous_count", {"anonymous_count": "9" * 5000}),
    ("served_on", {"served_on": ""}),
    ("served_on", {"served_on": "2026-02-30"}),
    ("served_on", {"served_on": "昨天"}),
    ("served_on", {"served_on": "\0"}),
    ("served_on", {"served_on": SOON}),
    ("served_on", {"served_on": "9999-12-31"}),
    ("served_on", {"served_on": "0001-01-01"}),
    ("plan", {"served_on": "2019-12-31"}),
    ("started_at", {"started_at": "25:00"}),
    ("started_at", {"started_at": "早上"}),
    ("minutes", {"minutes": ""}),
    ("minutes", {"minutes": "31"}),
    ("minutes", {"minutes": "-30"}),
    ("minutes_other", {"minutes_other": "-30"}),
    ("minutes_other", {"minutes_other": "0"}),
    ("minutes_other", {"minutes_other": "1441"}),
    ("minutes_other", {"minutes_other": "1e3"}),
    ("place", {"place": "moon"}),
    ("place_detail", {"place_detail": "长" * 81}),
    ("place_detail", {"place_detail": "a\0b"}),
    ("community", {"community": "{other_community}"}),
    ("community", {"community": "999999999999999999999999"}),
    ("community", {"community": "x"}),
    ("plan", {"plan": ""}),
    ("plan", {"plan": "x"}),
    ("plan", {"plan": ":"}),
    ("plan", {"plan": NEVER + ":1"}),
    ("plan", {"plan": "{project}:999999999"}),
    ("plan", {"plan": "{project}:" + "9" * 4000}),
    ("plan", {"plan": "{project}:-1"}),
    ("plan", {"plan": "{project}:²"}),
    ("plan", {"plan": "{stranger_project}:{item}"}),
    ("plan", {"plan": "\0:\0"}),
    ("method", {"method": "magic"}),
    ("situation", {"situation": "magic"}),
    ("content", {"content": ""}),
    ("content", {"content": "   \n "}),
    ("content", {"content": "长" * 10001}),
    ("content", {"content": "a\0b"}),
    ("next_step", {"next_step": "长" * 201}),
]


@pytest.fixture
def client(world):
    with world.scope("worker"):
        return ClientFactory()


@pytest.fixture
def known(world, client):
    with world.scope("stranger"):
        stranger_client = ClientFactory()
    return {
        "{client}": client.pk,
        "{stranger_client}": stranger_client.pk,
        "{other_community}": world.other_community.pk,
        "{project}": world.project.pk,
        "{stranger_project}": world.projects[world.neighbour.pk].pk,
        "{item}": world.item.pk,
    }


def filled(text, known):
    for name, value in known.items():
        text = text.replace(name, str(value))
    return text


def form_of(world, data):
    sent = QueryDict(mutable=True)
    for name, value in data.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    kinds = service_kinds(world.home, clock.today())
    return RecordForm(sent, station=world.home, user=world.people["worker"], kinds=kinds)


@pytest.mark.parametrize(("field", "said"), BAD_INPUT)
def test_record_form_refuses_bad_input_at_its_field(web, world, client, known, field, said):
    said = {
        name: [filled(each, known) for each in value]
        if isinstance(value, list)
        else filled(value, known)
        for name, value in said.items()
    }
    with world.scope("worker"):
        sent = typed(world, client, **said)

    response = web("worker").post(reverse("casework:record_form", args=[uuid7()]), sent)

    errors = response.context["form"].errors
    assert list(errors) == [field]
    assert all("�" not in error and error for error in errors[field])
    with world.everywhere():
        assert not ServiceRecord.objects.exists()


def test_record_form_gives_values(world, client):
    with world.scope("worker"):
        form = form_of(world, typed(world, client, minutes_other="75", started_at="09:30"))
        assert form.is_valid(), form.errors
        values = form.values()

    assert (values.minutes, values.started_at) == (75, dt.time(9, 30))
    assert values.clients == (client,)
    assert values.columns()["method"] == ServiceMethod.GENERAL  # that of the kind


def test_record_form_takes_a_client_once(world, client):
    with world.scope("worker"):
        form = form_of(world, typed(world, client, client))
        assert form.is_valid()
        assert form.values().clients == (client,)


def test_record_form_lets_some_kinds_have_nobody(world):
    with world.scope("worker"):
        assert form_of(world, typed(world, kind="publicity", anonymous_count="")).is_valid()
        assert not form_of(world, typed(world, kind="visit", anonymous_count="")).is_valid()


def test_record_form_offers_the_length_that_is_usual_for_the_kind(world):
    with world.scope("worker"):
        kinds = service_kinds(world.home, clock.today())
        form = RecordForm(
            initial=likely(kind(world, "advice"), None, clock.today()),
            station=world.home,
            user=world.people["worker"],
            kinds=kinds,
        )

        assert [minutes for minutes, _ in form.fields["minutes"].choices][:3] == [15, 20, 30]


def test_likely_takes_the_place_only_from_the_same_kind(world):
    with world.scope("worker"):
        latest = ServiceRecordFactory(kind="visit", place="community")

    visit = likely(kind(world, "visit"), latest, clock.today())
    call = likely(kind(world, "call"), latest, clock.today())

    assert (visit["place"], call["place"]) == ("community", "phone")
    assert visit["plan"] == call["plan"] == f"{latest.project_id}:{latest.item_id}"
