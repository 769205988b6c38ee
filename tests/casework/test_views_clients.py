"""The pages of clients: who gets in, what is shown, what is refused."""

import re

import pytest

from casework.models import Client
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.casework import ServiceRecordFactory
from tests.support.clients import id_number, make_client, make_minor
from tests.support.queries import assert_constant_queries

NUMBER, PHONE, ADDRESS = id_number(), "13812345678", "江岸区大智街道演示路7号"
KNOWN = {"identifier_kind": "id_card", "identifier": NUMBER, "phone": PHONE, "address": ADDRESS}
NEW = "/clients/new/"


def filled_in(world, **known):
    """Return what the form sends."""
    plain = {"id": str(uuid7()), "name": "演示新人", "sex": "0", "client_class": "elderly"}
    plain |= {
        "identifier_kind": "none",
        "worker": world.person("worker").pk,
        "different_reason": "",
    }
    return plain | known


def saved(world):
    """Return the names of all clients at the home station."""
    with world.scope("worker"):
        return sorted(Client.objects.values_list("name", flat=True))


@pytest.mark.parametrize("path", ["", "edit/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 200), ("lead", 200), ("stranger", 404), ("district", 403), ("evaluator", 403)],
)
def test_client_pages_are_for_the_station(web, world, path, who, status):
    client = make_client(world)

    response = web(who).get(f"/clients/{client.pk}/{path}")

    assert response.status_code == status
    assert ("演示对象" in response.content.decode()) is (status == 200)


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("supervisor", 403), ("city", 403)]
)
def test_client_create_is_for_those_who_serve(web, who, status):
    assert web(who).get(NEW).status_code == status


def test_client_list_shows_own_clients_only(web, world):
    make_client(world, name="演示甲")
    make_client(world, "stranger", name="演示乙")

    page = web("worker").get("/clients/").content.decode()

    assert "演示甲" in page
    assert "演示乙" not in page


def test_client_list_masks_names_for_supervisors_and_offers_no_search(web, world):
    make_client(world, name="欧阳演示")

    page = web("supervisor").get("/clients/?q=演示").content.decode()
    bar, the_list = page.split("<main", 1)

    assert "欧阳**" in page
    assert "欧阳演示" not in page
    assert 'name="q"' not in the_list
    assert 'placeholder="编号末几位、小组或活动名称"' in bar
    assert "姓名" not in bar


def test_client_list_masks_a_minor_for_a_colleague(web, world, colleague):
    make_minor(world, name="王演小")

    assert "王**" in web(colleague).get("/clients/").content.decode()
    assert "王演小" in web("worker").get("/clients/").content.decode()
    assert "王演小" in web("lead").get("/clients/").content.decode()


def test_client_list_without_a_hit_carries_the_words_over(web, world):
    page = web("worker").get("/clients/?q=王五").content.decode()
    form = web("worker").get(f"{NEW}?q=王五").content.decode()

    assert "没有找到“王五”" in page
    assert f"{NEW}?q=%E7%8E%8B%E4%BA%94" in page
    assert re.search(r'name="name" value="王五"', form)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=演示", {"演示甲", "演示乙"}),
        ("client_class=disabled", {"演示乙"}),
        ("q=演示&client_class=elderly", {"演示甲"}),
        ("community={community}", {"演示乙"}),
        ("worker={lead}", {"演示乙"}),
        ("community=999999", {"演示甲", "演示乙"}),
        ("worker={stranger}&client_class=nonsense&community=\x00", {"演示甲", "演示乙"}),
        ("q=%00&cursor=%00broken", {"演示甲", "演示乙"}),
    ],
)
def test_client_list_filters(web, world, query, found):
    make_client(world, name="演示甲")
    make_client(
        world, "lead", name="演示乙", client_class="disabled", community_id=world.community.pk
    )
    people = {who: world.person(who).pk for who in ("lead", "stranger")}

    url = "/clients/?" + query.format(community=world.community.pk, **people)
    page = web("worker").get(url).content.decode()

    assert {name for name in ("演示甲", "演示乙") if name in page} == found


