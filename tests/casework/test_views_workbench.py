"""工作台."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.models import AccessGrant
from casework.services.client_readings import open_client
from core import clock
from tests.factories.casework import RecordDraftFactory, ServiceRecordFactory
from tests.factories.visits import ReferralFactory, VerificationListFactory, VisitPlanFactory
from tests.support.clients import make_client, make_minor
from tests.support.queries import assert_constant_queries

URL = "/workbench/"
LATEST, OPENINGS = "/panels/latest/", "/panels/openings/"
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def friday(time_machine):
    """It is 2026-11-20, a Friday, at noon."""
    time_machine.move_to(dt.datetime(2026, 11, 20, 4, tzinfo=dt.UTC), tick=False)


def text(web, who="worker", url=URL):
    """Return the page, or one of its panels."""
    response = web(who).get(url)
    assert response.status_code == 200
    return response.content.decode()


def at_risk(scope, client, who="worker", **values):
    """Record a service that found somebody at risk."""
    plain = {
        "situation": "at_risk",
        "next_step": "联系社区医生",
        "served_on": dt.date(2026, 11, 12),
    }
    with scope(who):
        return ServiceRecordFactory(clients=[client], **{**plain, **values})


@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 200), ("lead", 200), ("supervisor", 403), ("district", 403), ("admin", 403)],
)
def test_workbench_is_for_those_who_serve(web, who, status):
    assert web(who).get(URL).status_code == status


def test_workbench_of_a_new_worker_says_what_to_do_first(web):
    page = text(web)

    assert "今天 11月20日 周五" in page
    assert "没有待完成的草稿" in page
    assert "没有等您处理的事" in page


def test_workbench_offers_the_kinds_of_the_policy(web):
    page = text(web)

    for code, label in (("visit", "探访"), ("call", "电访"), ("publicity", "政策宣传")):
        assert f"/records/new/?kind={code}" in page
        assert label in page


def test_workbench_counts_drafts_by_the_due_days_of_the_policy(web, scope):
    with scope("worker"):
        late = RecordDraftFactory(data={"served_on": "2026-11-12"})
        due = RecordDraftFactory(data={"served_on": "2026-11-13"})
        RecordDraftFactory(data={"served_on": "2026-11-19"})

    page = text(web)

    assert "3 份草稿待完成，其中 1 份已过期限" in page
    assert "已超 1 天" in page
    assert "今天到期" in page
    assert "11月26日前" in page
    assert "依据 演示〔2020〕1号 一（一）" in page
    assert page.index(str(late.pk)) < page.index(str(due.pk))


@pytest.mark.parametrize(
    "data", [{}, {"served_on": ""}, {"served_on": "昨天"}, {"served_on": "2026-02-30"},
             {"served_on": ["2026-11-12"]}, {"served_on": None}, [], "x"],
)  # fmt: skip
def test_workbench_shows_a_draft_whatever_was_typed(web, scope, data):
    with scope("worker"):
        RecordDraftFactory(data=data, kind="")

    assert "1 份草稿待完成" in text(web)


def test_workbench_shows_no_drafts_of_others(web, scope):
    with scope("lead"):
        RecordDraftFactory()

    assert "草稿待完成" not in text(web)


def test_workbench_shows_who_is_at_risk_until_he_is_served_again(web, world, scope):
    client = make_client(world, name="演示甲")
    at_risk(scope, client)

    before = text(web)
    with scope("worker"):
        ServiceRecordFactory(clients=[client], served_on=dt.date(2026, 11, 18))
    after = text(web)

    assert "有风险：演示甲" in before
    assert "联系社区医生" in before
    assert "有风险：演示甲" not in after


@pytest.mark.parametrize(
    "values",
    [{"served_on": dt.date(2026, 11, 5)}, {"next_step": ""}, {"situation": "changed"}],
)
def test_workbench_leaves_out_what_is_over(web, world, scope, values):
    at_risk(scope, make_client(world, name="演示甲"), **values)

    assert "有风险：" not in text(web)


def test_workbench_shows_risks_of_colleagues_to_the_lead_only(web, world, scope, colleague):
    client = make_minor(world, name="王演小")
    at_risk(scope, client, "worker")

    assert "有风险：王演小" in text(web, "lead")
    assert "有风险：" not in text(web, colleague)


def test_workbench_shows_late_records_of_colleagues_to_the_lead(web, scope):
    with scope("worker"):
        ServiceRecordFactory(late_days=2)
    with scope("lead"):
        ServiceRecordFactory(late_days=9)

    page = text(web, "lead")

    assert "迟录 2 天" in page
    assert "迟录 9 天" not in page
    assert "迟录" not in text(web, "worker")


def test_workbench_shows_own_latest_records_and_the_lead_those_of_all(web, scope, colleague, world):
    with scope("worker"):
        ServiceRecordFactory(kind_label="探访", minutes=41)
    with world.scope(colleague):
        ServiceRecordFactory(kind_label="电访", minutes=17)

    own, all_of_them = text(web, "worker", LATEST), text(web, "lead", LATEST)

    assert "41 分钟" in own
    assert "17 分钟" not in own
    assert "41 分钟" in all_of_them
    assert "17 分钟" in all_of_them


def test_workbench_figures_come_from_the_tallies(web, world, scope):
    with scope("worker"):
        people = [make_client(world, name=f"演示{n}号人") for n in range(2)]
        ServiceRecordFactory(clients=people, minutes=90, served_on=dt.date(2026, 11, 2))
        ServiceRecordFactory(clients=people[:1], served_on=dt.date(2026, 2, 2))
    with scope("stranger"):
        ServiceRecordFactory()

    figures = {one["label"]: one["value"] for one in web("worker").get(URL).context["figures"]}

    assert figures == {"服务记录": 1, "服务人次": 2, "服务时长": 1.5, "本年服务人数": 2}


def test_workbench_figures_open_their_rows_and_say_what_they_count(web):
    page = text(web)

    assert "/records/?served_from=2026-11-01&amp;served_to=2026-11-20" in page
    assert "截至今天 12:00" in page
    assert "草稿不计" in page


def test_workbench_says_who_opened_my_files(web, world, scope):
    mine = make_client(world, name="李演示")
    with scope("lead") as workspace:
        open_client(client=mine, workspace=workspace, by=world.person("lead"))

    page = text(web, url=OPENINGS)

    assert f"{world.person('lead')} 打开档案" in page
    assert "李**" in page
    assert timezone.localtime(clock.now()).strftime("%-m月%-d日 %H:%M") in page


@pytest.mark.parametrize("url", [LATEST, OPENINGS])
def test_panels_of_the_workbench_are_for_those_who_serve(web, url):
    page = text(web)

    assert f'hx-get="{url}?"' in page
    assert web("lead").get(url).status_code == 200
    assert web("district").get(url).status_code == 403


def test_panels_of_the_workbench_without_content_say_so(web):
    assert "还没有记录" in text(web, url=LATEST)
    assert "近 30 天没有别人查阅" in text(web, url=OPENINGS)


@pytest.mark.parametrize("url", [LATEST, OPENINGS])
def test_panels_of_the_workbench_take_constant_queries(web, world, scope, url):
    def make():
        client = make_client(world)
        with scope("worker"):
            ServiceRecordFactory(clients=[client])
        with scope("lead") as workspace:
            open_client(client=client, workspace=workspace, by=world.person("lead"))

    assert_constant_queries(web("worker"), url, make, sizes=(1, 4))


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_workbench_takes_constant_queries(web, world, scope, colleague, who):
    client = make_client(world)

    def make():
        at_risk(scope, client, who)
        with scope(who):
            RecordDraftFactory()
        with world.scope(colleague):
            ServiceRecordFactory(late_days=2)

    assert_constant_queries(web(who), URL, make, sizes=(1, 4))


def test_workbench_takes_few_queries(web, world, scope):
    at_risk(scope, make_client(world))
    lead = web("lead")
    lead.get(URL)

    with CaptureQueriesContext(connection) as queries:
        lead.get(URL)

    sent = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(sent) <= MOST_QUERIES, "\n".join(sql[:120] for sql in sent)


def due_visit(scope, client, who="worker", **values):
    """Plan a visit that is due."""
    with scope(who):
        return VisitPlanFactory(
            client=client, worker=client.worker, next_due_on=dt.date(2026, 11, 18), **values
        )


def test_workbench_shows_work_under_headings_risk_first(web, world, scope):
    client = make_client(world, name="演示甲")
    with scope("worker"):
        RecordDraftFactory()
    due_visit(scope, client)
    at_risk(scope, client)

    groups = web("worker").get(URL).context["duties"].groups

    assert [group.heading for group in groups] == ["风险", "草稿", "探访"]


def test_workbench_shows_eight_of_a_part_and_how_many_there_are(web, world, scope):
    for number in range(11):
        due_visit(scope, make_client(world, name=f"演示{number}号"))

    page = text(web)

    assert page.count("探访：演示") == 2 * 8  # the title, and once more for those who only hear
    assert "11 件" in page
    assert "11 件到期的工作，其中有已过期限的" in page
    assert 'href="/visits/"' in page


def test_workbench_reads_all_parts_in_one_query(web, world, scope):
    """Whatever waits, however much of it, and of a colleague too."""
    lead, client = web("lead"), make_client(world)
    at_risk(scope, client)
    today, minor = dt.date(2026, 11, 20), make_minor(world, name="王演小")
    with scope("lead"):
        AccessGrant.objects.create(
            station=world.home, user=world.person("lead"), covers=world.person("worker"),
            reason="年休假演示", starts_on=today, ends_on=today, given_by=world.person("lead"),
        )  # fmt: skip
    due_visit(scope, minor)
    lead.get(URL)
    with CaptureQueriesContext(connection) as few:
        lead.get(URL)

    with scope("worker"):
        worker = world.person("worker")
        for _ in range(3):
            ReferralFactory(client=client, worker=worker, next_check_on=today)
            VerificationListFactory(worker=worker, due_on=today)
    due_visit(scope, make_client(world))
    with CaptureQueriesContext(connection) as many:
        page = lead.get(URL).content.decode()

    assert f"代管{worker}：探访：王演小" in page
    assert f"代管{worker}：核查名单" in page
    assert len(many) == len(few)
