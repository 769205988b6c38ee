"""检索：what is found, by whom, how fast; and what is never found."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.enums.groups import ActivityKind
from casework.enums.search import SearchKind
from casework.models import (
    Case,
    Client,
    CommunityActivity,
    SearchGram,
    ServiceGroup,
    Volunteer,
)
from casework.selectors.clients import matching_clients
from casework.selectors.search import marked, matching_things, search
from casework.services.initials import initials_of
from core import clock
from core.ids import uuid7
from tests.factories.groups import ServiceGroupFactory
from tests.support import database
from tests.support.clients import id_number, make_client, make_minor

pytestmark = pytest.mark.django_db

NUMBER, PHONE = id_number(), "13812345678"


def make_case(world, client, title="王奶奶居家安全", compartment="", who="worker"):
    with world.scope(who):
        return Case.objects.create(
            station=client.station,
            number="420102002-GA-2026-0017",
            title=title,
            initials=initials_of(title),
            client=client,
            project=world.projects[client.station_id],
            item=world.item,
            worker=world.person(who),
            compartment=compartment,
            opened_on=clock.today(),
        )


def make_case_of_a_client(world):
    return make_case(world, make_client(world))


def make_activity(world, name="重阳敬老活动"):
    with world.scope("worker"):
        return CommunityActivity.objects.create(
            station=world.home,
            number="420102002-HD-2026-0031",
            name=name,
            initials=initials_of(name),
            kind=ActivityKind.FESTIVAL,
            project=world.project,
            item=world.item,
            worker=world.person("worker"),
            starts_at=clock.now(),
            ends_at=clock.now() + dt.timedelta(hours=1),
            place="社区广场",
            public_code=uuid7().hex[-12:],
        )


def make_group(world, name="夕阳红支持小组", who="worker"):
    with world.scope(who):
        return ServiceGroupFactory.create(
            name=name, initials=initials_of(name), number="420102002-XZ-2026-0042"
        )


def make_volunteer(world, name="赵志愿"):
    with world.scope("worker"):
        return Volunteer.objects.create(
            station=world.home,
            number="V-2026-0009",
            name=name,
            initials=initials_of(name),
            registered_on=clock.today(),
        )


def found_by(world, who, words):
    with world.scope(who) as workspace:
        return {
            each.kind: [hit.title for hit in each.hits]
            for each in search(workspace, words, limit=10)
        }


@pytest.mark.parametrize(
    "words", ["王秀英", "秀英", "王 秀英", "英", "wxy", "WX", NUMBER[-4:], PHONE[-4:]]
)
def test_search_finds_a_client(world, words):
    make_client(world, name="王秀英", identifier_kind="id_card", identifier=NUMBER, phone=PHONE)

    assert found_by(world, "worker", words) == {SearchKind.CLIENT: ["王秀英"]}
    assert found_by(world, "stranger", words) == {}


@pytest.mark.parametrize("words", ["居家", "王奶奶", "jjaq", "wnnj", "0017", "17", "2026-0017"])
def test_search_finds_a_case(world, words):
    make_case(world, make_client(world, name="张三"))

    found = found_by(world, "worker", words)

    assert found == {SearchKind.CASE: ["王奶奶居家安全（420102002-GA-2026-0017）"]}
    assert found_by(world, "stranger", words) == {}


@pytest.mark.parametrize("words", ["夕阳", "夕阳 红", "支持小组", "xyh", "zcxz", "0042", "42"])
def test_search_finds_a_group(world, words):
    make_group(world)

    found = found_by(world, "worker", words)

    assert found == {SearchKind.GROUP: ["夕阳红支持小组（420102002-XZ-2026-0042）"]}
    assert found_by(world, "stranger", words) == {}


@pytest.mark.parametrize("words", ["重阳", "敬老活动", "jlhd", "0031"])
def test_search_finds_an_activity(world, words):
    make_activity(world)

    assert list(found_by(world, "worker", words)) == [SearchKind.ACTIVITY]
    assert found_by(world, "stranger", words) == {}


def test_activity_is_found_with_the_day_on_which_it_is_held(world):
    """At seven in the morning it is still the day before in Greenwich."""
    make_activity(world)
    with world.scope("worker") as workspace:
        early = dt.datetime(2026, 10, 17, 23, tzinfo=dt.UTC)
        ends = early + dt.timedelta(hours=1)
        CommunityActivity.objects.update(starts_at=early, ends_at=ends)
        (found,) = search(workspace, "重阳", limit=5)

    assert "2026-10-18" in found.hits[0].note


@pytest.mark.parametrize("words", ["志愿", "zzy", "0009"])
def test_search_finds_a_volunteer(world, words):
    make_volunteer(world)

    assert list(found_by(world, "worker", words)) == [SearchKind.VOLUNTEER]
    assert found_by(world, "stranger", words) == {}


@pytest.mark.parametrize("words", ["", " ", "%", "_", "秀王", "xw", "17a", "'", "王" * 41])
def test_search_finds_nothing(world, words):
    make_case(world, make_client(world, name="王秀英"))

    assert found_by(world, "worker", words) == {}


def test_long_words_are_looked_at_whole(world):
    make_client(world, name="王秀英明")

    assert found_by(world, "worker", "王秀英王") == {}
    assert found_by(world, "worker", "王秀英明") == {SearchKind.CLIENT: ["王秀英明"]}


def test_supervisor_finds_by_number_and_not_by_name(world):
    client = make_client(world, name="王秀英", phone=PHONE)
    make_case(world, client)
    make_volunteer(world, name="王志愿")

    assert found_by(world, "supervisor", "王") == {}
    assert found_by(world, "supervisor", PHONE[-4:]) == {}
    assert found_by(world, "supervisor", "0017") == {SearchKind.CASE: ["420102002-GA-2026-0017"]}


def test_child_is_masked_for_a_colleague(world, colleague):
    make_minor(world, "lead", name="周小童")

    assert found_by(world, "lead", "小童") == {SearchKind.CLIENT: ["周小童"]}
    assert found_by(world, colleague, "小童") == {SearchKind.CLIENT: ["周**"]}


def test_sealed_case_is_not_found_by_a_colleague(world, colleague):
    make_case(world, make_client(world), compartment="drug_rehab")

    assert list(found_by(world, "worker", "0017")) == [SearchKind.CASE]
    assert found_by(world, colleague, "0017") == {}
    with world.scope(colleague):
        assert not SearchGram.objects.filter(kind=SearchKind.CASE).exists()


@pytest.mark.parametrize(
    ("make", "kind", "name"),
    [
        (make_client, SearchKind.CLIENT, "name"),
        (make_case_of_a_client, SearchKind.CASE, "title"),
        (make_group, SearchKind.GROUP, "name"),
        (make_activity, SearchKind.ACTIVITY, "name"),
        (make_volunteer, SearchKind.VOLUNTEER, "name"),
    ],
)
def test_changed_name_is_found_under_the_new_one_only(world, make, kind, name):
    row = make(world)
    before = getattr(row, name)[:2]

    with world.scope("worker"):
        type(row).objects.filter(pk=row.pk).update(**{name: "晨光", "initials": "cg"})

    assert kind not in found_by(world, "worker", before)
    assert list(found_by(world, "worker", "晨光")) == [kind]


@pytest.mark.parametrize(
    ("title", "words", "initials", "expected"),
    [
        ("王秀英", "秀", "wxy", (("王", False), ("秀", True), ("英", False))),
        ("王秀英", "xy", "wxy", (("王", False), ("秀英", True))),
        ("单小雄", "dx", "sxx dxx", (("单小", True), ("雄", False))),
        ("王**", "wx", "wxy", (("王**", False),)),
        ("王秀英", "1234", "wxy", (("王秀英", False),)),
    ],
)
def test_marked(title, words, initials, expected):
    assert marked(title, words, initials) == expected


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("supervisor", 200), ("street", 403)]
)
def test_search_page_is_for_those_who_work_with_people(web, who, status):
    assert web(who).get(reverse("casework:search")).status_code == status


def test_search_page_shows_what_it_found_with_marks(world, web):
    client = make_client(world, name="王秀英")

    response = web("worker").get(reverse("casework:search"), {"q": "秀英"})

    shown = response.content.decode()
    assert "<mark>秀英</mark>" in shown
    assert reverse("casework:client_detail", args=[client.pk]) in shown
    assert response["Cache-Control"] == "private, no-store"


def test_search_of_the_bar_is_a_fragment(world, web):
    make_client(world, name="王秀英")
    headers = {"HX-Request": "true", "HX-Target": "find-results"}

    shown = web("worker").get(reverse("casework:search"), {"q": "秀英"}, headers=headers)

    assert "<html" not in shown.content.decode()
    assert "看全部结果" in shown.content.decode()


def test_search_takes_few_queries(world):
    make_case(world, make_client(world, name="王秀英"))
    make_group(world)

    with world.scope("worker") as workspace, CaptureQueriesContext(connection) as queries:
        search(workspace, "王秀", limit=10)

    assert len(queries) <= 8


MANY = 20_000


def multiply(table, key, changed):
    """Insert many rows like the one of that key, through the triggers, and tell the planner."""
    names = ", ".join(["id", *changed])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns"
            " WHERE table_name = %s AND column_name <> ALL (%s)",
            [table, ["id", *changed]],
        )
        (others,) = cursor.fetchone()
        cursor.execute(
            f"INSERT INTO {table} ({names}, {others})"
            f" SELECT gen_random_uuid(), {', '.join(changed.values())}, {others}"
            f" FROM {table}, generate_series(1, %s) AS n WHERE id = %s",
            [MANY, key],
        )


def analyze():
    with database.connect("owner") as owner:
        owner.execute("ANALYZE casework_client, casework_servicegroup, casework_searchgram")


def assert_indexed(found):
    plan = found.explain(analyze=True)
    assert "Seq Scan on casework_" not in plan, plan
    assert "search_by_gram" in plan, plan


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_search_of_many_clients_uses_the_index(world):
    template = make_client(world, name="模板", phone=PHONE)
    with world.scope("worker"):
        name = "chr(20000 + n %% 97) || chr(21000 + n %% 89) || chr(22000 + n %% 83)"
        letters = "chr(97 + n %% 26) || chr(97 + n %% 23) || chr(97 + n %% 19)"
        index = "''"
        changed = {"name": name, "initials": letters, "identifier_index": index}
        changed |= {"phone_tail_index": "left(md5(n::text), 64)"}
        multiply("casework_client", template.pk, changed)
    analyze()

    with world.scope("worker"):
        two, three = chr(20005) + chr(21005), chr(20005) + chr(21005) + chr(22005)
        for words in (two, three, "fff", PHONE[-4:]):
            rows = matching_clients(Client.objects.all(), words).order_by("-updated_at")
            assert rows.exists()
            assert_indexed(rows[:8])


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_search_of_many_groups_uses_the_index(world):
    group = make_group(world)
    with world.scope("worker"):
        name = "chr(20000 + n %% 97) || chr(21000 + n %% 89) || '小组'"
        changed = {"number": "'420102002-XZ-2027-' || n", "name": name, "initials": "'xz'"}
        multiply("casework_servicegroup", group.pk, changed)
    analyze()

    with world.scope("worker"):
        for words in ("19876", chr(20005) + chr(21005)):
            rows = ServiceGroup.objects.all()
            found = matching_things(rows, SearchKind.GROUP, words, by_name=True)
            assert found.exists()
            assert_indexed(found.order_by("-created_at")[:8])
