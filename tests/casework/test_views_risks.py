"""The pages of risk and safety plans: who gets in, what is shown, what is saved."""

import pytest

from casework.models import Client, RiskAssessment, SafetyPlan
from casework.phrases import risks as phrases
from core import clock
from core.ids import uuid7
from tests.factories.cases import CaseFactory
from tests.factories.casework import ServiceRecordFactory
from tests.factories.risks import make_note, make_risk
from tests.support.clients import make_client, make_minor
from tests.support.queries import assert_constant_queries
from tests.support.web import seen

pytestmark = pytest.mark.django_db

BASIS = "社工面谈所见演示依据"


def rating(**known):
    """Return what the form sends."""
    plain = {"id": str(uuid7()), "level": "high", "assessed_on": f"{clock.today():%Y-%m-%d}"}
    return plain | {"basis": BASIS} | known


def planned(**known):
    """Return what the form of a safety plan sends."""
    parts = ("warning_signs", "coping", "supporters", "professional_help", "environment")
    plain = {"id": str(uuid7()), "review_on": f"{clock.today():%Y-%m-%d}"}
    return plain | dict.fromkeys(parts, "演示内容") | known


def risk_of(world, client, level="high", **known):
    with world.scope("worker"):
        return make_risk(client, level, basis=BASIS, **known)


@pytest.mark.parametrize(("level", "asked"), [("high", True), ("medium", False), (None, False)])
def test_way_down_is_asked_for_where_there_is_one(web, world, level, asked):
    client = make_client(world)
    if level:
        risk_of(world, client, level)

    form = web("worker").get(f"/clients/{client.pk}/risks/new/").context["form"]

    assert ("step_down_basis" in form.fields) is asked


def test_only_open_case_is_chosen(web, world):
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(client=client)

    form = web("worker").get(f"/clients/{client.pk}/risks/new/").context["form"]

    assert form["case"].value() == case.pk


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("stranger", 404), ("district", 403)]
)
def test_levels_over_time_are_for_the_station(web, world, who, status):
    client = make_client(world)
    risk_of(world, client)
    risk_of(world, client, "urgent")

    response = web(who).get(f"/clients/{client.pk}/risks/")

    assert response.status_code == status
    assert (BASIS in response.content.decode()) is (status == 200)


def test_levels_over_time_mask_the_name_for_supervisors(web, world):
    client = make_client(world, name="欧阳演示")
    risk_of(world, client)

    page = web("supervisor").get(f"/clients/{client.pk}/risks/").content.decode()

    assert BASIS in page
    assert "欧阳演示" not in page


def test_levels_of_a_minor_are_closed_to_a_colleague(web, world, colleague):
    client = make_minor(world)
    risk_of(world, client)

    response = web(colleague).get(f"/clients/{client.pk}/risks/")

    assert response.status_code == 403
    assert BASIS not in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("stranger", 404), ("supervisor", 403), ("street", 403)]
)
def test_rating_is_for_those_who_serve(web, world, who, status):
    client = make_client(world)

    assert web(who).get(f"/clients/{client.pk}/risks/new/").status_code == status


def test_high_rating_leads_on_to_the_safety_plan(web, world):
    client = make_client(world)

    response = web("worker").post(f"/clients/{client.pk}/risks/new/", rating())

    with world.scope("worker"):
        risk = RiskAssessment.objects.get(client=client)
        assert Client.objects.get(pk=client.pk).risk_level == "high"
    assert response.url == f"/risks/{risk.pk}/safety-plan/"


def test_low_rating_leads_back_to_the_levels(web, world):
    client = make_client(world)

    response = web("worker").post(f"/clients/{client.pk}/risks/new/", rating(level="low"))

    assert response.url == f"/clients/{client.pk}/risks/"


def test_rating_without_a_basis_is_refused_at_its_field(web, world):
    client = make_client(world)

    page = web("worker").post(f"/clients/{client.pk}/risks/new/", rating(basis=""))

    assert "请填写依据" in page.content.decode()


