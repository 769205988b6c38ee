"""Leave cover: from a day to a day, with the colleague's files and duties."""

import datetime as dt

import pytest

from casework.models import AccessGrant, Case
from casework.rules.cases import is_on_case
from core import clock
from core.ids import uuid7
from tests.factories.cases import CaseFactory
from tests.factories.people import HouseholdMemberFactory
from tests.factories.risks import make_risk
from tests.support.clients import make_client, make_minor
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def arranged(world, stand_in, **known):
    """Return what the form sends: `worker` is away for a week."""
    today = clock.today()
    plain = {"id": str(uuid7()), "worker": world.person("worker").pk, "stand_in": stand_in.pk}
    plain |= {"starts_on": f"{today}", "ends_on": f"{today + 6 * DAY}", "reason": "年休假演示"}
    return plain | known


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("supervisor", 403), ("district", 403)]
)
@pytest.mark.parametrize("path", ["/covers/", "/covers/new/"])
def test_covers_are_for_those_who_serve(web, path, who, status):
    assert web(who).get(path).status_code == status


def test_cover_opens_minors_and_ends_by_itself(web, world, colleague):
    client = make_minor(world, name="王演小")
    before = web(colleague).get(f"/clients/{client.pk}/").status_code

    response = web("worker").post("/covers/new/", arranged(world, colleague))

    assert before == 403
    assert response.status_code == 302
    assert web(colleague).get(f"/clients/{client.pk}/").status_code == 200
    assert web(colleague).get(f"/clients/{client.pk}/edit/").status_code == 200
    with clock.held_at(clock.now() + 7 * DAY):
        assert web(colleague).get(f"/clients/{client.pk}/").status_code == 403


def test_lists_and_pickers_name_the_minors_of_the_colleague_while_covered(web, world, colleague):
    make_minor(world, name="王演小")
    make_minor(world, who="lead", name="王示小")
    pages = ("/clients/", "/clients/pick/?q=王")
    before = [web(colleague).get(page).content.decode() for page in pages]

    web("worker").post("/covers/new/", arranged(world, colleague))

    for page, closed in zip(pages, before, strict=True):
        assert "王演小" not in closed
        opened = web(colleague).get(page).content.decode()
        assert "王演小" in opened
        assert "王示小" not in opened
    with clock.held_at(clock.now() + 7 * DAY):
        assert "王演小" not in web(colleague).get("/clients/").content.decode()


def test_list_of_masked_minors_takes_a_constant_number_of_queries(web, world, colleague):
    web("worker").post("/covers/new/", arranged(world, colleague))

    assert_constant_queries(web(colleague), "/clients/", lambda: make_minor(world), sizes=(1, 4))


def test_duties_of_the_colleague_stand_on_the_workbench_while_covered(web, world, colleague):
    client = make_client(world, name="欧阳演示")
    with world.scope("worker"):
        make_risk(client)
    before = web(colleague).get("/workbench/").content.decode()

    web("worker").post("/covers/new/", arranged(world, colleague))

    page = web(colleague).get("/workbench/").content.decode()
    assert "没有安全计划" not in before
    assert f"代管{world.person('worker')}：欧阳演示" in page
    with clock.held_at(clock.now() + 7 * DAY):
        assert "没有安全计划" not in web(colleague).get("/workbench/").content.decode()


def test_stand_in_works_on_the_case(web, world, colleague):
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(client=client, worker=client.worker)
    web("lead").post("/covers/new/", arranged(world, colleague))

    with world.scope(colleague):
        assert is_on_case(colleague, case)
        with clock.held_at(clock.now() + 7 * DAY):
            assert not is_on_case(colleague, case)


def test_worker_arranges_only_his_own_cover(web, world, colleague):
    response = web("worker").post(
        "/covers/new/", arranged(world, world.person("worker"), worker=colleague.pk)
    )

    assert response.status_code == 200
    with world.scope("lead"):
        assert not AccessGrant.objects.exists()


@pytest.mark.parametrize(
    ("start", "end"), [(0, -1), (0, 91)], ids=["ends before it begins", "longer than 90 days"]
)
def test_cover_has_sound_dates(web, world, colleague, start, end):
    today = clock.today()
    dates = {"starts_on": f"{today + start * DAY}", "ends_on": f"{today + end * DAY}"}

    assert (
        web("worker").post("/covers/new/", arranged(world, colleague, **dates)).status_code == 200
    )


def test_nobody_of_another_station_stands_in(web, world):
    sent = arranged(world, world.person("stranger"))

    assert web("worker").post("/covers/new/", sent).status_code == 200
    with world.scope("lead"):
        assert not AccessGrant.objects.exists()


def test_cover_is_ended_early_by_the_one_who_came_back(web, world, colleague):
    client = make_minor(world)
    web("worker").post("/covers/new/", arranged(world, colleague))
    with world.scope("worker"):
        grant = AccessGrant.objects.get()

    assert web("worker").post(f"/grants/{grant.pk}/revoke/").status_code == 302
    assert web(colleague).get(f"/clients/{client.pk}/").status_code == 403


def test_cover_opens_a_sealed_case(web, world, colleague):
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(client=client, worker=client.worker, compartment="violence")
    web("worker").post("/covers/new/", arranged(world, colleague))

    with world.scope(colleague):
        assert Case.objects.filter(pk=case.pk).exists()


def test_cover_opens_the_household_of_a_minor_and_a_granted_file_does_not(web, world, colleague):
    client, today = make_minor(world), clock.today()
    with world.scope("worker"):
        member = HouseholdMemberFactory(client=client)
        AccessGrant.objects.create(
            station=world.home, user=colleague, client=client, reason="演示",
            starts_on=today, ends_on=today, given_by=world.person("lead"),
        )  # fmt: skip
    url = f"/households/{member.household_id}/"
    assert web(colleague).get(f"/clients/{client.pk}/").status_code == 200
    assert web(colleague).get(url).status_code == 403

    web("worker").post("/covers/new/", arranged(world, colleague))

    assert web(colleague).get(url).status_code == 200
    assert web(colleague).get(f"{url}edit/").status_code == 200


def test_cover_form_offers_colleagues_and_names_its_days(web, world, colleague):
    page = web("worker").post("/covers/new/", {"id": str(uuid7())}).content.decode()

    assert "请填写开始日期。" in page
    assert "请填写结束日期。" in page
    stand_in = page.split('name="stand_in"')[1].split("</select>")[0]
    assert str(colleague) in stand_in
    assert str(world.person("worker")) not in stand_in
