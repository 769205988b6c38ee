"""Crises: opened in one step, noted, closed, printed."""

import pytest

from casework.models import CrisisIntervention
from core.ids import uuid7
from tests.factories.risks import make_crisis
from tests.support import cases
from tests.support.clients import make_client, make_minor
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db

WHAT = "邻居来电说听到哭喊演示"


def opened(**known):
    """Return what the form sends."""
    plain = {"id": str(uuid7()), "kind": "violence", "found_at": "2026-11-20T09:00"}
    return plain | {"what": WHAT} | known


def crisis_of(world, client):
    with world.scope("worker"):
        return make_crisis(client, what=WHAT)


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("supervisor", 200), ("district", 403)]
)
def test_list_is_for_those_of_the_station(web, world, who, status):
    crisis_of(world, make_client(world))

    assert web(who).get("/crises/").status_code == status


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("stranger", 404), ("district", 403)]
)
@pytest.mark.parametrize("path", ["", "print/"])
def test_crisis_is_for_the_station(web, world, path, who, status):
    crisis = crisis_of(world, make_client(world))

    assert web(who).get(f"/crises/{crisis.pk}/{path}").status_code == status


def test_list_of_another_station_does_not_show_it(web, world):
    crisis = crisis_of(world, make_client(world))

    assert crisis.number not in web("stranger").get("/crises/").content.decode()


def test_crisis_is_opened_in_one_step_without_a_client(web, world):
    sent = opened()
    for _ in range(2):
        response = web("worker").post("/crises/new/", sent)

    with world.scope("worker"):
        crisis = CrisisIntervention.objects.get()
    assert response.url == f"/crises/{crisis.pk}/"
    assert crisis.client is None
    assert crisis.number


def test_crisis_begins_with_the_client_it_came_from(web, world):
    client = make_client(world, name="欧阳演示")

    page = web("worker").get(f"/crises/new/?client={client.pk}").content.decode()

    assert "欧阳演示" in page


def test_crisis_ahead_of_time_is_refused(web):
    page = web("worker").post("/crises/new/", opened(found_at="2031-01-01T00:00"))

    assert "不能晚于现在" in page.content.decode()


def test_violence_offers_a_mandatory_report(web, world):
    crisis = crisis_of(world, make_client(world))

    page = web("worker").get(f"/crises/{crisis.pk}/").content.decode()

    assert "须考虑强制报告" in page
    assert f"/reports/new/?crisis={crisis.pk}" in page


def test_entries_are_added_and_the_crisis_is_closed_with_its_outcome(web, world):
    crisis = crisis_of(world, make_client(world))
    worker, entry = web("worker"), {"id": str(uuid7()), "at": "2026-11-20T09:30"}

    for _ in range(2):
        worker.post(f"/crises/{crisis.pk}/note/", entry | {"act": "到场安抚", "words": "别丢下我"})
    ending = {"close": "1", "seen_at": crisis.updated_at.isoformat()}
    refused = worker.post(f"/crises/{crisis.pk}/finish/", ending | {"outcome": ""})
    worker.post(f"/crises/{crisis.pk}/finish/", ending | {"outcome": "已送医"})
    late = worker.post(f"/crises/{crisis.pk}/note/", entry | {"id": str(uuid7()), "act": "再到场"})

    page = worker.get(f"/crises/{crisis.pk}/").content.decode()
    assert page.count("到场安抚") == 1
    assert "请写明处理结果" in refused.content.decode()
    assert "已送医" in page
    assert late.status_code == 403


def test_two_who_write_the_outcome_do_not_overwrite_each_other(web, world):
    crisis = crisis_of(world, make_client(world))
    url, worker = f"/crises/{crisis.pk}/finish/", web("worker")
    seen = {"seen_at": crisis.updated_at.isoformat()}

    web("lead").post(url, seen | {"outcome": "已送医"})
    late = worker.post(url, seen | {"outcome": "已到家"}).content.decode()

    assert "已被别人改过" in late
    assert "已到家" in late
    with world.scope("worker"):
        crisis.refresh_from_db()
    assert crisis.outcome == "已送医"


def test_crisis_begun_on_the_page_of_a_case_belongs_to_it(web, world):
    client = make_client(world)
    with world.scope("worker"):
        case = cases.opened(world, client)
        other = cases.opened(world, make_client(world, name="演示旁人"))
    page = web("worker").get(f"/crises/new/?case={case.pk}&client={client.pk}").content.decode()
    assert str(case.pk) in page

    for chosen in (case, other):
        web("worker").post("/crises/new/", opened(case=str(chosen.pk), clients=str(client.pk)))

    with world.scope("worker"):
        made = CrisisIntervention.objects.values_list("case", flat=True)
        assert set(made) == {case.pk, None}


def test_crisis_of_a_minor_is_closed_to_a_colleague(web, world, colleague):
    crisis = crisis_of(world, make_minor(world))

    page = web(colleague).get(f"/crises/{crisis.pk}/").content.decode()

    assert WHAT not in page
    assert web(colleague).get(f"/crises/{crisis.pk}/print/").status_code == 403
    assert WHAT in web("lead").get(f"/crises/{crisis.pk}/").content.decode()


def test_report_from_a_crisis_of_a_minor_tells_a_colleague_nothing(web, world, colleague):
    crisis = crisis_of(world, make_minor(world))

    assert WHAT not in web(colleague).get(f"/reports/new/?crisis={crisis.pk}").content.decode()
    assert WHAT in web("worker").get(f"/reports/new/?crisis={crisis.pk}").content.decode()


def test_crisis_list_takes_a_constant_number_of_queries(web, world):
    client = make_client(world)

    def make():
        crisis_of(world, client)

    assert_constant_queries(web("worker"), "/crises/", make, sizes=(1, 4))
