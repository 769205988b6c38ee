"""审计记录: whose events somebody sees, and how they are narrowed down."""

import datetime as dt
import re

import pytest
import time_machine

from accounts.services.profiles import edit_profile
from core import audit, clock
from core.models import AuditEvent
from stations.models import Station
from tests.factories.casework import ClientFactory
from tests.factories.stations import StationFactory
from tests.support import rows
from tests.support.queries import assert_constant_queries

URL = "/audit/"
NOON = dt.datetime(2026, 11, 20, 4, 0, tzinfo=dt.UTC)


@pytest.fixture
def happen(world):
    """`happen("worker", "client.edited")` writes an event at the station of that person."""

    def write(who="worker", action="client.edited", at=NOON, target=None, **values):
        with time_machine.travel(at, tick=False), world.scope(who) as workspace:
            target = target or Station.objects.filter(pk=workspace.station_id).first()
            return audit.record(action, target=target, by=world.person(who), **values)

    return write


@pytest.fixture
def everywhere(world, happen):
    """One event at each station, and one of the platform."""
    for who in ("worker", "stranger", "other_district"):
        happen(who)
    with world.scope("admin"):
        person = world.person("admin")
        edit_profile(user=person, phone="13912345678", email="", by=person)


def shown(client, query=""):
    """Return the sentences on the page, the newest first."""
    text = client.get(f"{URL}{query}").content.decode()
    return re.findall(r'data-label="做了什么">([^<]*)<', text)


def stations(client, query=""):
    text = client.get(f"{URL}{query}").content.decode()
    return sorted(re.findall(r'data-label="社工站">([^<]*)<', text))


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("lead", ["大智街道社工站"]),
        ("auditor", ["一元街道社工站", "大智街道社工站"]),
        ("admin", ["平台"]),
    ],
)
def test_events_are_those_of_the_scope(web, everywhere, who, expected):
    assert stations(web(who)) == expected


@pytest.mark.parametrize(
    "who", ["worker", "stranger", "city", "district", "street", "agency", "supervisor", "evaluator"]
)
def test_events_are_refused_to_other_roles(web, everywhere, who):
    assert web(who).get(URL).status_code == 403


@pytest.mark.parametrize(
    ("who", "count"),
    [("lead", 1), ("worker", 1), ("auditor", 2), ("admin", 1), ("city", 3), ("other_officer", 1)],
)
def test_events_out_of_scope_do_not_exist_in_the_database(world, everywhere, who, count):
    with world.scope(who):
        assert rows.count("core_auditevent") == count


def test_event_reads_as_a_sentence_with_role_and_reason(web, world, happen):
    happen(action="client.reveal", reason="核对身份")

    text = web("lead").get(URL).content.decode()

    assert f"{world.person('worker')} 查看服务对象隐去的内容 大智街道社工站" in text
    assert '<td data-label="角色">社工</td>' in text
    assert '<td data-label="理由">核对身份</td>' in text
    assert '<td data-label="时间">2026-11-20 12:00:00</td>' in text


def test_events_name_no_client_to_the_auditor(web, world, happen):
    with world.scope("worker"):
        client = ClientFactory(name="欧阳演秘")
    happen(action="client.read", target=client)

    text = web("auditor").get(URL).content.decode()

    assert "打开服务对象档案" in text
    assert "演秘" not in text


def test_events_are_the_newest_first(web, happen):
    for minute, action in enumerate(("client.created", "client.edited", "client.read")):
        happen(action=action, at=NOON + dt.timedelta(minutes=minute))

    sentences = shown(web("lead"))

    assert [sentence.split()[1] for sentence in sentences] == [
        "打开服务对象档案",
        "修改服务对象档案",
        "建立服务对象档案",
    ]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4),
        ("?kind=read", 2),
        ("?kind=change", 2),
        ("?kind=x", 4),
        ("?actor=站长", 1),
        ("?actor=社工", 3),
        ("?actor=%25", 0),
        ("?actor=没有这个人", 0),
        ("?since=2026-11-21", 1),
        ("?until=2026-11-20", 3),
        ("?since=2026-11-20&until=2026-11-20", 2),
        ("?since=0001-01-01&until=9999-12-31", 4),
        ("?since=2026-02-30", 4),
        ("?since=x&until=%00", 4),
        ("?since=2026-11-21&until=2026-11-19", 0),
        ("?station=999999999999999999999", 4),
        ("?cursor=not-a-cursor", 4),
    ],
)
def test_filters_narrow(web, happen, query, count):
    happen(action="client.read", at=NOON - dt.timedelta(days=1))
    happen(action="client.edited", at=dt.datetime(2026, 11, 19, 16, 0, tzinfo=dt.UTC))
    happen("lead", "client.reveal", at=dt.datetime(2026, 11, 20, 15, 59, 59, tzinfo=dt.UTC))
    happen(action="client.created", at=dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC))

    assert len(shown(web("lead"), query)) == count


def test_filter_by_station_offers_those_in_scope(web, world, everywhere):
    auditor = web("auditor")

    assert stations(auditor, f"?station={world.neighbour.pk}") == ["一元街道社工站"]
    form = auditor.get(URL).context["filter"]["form"]
    assert set(form.fields["station"].queryset) == {world.home, world.neighbour}


def test_filter_by_a_station_of_others_does_not_show_it(web, world, everywhere):
    response = web("lead").get(f"{URL}?station={world.neighbour.pk}")

    text = response.content.decode()
    assert response.status_code == 200
    assert "一元街道社工站" not in text


def test_events_that_do_not_fit_lead_to_a_hint(web, everywhere):
    text = web("lead").get(f"{URL}?actor=没有这个人").content.decode()

    assert "没有符合条件的记录" in text


def test_pages_go_through_all_events_once(web, happen):
    for second in range(60):
        happen(at=NOON + dt.timedelta(seconds=second), reason=f"第{second}条")
    lead, seen, query = web("lead"), [], ""

    while query is not None:
        response = lead.get(f"{URL}{query}")
        seen += re.findall(r'data-label="理由">(第\d+条)<', response.content.decode())
        cursor = response.context["page"].next_cursor
        query = f"?cursor={cursor}" if cursor else None

    assert seen == [f"第{second}条" for second in reversed(range(60))]


def test_list_takes_as_many_queries_with_more_events_and_stations(web, world, happen):
    def add():
        StationFactory(region=world.street)
        happen()
        happen("stranger")

    assert_constant_queries(web("auditor"), URL, add)


def test_reading_the_list_writes_nothing(web, everywhere, world):
    web("lead").get(URL)

    with world.everywhere():
        assert AuditEvent.objects.count() == 4
        assert AuditEvent.objects.filter(at__gt=clock.now()).count() == 0
