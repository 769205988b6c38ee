"""What the forms of a case say about what is wrong, and what an approver gets to read."""

import re
from decimal import Decimal

import pytest

from casework.enums.cases import GoalMeasure
from casework.models import PlanGoal
from casework.selectors.outcomes import results_of, review_in_work
from casework.services import outcomes, plans
from core.ids import uuid7
from tests.support import cases
from tests.support.clients import make_client

pytestmark = pytest.mark.django_db

POINTS = "满意度为 1 到 5 分。"


@pytest.fixture
def client(world):
    return make_client(world)


@pytest.fixture
def own(world):
    return {"workspace": world.workspace("worker"), "by": world.person("worker")}


def page_of(response):
    return response.content.decode()


def test_empty_case_form_names_each_field_and_is_not_called_outdated(web):
    page = page_of(web("worker").post("/cases/new/", {"id": str(uuid7())}))

    for words in ("请选择服务对象。", "请填写个案名称。", "请填写求助问题。", "请选择来源。"):
        assert words in page
    assert "已失效" not in page
    assert "该字段" not in page


def test_case_form_without_its_key_is_outdated(web):
    assert "已失效" in page_of(web("worker").post("/cases/new/", {"id": ""}))


def test_key_of_something_else_is_renewed_so_that_the_next_sending_makes_a_row(
    web, world, scope, client
):
    with scope("worker"):
        _, plan = cases.drafted(world, client)
        other, _ = cases.drafted(world, make_client(world, name="演示旁人"))
        taken = plan.goals.get(measure="tasks").pk
    url, sent = f"/cases/{other.pk}/goals/new/", {"description": "按时吃药", "measure": "tasks"}

    page = page_of(web("worker").post(url, sent | {"id": str(taken)}))
    renewed = re.search(r'name="id" value="([^"]+)"', page)[1]

    assert "已失效" in page
    assert renewed != str(taken)
    assert web("worker").post(url, sent | {"id": renewed}).status_code == 302
    with scope("worker"):
        assert PlanGoal.objects.get(pk=renewed).case_id == other.pk


def test_number_beyond_its_digits_is_said_in_words(web, world, scope, client):
    with scope("worker"):
        case, _ = cases.drafted(world, client)
    sent = {"id": str(uuid7()), "description": "每天出门", "measure": "baseline", "baseline": "0"}

    page = page_of(web("worker").post(f"/cases/{case.pk}/goals/new/", sent | {"target": "9" * 9}))

    assert "最多六位整数和两位小数。" in page


def test_goal_of_satisfaction_has_five_points(web, world, scope, client):
    with scope("worker"):
        case, plan = cases.drafted(world, client)
    sent = {"id": str(uuid7()), "description": "满意", "measure": "satisfaction"}
    url = f"/cases/{case.pk}/goals/new/"

    assert POINTS in page_of(web("worker").post(url, sent | {"target": "90"}))
    assert web("worker").post(url, sent | {"target": "4"}).status_code == 302
    with scope("worker"):
        assert PlanGoal.objects.get(plan=plan, description="满意").target == 4


def test_goal_of_a_draft_is_taken_out_only_when_asked_again(web, world, scope, client):
    with scope("worker"):
        case, plan = cases.drafted(world, client)
        goal = plan.goals.get(measure="tasks")
        step = goal.steps.get()
    worker, removing = web("worker"), f"/cases/{case.pk}/goals/{goal.pk}/remove/"
    assert removing in page_of(worker.get(f"/cases/{case.pk}/plan/"))

    for url, named in ((f"/cases/{case.pk}/steps/{step.pk}/remove/", step), (removing, goal)):
        assert named.description in page_of(worker.get(url))
        with scope("worker"):
            assert type(named).objects.filter(pk=named.pk).exists()
        assert worker.post(url).status_code == 302
        with scope("worker"):
            assert not type(named).objects.filter(pk=named.pk).exists()