def test_lower_rating_says_what_is_missing(web, world):
    client = make_client(world)
    risk = risk_of(world, client)

    page = web("worker").post(
        f"/clients/{client.pk}/risks/new/", rating(level="low", seen=str(risk.pk)), follow=True
    )

    assert "连续两次" in page.content.decode()


def test_lower_rating_of_an_outdated_page_is_shown_again(web, world):
    client = make_client(world)
    risk_of(world, client)

    page = web("worker").post(f"/clients/{client.pk}/risks/new/", rating(level="low"))

    assert phrases.RISK_CHANGED in page.content.decode()


def test_panel_says_that_the_safety_plan_is_missing(web, world):
    client = make_client(world)
    risk_of(world, client)

    page = web("worker").get(f"/panels/client/risk/?client={client.pk}").content.decode()

    assert "还没有安全计划" in page


@pytest.mark.parametrize("level", ["low", "urgent"])
def test_panel_says_where_a_level_that_nobody_rated_comes_from(web, world, level):
    client = make_client(world)
    with world.scope("worker"):
        CaseFactory(client=client, worker=client.worker, risk_level=level)
    paths = (f"/panels/client/risk/?client={client.pk}", f"/clients/{client.pk}/risks/")

    before = [web("worker").get(path).content.decode() for path in paths]
    web("worker").post(f"/clients/{client.pk}/risks/new/", rating(level=level))
    after = [web("worker").get(path).content.decode() for path in paths]

    assert all(page.count("是登记个案时的初步判断") == 1 for page in before)
    assert not any("初步判断" in page for page in after)


def test_panel_of_a_case_is_closed_to_another_station(web, world):
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(client=client, worker=client.worker)

    assert web("worker").get(f"/panels/case/risk/?case={case.pk}").status_code == 200
    assert web("stranger").get(f"/panels/case/risk/?case={case.pk}").status_code == 404


def test_missing_safety_plan_stands_first_on_the_workbench_until_it_is_written(web, world):
    client = make_client(world)
    risk = risk_of(world, client)
    before = web("worker").get("/workbench/").content.decode()

    response = web("worker").post(f"/risks/{risk.pk}/safety-plan/", planned())
    after = web("worker").get("/workbench/").content.decode()

    assert "没有安全计划" in before
    assert response.status_code == 302
    assert "没有安全计划" not in after


def test_safety_plan_is_due_again_when_the_danger_comes_back(web, world):
    client = make_client(world)
    first = risk_of(world, client)
    web("worker").post(f"/risks/{first.pk}/safety-plan/", planned())
    risk_of(world, client, "low")
    risk_of(world, client, "high")

    assert "没有安全计划" in web("worker").get("/workbench/").content.decode()


def test_safety_plan_is_written_once_for_an_assessment(web, world):
    risk = risk_of(world, make_client(world))
    sent = planned()
    for _ in range(2):
        web("worker").post(f"/risks/{risk.pk}/safety-plan/", sent)

    second = web("worker").post(f"/risks/{risk.pk}/safety-plan/", planned())

    with world.scope("worker"):
        assert SafetyPlan.objects.count() == 1
    assert second.status_code == 403


@pytest.mark.parametrize("query", ["", "?for=client"])
def test_safety_plan_prints_on_one_page(web, world, query):
    risk = risk_of(world, make_client(world, name="欧阳演示"))
    web("worker").post(f"/risks/{risk.pk}/safety-plan/", planned())
    with world.scope("worker"):
        plan = SafetyPlan.objects.get()

    response = web("worker").get(f"/safety-plans/{plan.pk}/print/{query}")
    content = b"".join(response.streaming_content)

    assert content.startswith(b"%PDF")
    assert web("stranger").get(f"/safety-plans/{plan.pk}/print/").status_code == 404
    assert web("street").get(f"/safety-plans/{plan.pk}/").status_code == 403


