"""The pages about visits: who is due, plans, the route, coverage."""

import datetime as dt

import pytest

from casework.enums.visits import PlanState
from casework.models import VisitPlan
from casework.phrases import visits as phrases
from core import clock
from core.ids import uuid7
from tests.factories.casework import ClientFactory, ServiceRecordFactory, take_part
from tests.factories.visits import HomeVisitFactory, VisitPlanFactory
from tests.support.visits import add_rules

NAME = "陈秀英"


@pytest.fixture
def rules(world):
    add_rules(world)


@pytest.fixture
def plan(world, rules):
    with world.scope("worker"):
        client = ClientFactory(
            name=NAME, community=world.community, worker=world.person("worker"), address="7号"
        )
        return VisitPlanFactory(client=client, worker=world.person("worker"))


@pytest.fixture
def overdue(world, plan):
    with world.scope("worker"):
        plan.next_due_on = clock.today() - dt.timedelta(days=4)
        plan.save()
    return plan


def pages_of(plan):
    return (
        f"/visits/plans/{plan.pk}/",
        f"/visits/plans/{plan.pk}/edit/",
        f"/visits/plans/{plan.pk}/end/",
        f"/visits/plans/new/?client={plan.client_id}",
        f"/panels/client-visits/?client={plan.client_id}",
    )


LISTS = ("/visits/", "/visits/done/", "/visits/coverage/", "/visits/plans/print/")
OWN = ("/visits/route/", "/visits/route/print/", "/visits/plans/several/")


@pytest.mark.parametrize("place", [*range(5)])
def test_pages_of_a_plan_answer_their_own_station_alone(web, plan, place):
    path = pages_of(plan)[place]

    assert web("worker").get(path, follow=True).status_code == 200
    assert web("stranger").get(path).status_code == 404
    assert web("street").get(path).status_code == 403


@pytest.mark.parametrize("path", [*LISTS, *OWN])
def test_lists_answer_who_works_there(web, overdue, path):
    assert web("worker").get(path).status_code == 200
    assert web("district").get(path).status_code == 403


@pytest.mark.parametrize("path", LISTS[:3])
def test_lists_show_nothing_of_another_station(web, overdue, world, path):
    with world.scope("worker"):
        HomeVisitFactory(client=overdue.client, plan=overdue, community=world.community)

    assert NAME not in web("stranger").get(path).content.decode()


def test_supervisor_sees_masked_names_and_changes_nothing(web, overdue):
    supervisor = web("supervisor")

    page = supervisor.get("/visits/").content.decode()
    detail = supervisor.get(f"/visits/plans/{overdue.pk}/").content.decode()

    assert "陈**" in page
    assert NAME not in page + detail
    assert phrases.READS_ONLY in detail
    assert supervisor.get(f"/visits/plans/{overdue.pk}/edit/").status_code == 403


def test_due_list_shows_the_overdue_first(web, overdue, world):
    with world.scope("worker"):
        VisitPlanFactory(client=ClientFactory(name="周桂兰"))

    page = web("worker").get("/visits/").content.decode()

    assert "超 4 天" in page
    assert page.index(NAME) < page.index("周桂兰")


def test_due_list_opens_with_its_usual_choice(web, overdue):
    """What nobody chose is the first of the choices, so the page does not offer to clear it."""
    due = web("worker").get("/visits/").context["filter"].form["due"]

    assert due.value() == due.field.choices[0][0] == "week"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("due=overdue", True),
        ("due=paused", False),
        ("due=running&level=key", True),
        ("due=running&level=high", False),
        (f"q={NAME}", True),
        ("q=没有此人", False),
    ],
)
def test_due_list_filters(web, world, overdue, query, found):
    with world.scope("worker"):
        VisitPlanFactory(level="high", level_label="高风险", every_days=7)
    page = web("worker").get(f"/visits/?{query}").content.decode()
    rows = page.split('id="visit-due-list"')[1]
    assert (NAME in rows) is found


def new_plan(client, **said):
    usual = {
        "id": str(uuid7()),
        "level": "general",
        "every_days": "",
        "reason": "独居",
        "worker": client.worker_id,
        "first_due_on": clock.today().isoformat(),
    }
    return usual | said


