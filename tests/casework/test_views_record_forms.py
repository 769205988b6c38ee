"""Writing a service record in the browser."""

from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casework import phrases
from casework.models import RecordDraft, ServiceRecord
from core import clock
from core.ids import uuid7
from stations.models import StationFile
from tests.factories.casework import ClientFactory, RecordDraftFactory
from tests.support.records import typed

WRITING = ("worker", "lead")
OTHERS = ("admin", "city", "district", "street", "agency", "supervisor", "evaluator", "auditor")


@pytest.fixture
def clients(scope):
    with scope("worker"):
        return [ClientFactory(name="陈秀英"), ClientFactory(name="周桂兰")]


def form_url(pk=None):
    return reverse("casework:record_form", args=[pk or uuid7()])


def send(web, url, world, *clients, who="worker", **said):
    with world.scope(who):
        sent = typed(world, *clients, **said)
    return web(who).post(url, sent)


def errors_of(response):
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


def only_record(world):
    with world.everywhere():
        return ServiceRecord.objects.get()


def count_records(world):
    with world.everywhere():
        return ServiceRecord.objects.count()


@pytest.mark.parametrize("who", WRITING)
def test_record_new_gives_the_record_its_key(web, who):
    response = web(who).get(reverse("casework:record_new"), {"kind": "call"})

    url = urlsplit(response["Location"])
    assert UUID(url.path.split("/")[2]).version == 7
    assert parse_qs(url.query) == {"kind": ["call"]}


@pytest.mark.parametrize("who", OTHERS)
def test_record_new_is_closed_to_other_roles(web, who):
    assert web(who).get(reverse("casework:record_new")).status_code == 403
    assert web(who).get(form_url()).status_code == 403


def test_record_form_is_filled_with_what_is_likely(web):
    page = web("worker").get(form_url() + "?kind=call")

    form = page.context["form"]
    assert (form["kind"].value(), form["place"].value()) == ("call", "phone")
    assert (form["minutes"].value(), form["served_on"].value()) == (15, clock.today())
    assert "登记" in page.content.decode()


def test_record_form_remembers_the_last_plan_of_the_person(web, world, clients):
    item = world.items[2]
    with world.scope("worker"):
        plan = f"{world.project.pk}:{item.pk}"
    send(web, form_url(), world, *clients, plan=plan, place="community")

    form = web("worker").get(form_url() + "?kind=visit").context["form"]

    assert (form["plan"].value(), form["place"].value()) == (plan, "community")


def test_record_form_takes_after_the_later_record_of_a_day(web, world, clients):
    for place in ("home", "community"):
        send(web, form_url(), world, *clients, kind="visit", place=place)

    form = web("worker").get(form_url() + "?kind=visit").context["form"]

    assert form["place"].value() == "community"


def test_record_form_opens_the_draft(web, scope, clients):
    with scope("worker"):
        draft = RecordDraftFactory(
            data={"content": "写到一半", "clients": str(clients[0].pk), "served_on": "2026-99-99"}
        )

    page = web("worker").get(form_url(draft.pk))

    assert page.context["form"]["content"].value() == "写到一半"
    assert [one.pk for one in page.context["picked"]] == [clients[0].pk]
    assert f'data-draft-version="{draft.version}"' in page.content.decode()


def test_record_form_of_somebody_elses_draft_is_empty(web, scope):
    with scope("lead"):
        draft = RecordDraftFactory(data={"content": "站长的草稿"})

    page = web("worker").get(form_url(draft.pk))

    assert "站长的草稿" not in page.content.decode()


def test_record_form_completes_the_record(web, world, clients):
    pk = uuid7()

    response = send(web, form_url(pk), world, *clients)

    assert response["Location"] == reverse("casework:record_detail", args=[pk])
    assert only_record(world).pk == pk