def test_client_list_pages_by_key(web, world):
    for number in range(27):
        make_client(world, name=f"演示{number:02}号人")

    first = web("worker").get("/clients/").content.decode()
    cursor = re.search(r'rel="next" href="\?cursor=([^"]+)"', first)
    assert cursor
    second = web("worker").get(f"/clients/?cursor={cursor[1]}").content.decode()

    assert len(re.findall(r"演示\d\d号人", first)) == 25
    assert set(re.findall(r"演示\d\d号人", second)) == {"演示00号人", "演示01号人"}


def test_client_list_answers_htmx_with_the_fragment(htmx, world):
    make_client(world, name="演示甲")

    page = htmx("worker").get("/clients/?q=演示").content.decode()

    assert page.lstrip().startswith('<section id="client-list"')
    assert "<html" not in page


@pytest.mark.parametrize("url", ["/clients/", "/clients/?q=演示", "/clients/pick/?q=演示"])
def test_client_lists_take_constant_queries(web, world, url):
    assert_constant_queries(web("worker"), url, lambda: make_client(world), sizes=(1, 5))


def test_client_detail_is_masked_and_leaves_a_read_event(web, world, scope):
    client = make_client(world, **KNOWN)

    response = web("worker").get(f"/clients/{client.pk}/")
    page = response.content.decode()

    assert NUMBER not in page
    assert PHONE not in page
    assert ADDRESS not in page
    assert "138****5678" in page
    assert response["Cache-Control"] == "private, no-store"
    with scope("worker"):
        assert AuditEvent.objects.filter(action="client.read", object_id=client.pk).count() == 1


def test_client_detail_masks_for_a_supervisor(web, world, scope):
    client = make_client(world, name="欧阳演示", **KNOWN)

    page = web("supervisor").get(f"/clients/{client.pk}/").content.decode()

    assert "欧阳**" in page
    assert "欧阳演示" not in page
    assert "查看理由" not in page
    with scope("worker"):
        assert AuditEvent.objects.filter(action="client.read").exists()


def test_client_detail_of_a_minor_stays_closed_to_a_colleague(web, world, scope, colleague):
    client = make_minor(world, name="王演小", phone=PHONE)

    response = web(colleague).get(f"/clients/{client.pk}/")
    page = response.content.decode()

    assert response.status_code == 403
    assert "王**" in page
    assert "负责社工" in page
    assert "王演小" not in page
    assert "5678" not in page
    assert web(colleague).get(f"/clients/{client.pk}/edit/").status_code == 403
    with scope("worker"):
        assert not AuditEvent.objects.filter(action="client.read").exists()


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_client_detail_of_a_minor_leaves_an_event(web, world, scope, who):
    client = make_minor(world)

    assert web(who).get(f"/clients/{client.pk}/").status_code == 200
    with scope("worker"):
        event = AuditEvent.objects.get(action="client.read")
    assert event.actor_id == world.person(who).pk


def test_client_detail_takes_constant_queries(web, world, scope):
    client = make_client(world)

    def make():
        with scope("worker"):
            ServiceRecordFactory(clients=[client])

    assert_constant_queries(web("worker"), f"/clients/{client.pk}/", make, sizes=(1, 5))


def test_client_create_opens_a_file(web, world):
    sent = filled_in(world, **KNOWN)

    response = web("worker").post(NEW, sent)
    again = web("worker").post(NEW, sent)

    assert response.status_code == again.status_code == 302
    assert response["Location"] == again["Location"] == f"/clients/{sent['id']}/"
    assert saved(world) == ["演示新人"]


def test_client_create_shows_who_may_be_the_same_before_saving(web, world):
    known = make_client(world, name="演示同名")
    sent = filled_in(world, name="演示同名", born_on="1950-06-01")

    page = web("worker").post(NEW, sent).content.decode()
    insisted = web("worker").post(NEW, sent | {"different_reason": "不是同一人，住址不同"})

    assert f"/clients/{known.pk}/" in page
    assert "打开这份档案" in page
    assert "仍然新建" in page
    assert insisted.status_code == 302
    assert saved(world) == ["演示同名", "演示同名"]