def test_risk_after_a_record_asks_for_whom(web, world):
    one, other = make_client(world, name="演示甲"), make_client(world, name="演示乙")
    with world.scope("worker"):
        single = ServiceRecordFactory(clients=[one])
        double = ServiceRecordFactory(clients=[one, other])

    assert f"/clients/{one.pk}/risks/new/" in web("worker").get(f"/records/{single.pk}/risk/").url
    page = web("worker").get(f"/records/{double.pk}/risk/").content.decode()
    assert "演示甲" in page
    assert "演示乙" in page


@pytest.mark.parametrize(
    ("who", "status"), [("supervisor", 200), ("lead", 200), ("worker", 403), ("district", 403)]
)
def test_confirmations_are_for_supervisors_and_leads(web, world, who, status):
    client = make_client(world, name="欧阳演示")
    risk = risk_of(world, client)

    assert web(who).get("/confirmations/").status_code == status
    assert web(who).get(f"/risks/{risk.pk}/confirm/").status_code == status


def test_supervisor_confirms_a_note_and_the_risk(web, world):
    client = make_client(world, name="欧阳演示")
    risk = risk_of(world, client)
    with world.scope("worker"):
        note = make_note(CaseFactory(client=client), needs_confirmation=True)
    page = web("supervisor").get("/confirmations/").content.decode()

    for path in (f"/case-notes/{note.pk}/read/", f"/risks/{risk.pk}/confirm/"):
        assert web("supervisor").get(path).status_code == 200
        said = {"note": "继续每周面谈", "comment": "继续每周面谈"} | seen(web("supervisor"), path)
        assert web("supervisor").post(path, said).status_code == 302

    with world.scope("worker"):
        note.refresh_from_db()
        risk.refresh_from_db()
    assert "欧阳**" in page
    assert "欧阳演示" not in page
    assert note.confirmed_by == risk.confirmed_by == world.person("supervisor")


def test_author_does_not_confirm_his_own_rating(web, world):
    risk = risk_of(world, make_client(world), assessed_by=world.person("lead"))

    assert web("lead").post(f"/risks/{risk.pk}/confirm/", {"note": "好"}).status_code == 403


def test_risk_pages_take_a_constant_number_of_queries(web, world):
    client = make_client(world)

    def make():
        risk_of(world, client)

    assert_constant_queries(web("worker"), f"/clients/{client.pk}/risks/", make, sizes=(2, 6))
    assert_constant_queries(web("lead"), "/confirmations/", make, sizes=(1, 4))


def test_what_concerns_a_minor_is_confirmed_by_the_lead_alone(web, world):
    client = make_minor(world, name="王演小")
    risk = risk_of(world, client)
    with world.scope("worker"):
        note = make_note(CaseFactory(client=client), needs_confirmation=True)

    for path in (f"/risks/{risk.pk}/confirm/", f"/case-notes/{note.pk}/read/"):
        assert path in web("lead").get("/confirmations/").content.decode()
        assert path not in web("supervisor").get("/confirmations/").content.decode()
        assert web("lead").get(path).status_code == 200
        assert web("supervisor").get(path).status_code == 403


def test_who_confirms_finds_the_levels_before_and_the_safety_plan(web, world):
    client = make_client(world)
    risk = risk_of(world, client)
    without = web("supervisor").get(f"/risks/{risk.pk}/confirm/").content.decode()
    web("worker").post(f"/risks/{risk.pk}/safety-plan/", planned())
    with world.scope("worker"):
        plan = SafetyPlan.objects.get(risk=risk)
    with_plan = web("supervisor").get(f"/risks/{risk.pk}/confirm/").content.decode()

    assert f"/clients/{client.pk}/risks/" in without
    assert "这次评估还没有写" in without
    assert f"/safety-plans/{plan.pk}/" in with_plan