def test_plan_page_suggests_a_level_with_its_reason(web, world, rules):
    with world.scope("worker"):
        client = ClientFactory(client_class="destitute")

    page = web("worker").get(f"/visits/plans/new/?client={client.pk}").content.decode()

    assert "建议级别：重点，因为分散供养特困人员" in page
    assert "一（二）" in page


def test_plan_made_twice_is_one(web, world, rules):
    with world.scope("worker"):
        client = ClientFactory()
    data = new_plan(client)

    for _ in range(2):
        answer = web("worker").post(f"/visits/plans/new/?client={client.pk}", data)
        assert answer.status_code == 302

    with world.scope("worker"):
        made = VisitPlan.objects.get(client=client)
    assert (made.level_label, made.every_days, made.reason) == ("一般", 90, "独居")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"every_days": "14", "reason": ""}, phrases.OWN_CADENCE_REASON),
        ({"level": "high", "reason": ""}, phrases.OWN_LEVEL_REASON),
    ],
)
def test_deciding_otherwise_needs_a_reason(web, world, rules, said, sentence):
    with world.scope("worker"):
        client = ClientFactory()

    page = web("worker").post(f"/visits/plans/new/?client={client.pk}", new_plan(client, **said))

    assert sentence in page.content.decode()
    with world.scope("worker"):
        assert not VisitPlan.objects.exists()


def test_several_plans_are_made_with_their_suggestions(web, world, rules):
    with world.scope("worker"):
        clients = [ClientFactory(client_class="child", born_on=None), ClientFactory()]
    data = {"clients": [str(each.pk) for each in clients], "within_days": "10"}

    page = web("worker").get("/visits/plans/several/").content.decode()
    answer = web("worker").post("/visits/plans/several/", data, follow=True)

    assert "困境和留守儿童" in page
    assert "已制定 2 份探访计划" in answer.content.decode()
    with world.scope("worker"):
        levels = dict(VisitPlan.objects.values_list("client", "level"))
    assert levels == {clients[0].pk: "key", clients[1].pk: "general"}


def test_several_plans_of_nobody_are_refused(web, rules):
    page = web("worker").post("/visits/plans/several/", {"within_days": "10"})

    assert phrases.NOBODY_CHOSEN in page.content.decode() or "没有要制定" in page.content.decode()


def test_plan_pauses_and_resumes_without_falling_behind(web, world, overdue):
    worker = web("worker")

    worker.post(f"/visits/plans/{overdue.pk}/pause/")
    with world.scope("worker"):
        overdue.refresh_from_db()
        assert overdue.state == PlanState.PAUSED
    worker.post(f"/visits/plans/{overdue.pk}/pause/", {"resume": "1"})

    with world.scope("worker"):
        overdue.refresh_from_db()
    assert (overdue.state, overdue.next_due_on) == (PlanState.ACTIVE, clock.today())


def test_plan_ends_with_a_reason(web, world, plan):
    worker = web("worker")

    refused = worker.post(f"/visits/plans/{plan.pk}/end/", {"reason": ""})
    worker.post(f"/visits/plans/{plan.pk}/end/", {"reason": "已迁出"})

    assert phrases.END_REASON_MISSING in refused.content.decode()
    with world.scope("worker"):
        plan.refresh_from_db()
    assert (plan.state, plan.end_reason) == (PlanState.ENDED, "已迁出")
    assert worker.get(f"/visits/plans/{plan.pk}/edit/").status_code == 403


def test_plan_changed_by_two_is_refused_once(web, world, plan):
    seen = plan.updated_at
    with world.scope("worker"):
        plan.reason = "另一人改的"
        plan.save()
    data = new_plan(plan.client, seen_at=seen.isoformat(), level="key")

    page = web("worker").post(f"/visits/plans/{plan.pk}/edit/", data)
    assert phrases.PLAN_CHANGED in page.content.decode()

    again = data | {"seen_at": page.context["form"]["seen_at"].value()}
    assert web("worker").post(f"/visits/plans/{plan.pk}/edit/", again).status_code == 302


