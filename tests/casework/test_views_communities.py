"""The pages of community work: who gets in, what is shown, what is refused."""

import datetime as dt

import pytest

from casework.models import CommunityFacility, CommunityProfile, HumanResource, SwotAnalysis
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.communities import (
    FacilityFactory,
    HumanResourceFactory,
    ProfileFactory,
    SwotFactory,
)
from tests.support.queries import assert_constant_queries

PHONE = "13812345678"
MAKE = {
    "profile": ProfileFactory,
    "facility": FacilityFactory,
    "people": HumanResourceFactory,
    "swot": SwotFactory,
}
PAGES = {
    "": ("profile", "/communities/{community}/"),
    "print": ("profile", "/communities/{community}/print/"),
    "profiles": ("profile", "/communities/{community}/profiles/"),
    "new profile": ("profile", "/communities/{community}/profiles/new/"),
    "profile": ("profile", "/communities/profiles/{pk}/edit/"),
    "facilities": ("facility", "/communities/{community}/facilities/"),
    "add facility": ("facility", "/communities/{community}/facilities/add/"),
    "facility": ("facility", "/communities/rows/facilities/{pk}/edit/"),
    "people": ("people", "/communities/{community}/people/"),
    "person": ("people", "/communities/rows/people/{pk}/edit/"),
    "new swot": ("swot", "/communities/{community}/swot/new/"),
    "swot": ("swot", "/swot/{pk}/"),
    "edit swot": ("swot", "/swot/{pk}/edit/"),
    "print swot": ("swot", "/swot/{pk}/print/"),
}
WRITING = {"new profile", "profile", "add facility", "facility", "person", "new swot", "edit swot"}


def make(world, what, who="worker", **values):
    with world.scope(who):
        return MAKE[what](**values)


def url_of(world, page, row):
    return PAGES[page][1].format(community=world.community.pk, pk=row.pk)


@pytest.mark.parametrize("page", PAGES)
def test_community_pages_are_for_the_station(web, world, page):
    row = make(world, PAGES[page][0])
    url = url_of(world, page, row)

    assert web("worker").get(url).status_code == 200
    assert web("lead").get(url).status_code == 200
    assert web("stranger").get(url).status_code == 404
    assert web("district").get(url).status_code == 403
    assert web("supervisor").get(url).status_code == (403 if page in WRITING else 200)


def test_community_list_shows_the_communities_of_the_street(web, world):
    make(world, "profile", households=4321)
    make(world, "facility")

    page = web("worker").get("/communities/").content.decode()

    assert "铭新社区" in page
    assert "4,321" in page
    assert "一元社区" not in page
    assert web("street").get("/communities/").status_code == 403


def test_community_list_takes_constant_queries(web, world):
    days = iter(range(1, 9))

    def add():
        make(world, "profile", as_of=dt.date(2026, 1, next(days)))
        make(world, "facility")

    assert_constant_queries(web("worker"), "/communities/", add, sizes=(1, 4))


@pytest.mark.parametrize("page", ["", "profiles", "facilities", "people"])
def test_community_pages_take_constant_queries(web, world, page):
    days = iter(range(1, 9))

    def add():
        make(world, "profile", as_of=dt.date(2026, 1, next(days)))
        for what in ("facility", "people", "swot"):
            make(world, what)

    for _ in range(2):
        add()
    url = PAGES[page][1].format(community=world.community.pk)
    assert_constant_queries(web("worker"), url, add, sizes=(1, 4))


def typed_profile(**said):
    numbers = {"households": "1200", "residents": "3000", "elderly": "800"}
    return {"id": str(uuid7()), "as_of": "2026-11-01", "geography": "临江", **numbers, **said}


def test_profile_is_added_once_and_is_the_baseline(web, world, scope):
    make(world, "profile", is_baseline=True)
    sent = typed_profile(is_baseline="on")
    url = f"/communities/{world.community.pk}/profiles/new/"

    first, again = web("worker").post(url, sent), web("worker").post(url, sent)

    assert first.status_code == again.status_code == 302
    with scope("worker"):
        baselines = CommunityProfile.objects.filter(is_baseline=True)
        assert [each.as_of for each in baselines] == [dt.date(2026, 11, 1)]
        assert CommunityProfile.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"as_of": "2099-01-01"}, "日期不能晚于今天"),
        ({"as_of": "2026-03-01"}, "这个社区这一天已有一份概况"),
        ({"as_of": ""}, "请填写截至日期"),
        ({"households": "-1"}, "户数不能小于 0"),
        ({"geography": "字" * 4001}, "4000"),
        ({"id": "nonsense"}, "已失效"),
    ],
)
def test_profile_answers_bad_input_with_a_sentence(web, world, wrong, sentence):
    make(world, "profile")
    url = f"/communities/{world.community.pk}/profiles/new/"

    page = web("worker").post(url, typed_profile(**wrong)).content.decode()

    assert sentence in page


