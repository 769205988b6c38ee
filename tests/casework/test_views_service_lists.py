"""服务清单: a need is matched, decided, delivered and rated; by those who may."""

import datetime as dt

import pytest

from casework.models import Need, ServiceListItem
from core import clock
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.casework import ServiceRecordFactory
from tests.factories.communities import ListItemFactory, NeedFactory, ResourceFactory
from tests.support.clients import make_client, make_minor
from tests.support.queries import assert_constant_queries
from tests.support.web import seen

SECRET = "中午没有人做饭"
PAGES = {
    "list": "/clients/{client}/service-list/",
    "print": "/clients/{client}/service-list/print/",
    "panel": "/panels/service-list/?client={client}",
    "new": "/clients/{client}/needs/new/",
    "settle": "/client-needs/{need}/settle/",
    "match": "/client-needs/{need}/match/",
    "deliver": "/service-list/{item}/deliver/",
    "cancel": "/service-list/{item}/cancel/",
}
READING = {"list", "print", "panel"}


def rows_of(world, client):
    with world.scope("worker"):
        item = ListItemFactory(need=NeedFactory(client=client))
        return {"client": client.pk, "need": item.need_id, "item": item.pk}


@pytest.mark.parametrize("page", PAGES)
def test_service_list_pages_are_for_the_station(web, world, page):
    url = PAGES[page].format(**rows_of(world, make_client(world)))

    assert web("worker").get(url).status_code == 200
    assert web("stranger").get(url).status_code == 404
    assert web("district").get(url).status_code == 403
    assert web("supervisor").get(url).status_code == (200 if page in READING else 403)


@pytest.mark.parametrize("page", PAGES)
def test_service_list_of_a_minor_stays_closed_to_a_colleague(web, world, colleague, page):
    url = PAGES[page].format(**rows_of(world, make_minor(world)))

    closed = web(colleague).get(url)

    assert closed.status_code == 403
    assert SECRET not in closed.content.decode()
    assert web("worker").get(url).status_code == 200
    assert web("lead").get(url).status_code == 200


def test_service_list_leaves_a_read_event_and_masks(web, world, scope):
    client = make_client(world, name="欧阳演示")
    rows_of(world, client)

    page = web("supervisor").get(f"/clients/{client.pk}/service-list/").content.decode()

    assert "欧阳**" in page
    assert "欧阳演示" not in page
    with scope("worker"):
        assert AuditEvent.objects.filter(action="client.read", object_id=client.pk).exists()


def test_service_list_takes_constant_queries(web, world):
    client = make_client(world)
    urls = [PAGES[each].format(client=client.pk) for each in ("list", "panel")]

    for url in urls:
        assert_constant_queries(web("worker"), url, lambda: rows_of(world, client), sizes=(1, 4))


def test_matching_takes_constant_queries(web, world, scope):
    client = make_client(world)
    with scope("worker"):
        need = NeedFactory(client=client)

    def add():
        with scope("worker"):
            ResourceFactory(community=world.community)

    assert_constant_queries(web("worker"), f"/client-needs/{need.pk}/match/", add, sizes=(1, 4))


@pytest.fixture
def need(world):
    """An open need of a client in the community."""
    client = make_client(world, community_id=world.community.pk)
    with world.scope("worker"):
        return NeedFactory(client=client)


def test_suggestions_show_reasons_and_leave_out_what_cannot_serve(web, world, scope, need):
    yesterday = clock.today() - dt.timedelta(days=1)
    with scope("worker"):
        ResourceFactory(name="本社区助餐点", community=world.community, for_classes=["child"])
        ResourceFactory(name="过期助餐点", valid_to=yesterday)
        ResourceFactory(name="心理热线", kinds=["mind"])
        full = ResourceFactory(name="满员助餐点", capacity=1)
        ListItemFactory(resource=full)
    with scope("stranger"):
        ResourceFactory(name="别站助餐点")

    page = web("worker").get(f"/client-needs/{need.pk}/match/").content.decode()

    assert "本社区助餐点" in page
    assert "就在本社区" in page
    assert "适用人群没有写明老年人" in page
    for name in ("过期助餐点", "心理热线", "满员助餐点", "别站助餐点"):
        assert name not in page


def decision(resource, **said):
    return {"id": str(uuid7()), "resource": str(resource.pk), "reason": "离家近", **said}


def test_person_decides_delivers_and_rates(web, world, scope, need):
    with scope("worker"):
        resource = ResourceFactory(capacity=2)
        record = ServiceRecordFactory(clients=[need.client])
        ServiceRecordFactory()
    decide, sent = f"/client-needs/{need.pk}/decide/", decision(resource, service="每天送餐")

    web("worker").post(decide, sent)
    web("worker").post(decide, sent)
    with scope("worker"):
        item = ServiceListItem.objects.get()
    today = clock.today().isoformat()
    delivered = {"delivered_on": today, "record": str(record.pk)}
    web("worker").post(f"/service-list/{item.pk}/deliver/", delivered)
    settle = f"/client-needs/{need.pk}/settle/"
    met = {"state": "met", "satisfaction": "5"}
    web("worker").post(settle, met | seen(web("worker"), settle))

    with scope("worker"):
        item, settled = ServiceListItem.objects.get(), Need.objects.get()
    assert (item.state, item.service, item.record_id) == ("delivered", "每天送餐", record.pk)
    assert item.decided_by_id == world.person("worker").pk
    assert (settled.state, settled.satisfaction) == ("met", 5)
    page = web("worker").get(f"/clients/{need.client_id}/service-list/").content.decode()
    assert "满意度 5 分" in page
    assert "离家近" in page