def test_client_create_refuses_a_known_document_at_the_field(web, world):
    known = make_client(world, **KNOWN)
    sent = filled_in(world, **KNOWN, different_reason="不是同一人")

    page = web("worker").post(NEW, sent).content.decode()

    assert "本站已有这个证件号码" in page
    assert f"/clients/{known.pk}/" in page
    assert "仍然新建" not in page
    assert saved(world) == ["演示对象"]


def test_client_create_after_going_back_does_not_swallow_the_second_person(web, world):
    sent = filled_in(world, name="演示甲")
    web("worker").post(NEW, sent)

    page = web("worker").post(NEW, sent | {"name": "演示乙"}).content.decode()
    key = re.search(r'name="id" value="([^"]+)"', page)
    assert key
    web("worker").post(NEW, sent | {"name": "演示乙", "id": key[1]})

    assert saved(world) == ["演示乙", "演示甲"]


BAD_INPUT = [
    ({"name": ""}, "请填写姓名"),
    ({"name": "王" * 41}, "40"),
    ({"name": "王\x00五"}, "字符"),
    ({"name": "12345"}, "不能使用的字符"),
    ({"name": "<script>"}, None),
    ({"id": "nonsense"}, "已失效"),
    ({"id": ""}, "已失效"),
    ({"sex": "7"}, "请从列表中选择"),
    ({"born_on": "2099-01-01"}, "不能晚于今天"),
    ({"born_on": "1800-01-01"}, "过早"),
    ({"born_on": "1950-02-30"}, "有效的日期"),
    ({"born_on": "\x00"}, "有效的日期"),
    ({"client_class": "anonymous"}, "请从列表中选择"),
    ({"client_class": ""}, "请选择类别"),
    ({"identifier": "11010519491231002X"}, "请选择证件种类"),
    ({"identifier_kind": "id_card"}, "请填写证件号码"),
    ({"identifier_kind": "id_card", "identifier": "110105194912310021"}, "校验位不符"),
    ({"identifier_kind": "id_card", "identifier": "1" * 33}, "32"),
    ({"identifier_kind": "id_card", "identifier": "1101051949\x0031002X"}, "字符"),
    ({"identifier_kind": "id_card", "identifier": NUMBER, "sex": "2"}, "性别与证件号码不一致"),
    (
        {"identifier_kind": "id_card", "identifier": NUMBER, "born_on": "1950-06-02"},
        "出生日期与证件号码不一致",
    ),
    ({"identifier_kind": "passport", "identifier": "护照"}, "护照号码"),
    ({"identifier_kind": "nonsense"}, "请从列表中选择"),
    ({"phone": "12"}, "电话号码有误"),
    ({"phone": "1" * 31}, "30"),
    ({"phone": "138\x0012345678"}, "电话号码有误"),
    ({"community": "{other_community}"}, "请从列表中选择"),
    ({"community": "\x00"}, "字符"),
    ({"community": "99999999999999999999"}, "请从列表中选择"),
    ({"worker": "{stranger}"}, "请从列表中选择"),
    ({"address": "字" * 121}, "120"),
    ({"address": "\x00"}, "字符"),
    ({"notes": "字" * 501}, "500"),
    ({"notes": "\x00"}, "字符"),
    ({"different_reason": "字" * 101}, "100"),
]


@pytest.mark.parametrize(("wrong", "sentence"), BAD_INPUT)
def test_client_create_answers_bad_input_with_a_sentence(web, world, wrong, sentence):
    keys = {"other_community": world.other_community.pk, "stranger": world.person("stranger").pk}
    sent = filled_in(world, **{name: value.format(**keys) for name, value in wrong.items()})

    response = web("worker").post(NEW, sent)
    page = response.content.decode()

    if sentence is None:
        assert response.status_code == 302
    else:
        assert response.status_code == 200
        assert "field-error" in page or "notice-error" in page
        assert sentence in page
        assert saved(world) == []
