"""居民会议 and 社区社会组织: held once, counted once, followed up."""

import datetime as dt

import pytest

from casework.models import (
    CommunityMeeting,
    IncubatedOrganisation,
    MeetingResolution,
    ServiceRecord,
    ServiceTally,
)
from core import clock
from core.ids import uuid7
from stations.models import PolicyRule
from tests.factories.communities import (
    GrowthFactory,
    MeetingFactory,
    OrganisationFactory,
    ResolutionFactory,
)
from tests.support import records
from tests.support.clients import make_client
from tests.support.queries import assert_constant_queries

MEETING_KIND = {"code": "meeting", "label": "居民会议", "method": "community"}
PAGES = {
    "meeting": "/meetings/{meeting}/",
    "edit meeting": "/meetings/{meeting}/edit/",
    "print meeting": "/meetings/{meeting}/print/",
    "add resolution": "/meetings/{meeting}/resolutions/add/",
    "resolution": "/resolutions/{resolution}/edit/",
    "organisation": "/organisations/{organisation}/",
    "edit organisation": "/organisations/{organisation}/edit/",
    "print organisation": "/organisations/{organisation}/print/",
    "grow": "/organisations/{organisation}/growth/add/",
}
READING = {"meeting", "print meeting", "organisation", "print organisation"}


@pytest.fixture
def kinds(world):
    """The policy of the world counts meetings."""
    rule = PolicyRule.objects.get(document=world.document, key="service_kinds")
    value = [*rule.value, MEETING_KIND | {"place": "community", "needs_client": False}]
    PolicyRule.objects.filter(pk=rule.pk).update(value=value)


@pytest.fixture
def rows(world):
    """A resolution and a growth entry, with what they belong to."""
    with world.scope("worker"):
        resolution, growth = ResolutionFactory(), GrowthFactory()
        return {
            "meeting": resolution.meeting_id,
            "resolution": resolution.pk,
            "organisation": growth.organisation_id,
        }


@pytest.mark.parametrize("page", PAGES)
def test_meeting_pages_are_for_the_station(web, rows, page):
    url = PAGES[page].format(**rows)

    assert web("worker").get(url).status_code == 200
    assert web("lead").get(url).status_code == 200
    assert web("stranger").get(url).status_code == 404
    assert web("district").get(url).status_code == 403
    assert web("supervisor").get(url).status_code == (200 if page in READING else 403)


@pytest.mark.parametrize("url", ["/meetings/", "/organisations/"])
def test_lists_show_own_rows_only(web, world, url):
    with world.scope("worker"):
        MeetingFactory(title="本站的会"), OrganisationFactory(name="本站的队")
    with world.scope("stranger"):
        MeetingFactory(title="别站的会"), OrganisationFactory(name="别站的队")

    page = web("worker").get(url).content.decode()

    assert "本站的" in page
    assert "别站的" not in page
    assert web("district").get(url).status_code == 403


@pytest.mark.parametrize("url", ["/meetings/", "/organisations/"])
def test_lists_take_constant_queries(web, world, url):
    def add():
        with world.scope("worker"):
            ResolutionFactory(), GrowthFactory()

    assert_constant_queries(web("worker"), url, add, sizes=(1, 4))


def typed(world, **said):
    with world.scope("worker"):
        plan = records.plan(world)
    usual = {
        "id": str(uuid7()),
        "title": "加装电梯议事",
        "community": world.community.pk,
        "method": "consensus",
        "held_on": clock.today().isoformat(),
        "minutes": "90",
        "place": "党群服务中心",
        "plan": f"{plan.project_id}:{plan.item_id}",
        "participant_count": "14",
        "agenda": "分摊办法",
        "discussion": "低楼层有顾虑",
    }
    return usual | said


def test_meeting_makes_one_service_record(web, world, scope, kinds):
    sent = typed(world)

    first, again = web("worker").post("/meetings/new/", sent), web("worker").post(
        "/meetings/new/", sent
    )  # fmt: skip

    assert first.status_code == again.status_code == 302
    with scope("worker"):
        record = ServiceRecord.objects.get()
        meeting = CommunityMeeting.objects.get()
        tally = ServiceTally.objects.get()
    assert meeting.record_id == record.pk
    assert (record.kind, record.method, record.anonymous_count) == ("meeting", "community", 14)
    assert (record.minutes, record.community_id) == (90, world.community.pk)
    assert tally.person_times == 14


def test_meeting_follows_the_correction_of_its_record(web, world, scope, kinds):
    web("worker").post("/meetings/new/", typed(world))
    day = clock.today() - dt.timedelta(days=1)
    with scope("worker"):
        record = ServiceRecord.objects.get()
        person = make_client(world)
        sent = records.typed(
            world,
            person,
            kind="meeting",
            method="community",
            served_on=day.isoformat(),
            anonymous_count="11",
            community=str(world.community.pk),
            version="1",
            reason="日期和人数写错",
            situation="",
            content=record.content,
        )

    corrected = web("worker").post(f"/records/{record.pk}/correct/", sent)

    assert corrected.status_code == 302
    page = web("worker").get(f"/meetings/{record.pk}/").content.decode()
    assert "12 人参加" in page
    with scope("worker"):
        assert CommunityMeeting.objects.get().held_on == day


def held(web, world, scope):
    """A meeting recorded by the worker, and what its form sends as it stands."""
    web("worker").post("/meetings/new/", typed(world))
    with scope("worker"):
        meeting = CommunityMeeting.objects.get()
    url = f"/meetings/{meeting.pk}/edit/"
    form = web("worker").get(url).context["form"]
    return url, {name: form[name].value() or "" for name in form.fields}