def test_record_form_sent_twice_makes_one_record(web, world, clients):
    url = form_url()

    first, second = (send(web, url, world, *clients) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert count_records(world) == 1


def test_record_form_sent_again_with_other_content_offers_a_correction(web, world, clients):
    url = form_url()
    send(web, url, world, *clients)

    response = send(web, url, world, *clients, content="后来又改的话。")

    page = response.content.decode()
    assert response.status_code == 409
    assert "后来又改的话。" in page
    assert "老人精神好，血压平稳。" in page
    assert reverse("casework:record_correct", args=[only_record(world).pk]) in page


def test_record_form_of_a_completed_record_leads_to_it(web, world, clients):
    url = form_url()
    send(web, url, world, *clients)

    record = only_record(world)
    assert web("worker").get(url)["Location"] == reverse("casework:record_detail", args=[record.pk])


def test_record_form_takes_the_community_of_the_first_client(web, world, scope):
    with scope("worker"):
        client = ClientFactory(community=world.community)

    send(web, form_url(), world, client)

    assert only_record(world).community_id == world.community.pk


def test_record_form_keeps_what_was_typed_when_it_is_refused(web, world, clients):
    pk = uuid7()

    response = send(web, form_url(pk), world, *clients, content="", next_step="再去一次")

    page = response.content.decode()
    assert errors_of(response) == {"content": ["请填写过程与内容。"]}
    assert "再去一次" in page
    assert "陈秀英" in page
    with world.scope("worker"):
        assert RecordDraft.objects.get(pk=pk).data["next_step"] == "再去一次"


def test_record_form_later_keeps_a_draft(web, world):
    pk = uuid7()

    response = send(web, form_url(pk), world, later="1", content="明天再写")

    assert response["Location"] == reverse("casework:record_list")
    with world.scope("worker"):
        assert RecordDraft.objects.get(pk=pk).data["content"] == "明天再写"


def test_record_form_finds_clients_without_script(web, world, clients):
    response = send(web, form_url(), world, clients[0], find="1", q="周桂兰")

    page = response.content.decode()
    assert f'value="{clients[1].pk}"' in page
    assert count_records(world) == 0


def test_record_form_drops_a_client_without_script(web, world, clients):
    response = send(web, form_url(), world, *clients, drop=str(clients[0].pk))

    assert [one.pk for one in response.context["picked"]] == [clients[1].pk]


def test_record_form_keeps_good_files_when_one_is_refused(web, world, clients):
    good = SimpleUploadedFile("探访.txt", "门牌已更换".encode(), "text/plain")
    bad = SimpleUploadedFile("假照片.jpg", b"MZ\x90\x00 not a picture", "image/jpeg")
    pk = uuid7()

    response = send(web, form_url(pk), world, *clients, files=[good, bad])

    assert "假照片.jpg" in errors_of(response)["files"][0]
    with world.scope("worker"):
        kept = StationFile.objects.get()
    assert str(kept.pk) in response.content.decode()

    send(web, form_url(pk), world, *clients, kept_files=[str(kept.pk)])

    with world.everywhere():
        assert [each.file_id for each in only_record(world).files.all()] == [kept.pk]


def test_record_form_takes_none_of_too_many_files(web, world, clients):
    files = [SimpleUploadedFile(f"{n}.txt", f"材料{n}".encode(), "text/plain") for n in range(21)]

    response = send(web, form_url(), world, *clients, files=files)

    assert errors_of(response)["files"] == [phrases.TOO_MANY_FILES]
    with world.scope("worker"):
        assert not StationFile.objects.exists()


def test_record_form_does_not_take_files_of_others(web, world, clients):
    upload = SimpleUploadedFile("站长.txt", "内部".encode(), "text/plain")
    send(web, form_url(), world, who="lead", content="", files=[upload])
    with world.everywhere():
        kept = StationFile.objects.get()

    send(web, form_url(), world, *clients, kept_files=[str(kept.pk)])

    with world.everywhere():
        assert not only_record(world).files.exists()


def test_record_form_with_the_key_of_another_station_is_refused(web, world, scope, clients):
    pk = uuid7()
    with scope("stranger"):
        theirs = ClientFactory()
        plan = f"{world.projects[world.neighbour.pk].pk}:{world.item.pk}"
    sent = {**_typed(world), "clients": [str(theirs.pk)], "plan": plan}
    web("stranger").post(form_url(pk), sent)

    response = send(web, form_url(pk), world, *clients)

    assert errors_of(response) == {"__all__": [phrases.RECORD_TAKEN]}
    assert count_records(world) == 1


def _typed(world):
    with world.scope("worker"):
        return typed(world)


def test_record_plans_are_those_of_the_day(web, world):
    url = reverse("casework:record_plans")

    today = web("worker").get(url, {"served_on": clock.today().isoformat()})
    before = web("worker").get(url, {"served_on": "2019-01-01"})
    nonsense = web("worker").get(url, {"served_on": "\0", "plan": "x"})

    assert world.project.name in today.content.decode()
    assert world.project.name not in before.content.decode()
    assert nonsense.status_code == 200


def test_draft_discard_asks_and_deletes(web, scope):
    with scope("worker"):
        draft = RecordDraftFactory()
    url = reverse("casework:draft_discard", args=[draft.pk])

    assert web("worker").get(url).status_code == 200
    web("worker").post(url)

    with scope("worker"):
        assert not RecordDraft.objects.exists()


def test_draft_discard_of_somebody_else_is_not_found(web, scope):
    with scope("lead"):
        draft = RecordDraftFactory()

    assert web("worker").post(reverse("casework:draft_discard", args=[draft.pk])).status_code == 404


def test_record_form_says_so_when_no_policy_names_kinds(web, world):
    world.document.rules.all().delete()

    assert phrases.NO_KINDS in web("worker").get(form_url()).content.decode()