def test_route_keeps_the_workers_own_order(web, world, overdue):
    with world.scope("worker"):
        second = VisitPlanFactory(
            client=ClientFactory(name="周桂兰", community=world.community, address="2号"),
            worker=world.person("worker"),
        )
    worker = web("worker")

    worker.post("/visits/route/sort/")
    sorted_page = worker.get("/visits/route/").content.decode()
    worker.post(f"/visits/plans/{second.pk}/move/", {"to": "down"})
    moved_page = worker.get("/visits/route/").content.decode()

    assert sorted_page.index("周桂兰") < sorted_page.index(NAME)
    assert moved_page.index(NAME) < moved_page.index("周桂兰")


def test_route_of_another_worker_cannot_be_moved(web, overdue):
    assert web("lead").post(f"/visits/plans/{overdue.pk}/move/", {"to": "up"}).status_code == 403
    assert (
        web("stranger").post(f"/visits/plans/{overdue.pk}/move/", {"to": "up"}).status_code == 404
    )


def test_sheets_are_pdf(web, overdue):
    for path in ("/visits/route/print/", "/visits/plans/print/?due=running"):
        answer = web("worker").get(path)
        assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_coverage_counts_kept_and_late(web, overdue, world):
    with world.scope("worker"):
        other = ClientFactory(community=world.community)
        kept = VisitPlanFactory(client=other)
        HomeVisitFactory(client=other, plan=kept)

    response = web("worker").get("/visits/coverage/")

    total = response.context["total"]
    assert (total.plans, total.visited, total.kept, total.late) == (2, 1, 1, 1)
    assert world.person("worker").display_name not in str(response.context["rows"])


def test_workbench_shows_own_due_visits(web, overdue):
    assert f"探访：{NAME}" in web("worker").get("/workbench/").content.decode()
    assert f"探访：{NAME}" not in web("lead").get("/workbench/").content.decode()


@pytest.mark.parametrize("path", ["/visits/", "/visits/done/", "/visits/route/"])
def test_pages_cost_the_same_for_many(web, world, overdue, path, django_assert_max_num_queries):
    with world.scope("worker"):
        for _ in range(12):
            client = ClientFactory(community=world.community)
            each = VisitPlanFactory(client=client, worker=world.person("worker"))
            HomeVisitFactory(client=client, plan=each)
    worker = web("worker")
    worker.get(path)

    with django_assert_max_num_queries(20):
        worker.get(path)


@pytest.fixture
def watched(world, scope):
    """Somebody visited every week, last four days ago."""
    with scope("worker"):
        client = ClientFactory(name=NAME, community=world.community)
        return VisitPlanFactory(
            client=client,
            worker=world.person("worker"),
            level="high",
            level_label="高风险",
            every_days=7,
            last_visited_on=clock.today() - dt.timedelta(days=4),
            next_due_on=clock.today() + dt.timedelta(days=3),
        )


def heard_of(world, plan, *, days_ago, situation):
    served_on = clock.today() - dt.timedelta(days=days_ago)
    with world.scope("worker"):
        record = ServiceRecordFactory(kind="call", served_on=served_on, situation=situation)
        take_part(record, plan.client)


@pytest.mark.parametrize(
    ("days_ago", "situation", "when"),
    [(1, "changed", "今天到期"), (0, "at_risk", "日前"), (3, "at_risk", "已超 2 天")],
)
def test_change_of_somebody_watched_closely_wants_a_visit_within_a_day(
    web, world, watched, days_ago, situation, when
):
    heard_of(world, watched, days_ago=days_ago, situation=situation)

    page = web("worker").get("/workbench/").content.decode()

    assert f"近况有变，尽快探访：{NAME}" in page
    assert when in page
    assert "近况有变" not in web("lead").get("/workbench/").content.decode()


@pytest.mark.parametrize(
    ("days_ago", "situation"), [(1, "stable"), (4, "changed"), (5, "at_risk"), (40, "changed")]
)
def test_nothing_changed_since_the_last_visit_wants_no_visit(
    web, world, watched, days_ago, situation
):
    heard_of(world, watched, days_ago=days_ago, situation=situation)

    assert "近况有变" not in web("worker").get("/workbench/").content.decode()


def test_change_of_somebody_watched_less_closely_waits_for_the_next_visit(web, world, watched):
    with world.scope("worker"):
        watched.every_days = 8
        watched.save()
    heard_of(world, watched, days_ago=1, situation="changed")

    assert "近况有变" not in web("worker").get("/workbench/").content.decode()