def test_meeting_and_its_record_are_changed_as_one_with_a_reason(web, world, scope, kinds):
    url, sent = held(web, world, scope)

    silent = web("worker").post(url, sent | {"discussion": "低楼层同意了"})
    told = web("worker").post(url, sent | {"discussion": "低楼层同意了", "reason": "记漏了"})

    page = silent.content.decode()
    assert "请写明更正理由" in page
    assert "低楼层同意了" in page
    assert told.status_code == 302
    with scope("worker"):
        record = ServiceRecord.objects.get()
        assert record.version == 2
        assert record.content == "加装电梯议事\n分摊办法\n低楼层同意了"
        assert CommunityMeeting.objects.get().discussion == "低楼层同意了"


def test_meeting_is_changed_by_its_author_and_the_lead(web, world, scope, kinds, colleague):
    url, sent = held(web, world, scope)
    page = url.removesuffix("edit/")

    assert web("lead").get(url).status_code == 200
    assert web(colleague).get(url).status_code == 403
    assert web(colleague).post(url, sent).status_code == 403
    assert url in web("worker").get(page).content.decode()
    assert url not in web(colleague).get(page).content.decode()


def test_correction_of_the_record_says_where_the_words_of_a_meeting_are(web, world, scope, kinds):
    url, _ = held(web, world, scope)
    correct = f"/records/{url.split('/')[2]}/correct/"
    with scope("worker"):
        sent = records.typed(
            world, kind="meeting", method="community", minutes="90", place="community",
            place_detail="党群服务中心", community=str(world.community.pk), anonymous_count="14",
            version="1", reason="写错", situation="", content="别的内容",
        )  # fmt: skip

    page = web("worker").get(correct).content.decode()
    refused = web("worker").post(correct, sent).content.decode()
    sent["content"] = "加装电梯议事\r\n分摊办法\r\n低楼层有顾虑"
    sent["minutes"] = "60"
    saved = web("worker").post(correct, sent)

    assert url in page
    assert "写在居民会议里" in refused
    assert "别的内容" in refused
    assert saved.status_code == 302
    with scope("worker"):
        assert ServiceRecord.objects.get().content == "加装电梯议事\n分摊办法\n低楼层有顾虑"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"participant_count": "0"}, "参加人数至少 1 人"),
        ({"held_on": "2099-01-01"}, "服务日期不能晚于今天"),
        ({"title": ""}, "请填写议题"),
        ({"plan": ""}, "请选择计入的项目和条目"),
        ({"community": "{other}"}, "请从列表中选择"),
    ],
)
def test_meeting_that_is_refused_leaves_nothing(web, world, scope, kinds, wrong, sentence):
    wrong = {name: value.format(other=world.other_community.pk) for name, value in wrong.items()}

    page = web("worker").post("/meetings/new/", typed(world, **wrong)).content.decode()

    assert "field-error" in page or "notice-error" in page
    assert sentence in page
    with scope("worker"):
        assert not CommunityMeeting.objects.exists()
        assert not ServiceRecord.objects.exists()


def test_meeting_without_a_kind_in_the_policy_says_so(web, world, scope):
    page = web("worker").post("/meetings/new/", typed(world)).content.decode()

    assert "没有“居民会议”" in page
    with scope("worker"):
        assert not CommunityMeeting.objects.exists()


def test_resolution_is_followed_up(web, world, scope, rows):
    url = f"/meetings/{rows['meeting']}/resolutions/add/"
    web("worker").post(url, {"id": str(uuid7()), "content": "装扶手", "due_on": "2026-11-01"})
    with scope("worker"):
        added = MeetingResolution.objects.get(content="装扶手")
    edit = f"/resolutions/{added.pk}/edit/"
    sent = {"seen_at": added.updated_at.isoformat(), "content": "装扶手", "state": "done"}

    silent = web("worker").post(edit, sent).content.decode()
    early = web("worker").post(edit, sent | {"result": "已装", "settled_on": "2020-01-01"})
    done = web("worker").post(edit, sent | {"result": "已装好"})

    assert added.position == 2
    assert "请写明结果" in silent
    assert "日期须在会议当天或之后" in early.content.decode()
    assert done.status_code == 302
    with scope("worker"):
        settled = MeetingResolution.objects.get(pk=added.pk)
    assert (settled.state, settled.settled_on) == ("done", clock.today())


def test_resolutions_due_are_on_the_workbench(web, world):
    with world.scope("worker"):
        ResolutionFactory(content="过期的决议", due_on=clock.today() - dt.timedelta(days=3))
        ResolutionFactory(content="明年的决议", due_on=clock.today() + dt.timedelta(days=90))

    page = web("worker").get("/workbench/").content.decode()

    assert "过期的决议" in page
    assert "已超 3 天" in page
    assert "明年的决议" not in page
    assert "过期的决议" not in web("stranger").get("/workbench/").content.decode()


def test_growth_moves_the_organisation(web, world, scope, rows):
    url = f"/organisations/{rows['organisation']}/growth/add/"
    sent = {"id": str(uuid7()), "on": "2026-10-01", "stage": "stable", "members": "21"}
    earlier = {"id": str(uuid7()), "on": "2026-01-01", "stage": "forming", "members": "3"}
    twice = sent | {"id": str(uuid7())}

    for each in (sent, earlier):
        assert web("worker").post(url, each | {"activities": "4"}).status_code == 302
    refused = web("worker").post(url, twice | {"activities": "4"}).content.decode()

    assert "这一天已有一条成长记录" in refused
    with scope("worker"):
        organisation = IncubatedOrganisation.objects.get()
    assert (organisation.stage, organisation.members) == ("stable", 21)
    page = web("worker").get(f"/organisations/{organisation.pk}/").content.decode()
    assert 'data-chart="growth-options"' in page
