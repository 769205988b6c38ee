"""The danger that was seen when a case came in: it counts at once, and it steps down slowly."""

import dataclasses
import datetime as dt

import pytest

from casework.enums.cases import RiskLevel
from casework.selectors.risks import level_in_force
from casework.services import closures
from casework.services.risks import RiskValues, assess_risk
from casework.services.safety_plans import SafetyPlanValues, write_safety_plan
from core import clock
from core.errors import RefusedError
from core.ids import uuid7
from tests.factories.risks import make_risk
from tests.support import cases
from tests.support.clients import make_client

pytestmark = pytest.mark.django_db
LOW, MEDIUM, HIGH, URGENT = RiskLevel


@pytest.fixture
def client(world):
    return make_client(world)


def rated(world, client, level, *, seen=None, basis=""):
    """Rate the client; return the assessment."""
    values = RiskValues(
        assessed_on=clock.today(), level=level, basis="面谈所见", step_down_basis=basis
    )
    risk, _ = assess_risk(
        risk_id=uuid7(),
        client=client,
        values=values,
        seen=seen.pk if seen else None,
        workspace=world.workspace("worker"),
        by=world.person("worker"),
    )
    return risk


def in_danger(world, client, level="high"):
    """A case in which the intake saw danger."""
    case = cases.opened(world, client)
    case.risk_level = level
    case.save(update_fields=["risk_level"])
    return case


def test_danger_seen_at_intake_counts_whatever_was_rated_before(web, world, scope, client):
    with scope("worker"):
        make_risk(client, LOW)
    sent = {
        "id": str(uuid7()), "clients": str(client.pk), "title": "走出家门", "source": "outreach",
        "presenting_problem": "说不想活", "urgency": "urgent", "initial_risk": "high",
        "plan": f"{world.project.pk}:{world.item.pk}",
    }  # fmt: skip

    assert web("worker").post("/cases/new/", sent).status_code == 302

    with scope("worker"):
        assert client.cases.get().risk_level == HIGH
        assert level_in_force(client) == HIGH


def test_one_low_rating_does_not_end_the_danger_seen_at_intake(world, scope, client):
    with scope("worker"):
        case = in_danger(world, client)

        first = rated(world, client, LOW)
        case.refresh_from_db()
        assert (first.in_force, case.risk_level) == (HIGH, HIGH)

        second = rated(world, client, LOW, seen=first, basis="两次都没有轻生念头")
        case.refresh_from_db()
        assert (second.in_force, case.risk_level) == (LOW, LOW)


def test_rating_from_before_the_danger_is_none_of_the_two(world, scope, client):
    with scope("worker"):
        before = make_risk(client, LOW)
        in_danger(world, client)

        first = rated(world, client, LOW, seen=before, basis="看起来好多了")

        assert first.in_force == HIGH


def test_page_asks_for_a_rating_where_only_the_intake_saw_danger(web, world, scope, client):
    with scope("worker"):
        case = in_danger(world, client)

    page = web("worker").get(f"/panels/case/risk/?case={case.pk}").content.decode()
    history = web("worker").get(f"/clients/{client.pk}/risks/").content.decode()
    form = web("worker").get(f"/clients/{client.pk}/risks/new/").content.decode()

    assert "请先评估风险，再写安全计划" in page
    assert "请先评估风险，再写安全计划" in history
    assert "现执行等级：高，是接案时的判断" in form


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False)])
def test_safety_plan_past_its_day_is_said(web, world, scope, client, days, late):
    with scope("worker") as workspace:
        plan = SafetyPlanValues(
            warning_signs="失眠", coping="散步", supporters="儿子", professional_help="110",
            environment="收好", review_on=clock.today() + dt.timedelta(days=days),
        )  # fmt: skip
        write_safety_plan(
            plan_id=uuid7(),
            risk=make_risk(client, HIGH),
            values=plan,
            workspace=workspace,
            by=world.person("worker"),
        )

    page = web("worker").get(f"/clients/{client.pk}/risks/").content.decode()
    panel = web("worker").get(f"/panels/client/risk/?client={client.pk}").content.decode()

    bench = web("worker").get("/workbench/").content.decode()
    assert ("已过期" in page, "已过复核日期" in panel, "复核安全计划" in bench) == (late,) * 3


def test_plan_past_its_day_is_followed_by_another(web, world, scope, client):
    with scope("worker") as workspace:
        first = make_risk(client, HIGH)
        old = SafetyPlanValues(
            warning_signs="失眠", coping="散步", supporters="儿子", professional_help="110",
            environment="收好", review_on=clock.today() - dt.timedelta(days=1),
        )  # fmt: skip
        by = world.person("worker")
        write_safety_plan(plan_id=uuid7(), risk=first, values=old, workspace=workspace, by=by)
    sent = {"id": str(uuid7()), "seen": str(first.pk), "level": "high", "basis": "仍有念头"}
    day = f"{clock.today()}"

    url = web("worker").post(f"/clients/{client.pk}/risks/new/", sent | {"assessed_on": day}).url
    assert url.endswith("/safety-plan/")
    page = web("worker").get(f"/clients/{client.pk}/risks/").content.decode()
    assert f'href="{url}"' in page

    with scope("worker") as workspace:
        fresh = dataclasses.replace(old, review_on=clock.today() + dt.timedelta(days=14))
        risk = client.risks.exclude(pk=first.pk).get()
        write_safety_plan(plan_id=uuid7(), risk=risk, values=fresh, workspace=workspace, by=by)
    assert "复核安全计划" not in web("worker").get("/workbench/").content.decode()


def test_reopened_case_takes_the_level_of_today(world, scope, client):
    with scope("worker"):
        case = cases.closed(world, client)
        make_risk(client, MEDIUM)
        _reopen(world, case)

    with scope("worker"):
        case.refresh_from_db()
        assert case.risk_level == MEDIUM


def test_reopened_case_is_reviewed_anew_before_its_goals_are_reached(world, scope, client):
    with scope("worker"):
        case = cases.closed(world, client)
        _reopen(world, case)
        with pytest.raises(RefusedError, match="须先签署成效评估"):
            cases.asked(world, case)

        cases.reviewed(world, case)
        assert cases.asked(world, case).reason == "achieved"


def _reopen(world, case):
    closures.reopen_case(
        case=case,
        reason="情况有变",
        password=cases.PASSWORD,
        workspace=world.workspace("lead"),
        by=world.person("lead"),
    )