def test_values_are_shown_without_needless_zeros(web, world, scope, client):
    with scope("worker"):
        case, plan = cases.drafted(world, client)
        goal = plan.goals.get(measure="baseline")

    page = page_of(web("worker").get(f"/cases/{case.pk}/goals/{goal.pk}/edit/"))

    assert 'value="4"' in page
    assert 'value="4.00"' not in page


def test_satisfaction_in_a_review_has_five_points(web, world, scope, client, own):
    with scope("worker"):
        case, plan = cases.drafted(world, client)
        values = cases.BASELINE | {"measure": GoalMeasure.SATISFACTION, "target": Decimal(4)}
        plans.save_goal(plan=plan, goal_id=uuid7(), values=values | {"baseline": Decimal(1)}, **own)
        cases.approve(world, plans.submit_plan(plan=plan, **own))
        outcomes.begin_review(case=case, **own)
        review = review_in_work(case)
        asked = next(row for row in results_of(review) if row.goal.measure == "satisfaction")
    sent = {"seen_at": review.updated_at.isoformat(), "reviewed_on": f"{review.reviewed_on}"}

    page = page_of(
        web("worker").post(
            f"/cases/{case.pk}/outcome/edit/", sent | {f"after_{asked.pk.hex}": "50"}
        )
    )

    assert POINTS in page


def test_problem_is_not_solved_tomorrow(web, world, scope, client):
    with scope("worker"):
        case = cases.assessed(world, client)
    sent = {"id": str(uuid7()), "kind": "care", "description": "吃饭不规律", "level": "person"}

    page = page_of(
        web("worker").post(
            f"/cases/{case.pk}/problems/new/",
            sent | {"priority": "2", "resolved_on": "2031-01-01"},
        )
    )

    assert "解决日期不能晚于今天。" in page


def test_step_without_a_score_is_an_error_not_a_success(web, world, scope, client):
    with scope("worker"):
        case = cases.under_way(world, client)
        step = case.plans.get().goals.get(measure="tasks").steps.get()

    page = page_of(
        web("worker").post(f"/cases/{case.pk}/steps/{step.pk}/score/", {"score": ""}, follow=True)
    )

    assert "请选择 0 到 4 分。" in page
    assert "notice-success" not in page


def test_approver_reads_all_that_he_signs(web, world, scope, client):
    with scope("worker"):
        case, _ = cases.submitted(world, client)

    page = page_of(web("lead").get(f"/cases/{case.pk}/plan/decide/"))

    assert "每周出门次数" in page
    assert "0 → 4 次" in page
    assert "联系社区食堂，社工" in page
    assert "风险等级" in page


def test_approver_of_a_closing_reads_what_became_of_the_goals(web, world, scope, client):
    with scope("worker"):
        case = cases.under_way(world, client)
        cases.reviewed(world, case)
        cases.asked(world, case)

    page = page_of(web("lead").get(f"/cases/{case.pk}/closure/decide/"))

    assert "2 个目标达成 2 个，服务对象满意度 5 分" in page


def test_closing_somebody_at_high_risk_asks_who_goes_on(web, world, scope, client):
    with scope("worker"):
        case = cases.under_way(world, client)
    url = f"/cases/{case.pk}/closure/new/"
    assert "现在风险高" not in page_of(web("worker").get(url))

    with scope("worker"):
        case.risk_level = "high"
        case.save(update_fields=["risk_level"])

    assert "现在风险高" in page_of(web("worker").get(url))


def test_plan_for_the_next_time_is_asked_once(web, world, scope, client):
    with scope("worker"):
        case = cases.under_way(world, client)

    page = page_of(web("worker").get(f"/records/new/?case={case.pk}", follow=True))

    assert page.count("下次计划") == 1
    assert "下一步" not in page


def test_reopening_asks_for_its_reason(web, world, scope, client):
    with scope("worker"):
        case = cases.closed(world, client)

    page = page_of(web("lead").post(f"/cases/{case.pk}/reopen/", {"password": cases.PASSWORD}))

    assert "请写明理由。" in page