def test_profile_changed_by_another_is_not_overwritten_unseen(web, world, scope):
    profile = make(world, "profile")
    url = f"/communities/profiles/{profile.pk}/edit/"
    seen = profile.updated_at.isoformat()

    web("worker").post(url, typed_profile(seen_at=seen, households="1"))
    refused = web("lead").post(url, typed_profile(seen_at=seen, households="2"))

    assert "已被别人改过" in refused.content.decode()
    with scope("worker"):
        assert CommunityProfile.objects.get().households == 1


def test_comparison_shows_baseline_against_newest(web, world):
    make(world, "profile", as_of=dt.date(2025, 3, 1), residents=3000, is_baseline=True)
    make(world, "profile", as_of=dt.date(2026, 3, 1), residents=3300)

    page = web("worker").get(f"/communities/{world.community.pk}/profiles/").content.decode()

    assert "+300" in page
    assert "+10.0%" in page
    assert "（基线）" in page


def test_register_is_kept_in_place(web, htmx, world, scope):
    url = f"/communities/{world.community.pk}/facilities/"
    sent = {"id": str(uuid7()), "kind": "care", "name": "演示食堂", "count": "1"}

    form = htmx("worker").get(f"{url}add/").content.decode()
    inserted = htmx("worker").post(f"{url}add/", sent).content.decode()
    plain = web("worker").post(f"{url}add/", sent | {"id": str(uuid7()), "name": "演示书屋"})

    assert form.lstrip().startswith('<section class="card" id="register"')
    assert "演示食堂" in inserted
    assert "<html" not in inserted
    assert plain["Location"] == url
    with scope("worker"):
        row = CommunityFacility.objects.get(name="演示食堂")
    page = htmx("worker").post(
        f"/communities/rows/facilities/{row.pk}/retire/", {"over": "1"}
    ).content.decode()  # fmt: skip
    assert "已停用" in page
    with scope("worker"):
        assert CommunityFacility.objects.get(pk=row.pk).ended_on is not None


def test_register_refuses_in_the_form(htmx, world, scope):
    url = f"/communities/{world.community.pk}/facilities/add/"

    page = htmx("worker").post(url, {"id": str(uuid7()), "kind": "x", "name": ""}).content.decode()

    assert "请从列表中选择" in page
    with scope("worker"):
        assert not CommunityFacility.objects.exists()


def test_register_of_another_kind_does_not_exist(web, world):
    assert web("worker").get(f"/communities/{world.community.pk}/nonsense/").status_code == 404


def test_phone_is_masked_and_revealed_with_a_reason(web, htmx, world, scope):
    row = make(world, "people", phone=PHONE)
    url = f"/contacts/people/{row.pk}/"

    shown = web("worker").get(f"/communities/{world.community.pk}/people/").content.decode()
    silent = htmx("worker").post(url, {"reason": ""}).content.decode()
    told = htmx("worker").post(url, {"reason": "约志愿者开会"}).content.decode()

    assert PHONE not in shown
    assert "138****5678" in shown
    assert PHONE not in silent
    assert PHONE in told
    assert web("stranger").post(url, {"reason": "看"}).status_code == 404
    assert web("supervisor").post(url, {"reason": "看"}).status_code == 403
    with scope("worker"):
        event = AuditEvent.objects.get(action="contact.revealed")
    assert (event.reason, event.object_label) == ("约志愿者开会", "居民骨干")


def test_phone_left_empty_stays(web, world, scope):
    row = make(world, "people", phone=PHONE)
    sent = {"kind": "leader", "name": "演示骨干", "people": "2"}
    sent |= {"id": "", "seen_at": row.updated_at.isoformat(), "phone": ""}

    web("worker").post(f"/communities/rows/people/{row.pk}/edit/", sent)

    with scope("worker"):
        changed = HumanResource.objects.get()
    assert (changed.people, changed.phone) == (2, PHONE)


def test_supervisor_sees_no_full_name_and_no_phone(web, world):
    make(world, "people", name="演示张三", phone=PHONE)

    page = web("supervisor").get(f"/communities/{world.community.pk}/people/").content.decode()

    assert "演示张三" not in page
    assert PHONE not in page
    assert "查看理由" not in page


def test_swot_links_problem_and_strategy(web, world, scope):
    url = f"/communities/{world.community.pk}/swot/new/"
    sent = {"id": str(uuid7()), "made_on": "2026-11-02", "problem": "高龄老人用餐难"}
    sent |= {"level": "community", "problem_type": "service", "strategy": "设助餐点"}

    refused = web("worker").post(url, sent | {"problem": "", "level": ""}).content.decode()
    answer = web("worker").post(url, sent)

    assert refused.count("field-error") >= 2
    assert answer.status_code == 302
    page = web("worker").get(answer["Location"]).content.decode()
    assert "服务缺口" in page
    assert "设助餐点" in page
    with scope("worker"):
        assert SwotAnalysis.objects.get().author_id == world.person("worker").pk