def test_decision_without_reason_is_refused(web, scope, need):
    with scope("worker"):
        resource = ResourceFactory()

    answer = web("worker").post(f"/client-needs/{need.pk}/decide/", decision(resource, reason=" "))

    assert "请写明理由" in answer.content.decode()
    with scope("worker"):
        assert not ServiceListItem.objects.exists()


def test_expired_or_foreign_resource_cannot_be_decided(web, world, scope, need):
    with scope("worker"):
        expired = ResourceFactory(valid_to=clock.today() - dt.timedelta(days=1))
    with scope("stranger"):
        foreign = ResourceFactory()
    url = f"/client-needs/{need.pk}/decide/"

    refused = web("worker").post(url, decision(expired)).content.decode()

    assert "已于" in refused
    assert "过期" in refused
    assert web("worker").post(url, decision(foreign)).status_code == 404
    with scope("worker"):
        assert not ServiceListItem.objects.exists()


def test_declined_suggestion_is_not_suggested_again(web, scope, need):
    with scope("worker"):
        resource = ResourceFactory(name="不合口味的助餐点")
    url = f"/client-needs/{need.pk}/"

    web("worker").post(f"{url}decide/", decision(resource, decline="1", reason="不合口味"))
    page = web("worker").get(f"{url}match/").content.decode()

    assert 'aria-labelledby="match-' not in page
    with scope("worker"):
        assert ServiceListItem.objects.get().state == "declined"
        assert Need.objects.get().state == "open"


def test_declining_has_a_reason_of_its_own(web, scope, need):
    with scope("worker"):
        resource = ResourceFactory()
    decide = f"/client-needs/{need.pk}/decide/"

    page = web("worker").post(decide, decision(resource, decline="1", reason=""))

    [(match, take, decline)] = page.context["suggestions"]
    assert take["reason"].value() == match.text
    assert (decline["reason"].value(), list(decline.errors)) == ("", ["reason"])
    with scope("worker"):
        assert not ServiceListItem.objects.exists()


def test_reopened_need_leaves_its_earlier_rating_in_the_audit(web, world, scope, need):
    settle = f"/client-needs/{need.pk}/settle/"

    for said in ({"state": "met", "satisfaction": "4"}, {"state": "serving", "satisfaction": ""}):
        web("worker").post(settle, said | seen(web("worker"), settle))

    with world.everywhere():
        events = AuditEvent.objects.filter(action="need.settled").order_by("pk")
        assert [each.changes["satisfaction"] for each in events] == [[None, 4], [4, None]]


def test_cancelled_item_gives_the_place_back(web, world, scope, need):
    with scope("worker"):
        resource = ResourceFactory(capacity=1)
        item = ListItemFactory(resource=resource)
    url = f"/client-needs/{need.pk}/match/"

    before = web("worker").get(url).content.decode()
    web("worker").post(f"/service-list/{item.pk}/cancel/", {"reason": "搬家了"})
    after = web("worker").get(url).content.decode()

    assert 'aria-labelledby="match-' not in before
    assert 'aria-labelledby="match-' in after


def test_record_of_another_person_does_not_count_as_delivery(web, scope, need):
    with scope("worker"):
        item, other = ListItemFactory(need=need), ServiceRecordFactory()

    sent = {"delivered_on": clock.today().isoformat(), "record": str(other.pk)}
    page = web("worker").post(f"/service-list/{item.pk}/deliver/", sent).content.decode()

    assert "请从列表中选择" in page
    with scope("worker"):
        assert ServiceListItem.objects.get().state == "decided"


def test_catalogue_is_an_alternative(web, world, scope, need):
    url = f"/client-needs/{need.pk}/serve/"
    sent = {"id": str(uuid7()), "catalogue_item": world.items[1].pk, "reason": "站里就能做"}

    refused = web("worker").post(url, {"id": str(uuid7()), "reason": "有"}).content.decode()
    web("worker").post(url, sent)

    assert "请选择目录条目，或写明服务内容" in refused
    with scope("worker"):
        item = ServiceListItem.objects.get()
    assert item.catalogue_item_id == world.items[1].pk
    assert item.resource_id is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"state": "open"}, "请从列表中选择"),
        ({"state": ""}, "请选择状态"),
        ({"state": "withdrawn", "satisfaction": "5"}, "才填写满意度"),
        ({"state": "met", "settled_on": "2099-01-01"}, "办结日期须在提出日期和今天之间"),
        ({"state": "met", "satisfaction": "9"}, "选择"),
    ],
)
def test_settling_answers_bad_input_with_a_sentence(web, scope, need, said, sentence):
    url = f"/client-needs/{need.pk}/settle/"
    page = web("worker").post(url, said | seen(web("worker"), url)).content.decode()

    assert sentence in page
    with scope("worker"):
        assert Need.objects.get().state == "open"


def test_need_is_recorded_once_and_leads_to_the_resources(web, world, scope):
    client = make_client(world)
    sent = {"id": str(uuid7()), "kind": "care", "description": "缺助浴", "priority": "1"}
    sent |= {"source": "visit", "raised_on": clock.today().isoformat()}
    url = f"/clients/{client.pk}/needs/new/"

    first, again = web("worker").post(url, sent), web("worker").post(url, sent)

    assert first["Location"] == again["Location"] == f"/client-needs/{sent['id']}/match/"
    with scope("worker"):
        assert Need.objects.get().description == "缺助浴"
        event = AuditEvent.objects.get(action="need.recorded")
    assert "助浴" not in event.object_label
