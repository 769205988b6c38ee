"""The pages around a file: categories, household, guardians, consents, agreements, merging.

Each address: the worker gets in, a stranger finds nothing, an oversight role is turned away.
"""

import pytest
from django.urls import reverse

from casework.models import Client, ServiceAgreement
from casework.selectors.categories import items_for
from casework.services.classifications import load_classifications
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.people import (
    ClientCategoryFactory,
    ClientMergeFactory,
    ConsentFactory,
    GuardianFactory,
    HouseholdFactory,
    HouseholdMemberFactory,
    ServiceAgreementFactory,
)
from tests.support.clients import make_minor
from tests.support.queries import assert_constant_queries

NAME = "欧阳演秘"
PHONE = "13912345678"

PANELS = (
    "client_categories",
    "client_household",
    "client_guardians",
    "client_consents",
    "client_agreements",
    "client_happenings",
)
# address → what it is about; each is opened by the worker with GET.
READ = {
    "household_detail": "household",
    "consent_detail": "consent",
    "agreement_detail": "agreement",
    "client_print": "client",
    "consent_print": "consent",
    "agreement_print": "agreement",
}
WRITTEN = {
    "client_end": "client",
    "category_add": "client",
    "category_end": "category",
    "household_create": "client",
    "household_edit": "household",
    "member_add": "household",
    "member_edit": "member",
    "member_leave": "member",
    "guardian_add": "client",
    "guardian_end": "guardian",
    "consent_take": "client",
    "consent_blank": "client",
    "consent_withdraw": "item",
    "client_agreement_create": "client",
    "agreement_edit": "agreement",
    "agreement_sign": "agreement",
    "agreement_end": "agreement",
    "merge_detail": "merge",
}
POSTED = {
    "client_reopen": "client",
    "guardian_reveal": "guardian",
    "member_reveal": "member",
    "merge_undo": "merge",
}


@pytest.fixture
def rows(world):
    """One client with one of everything."""
    with system_scope():
        load_policies(by=None)
        load_classifications(by=None)
    with world.scope("worker"):
        client = ClientFactory(name=NAME)
        household = HouseholdFactory()
        consent = ConsentFactory(client=client)
        return {
            "client": client,
            "household": household,
            "member": HouseholdMemberFactory(household=household, client=client, phone=PHONE),
            "guardian": GuardianFactory(client=client, phone=PHONE),
            "category": ClientCategoryFactory(client=client),
            "consent": consent,
            "item": consent.items.get(purpose="photo"),
            "agreement": ServiceAgreementFactory(client=client),
            "merge": ClientMergeFactory(
                kept=client,
                moved={"kept_updated_at": client.updated_at.isoformat()}
                | {"rows": {}, "there": {}, "filled": []},
            ),
        }


def address(name, rows):
    about = {**READ, **WRITTEN, **POSTED}[name]
    return reverse(f"casework:{name}", args=[rows[about].pk])


@pytest.mark.parametrize("name", [*READ, *WRITTEN])
def test_page_opens_for_the_worker(web, rows, name):
    response = web("worker").get(address(name, rows))

    assert response.status_code == 200


def agreement_values(key):
    texts = dict.fromkeys(("purpose", "content", "duties", "confidentiality"), "演示")
    return {"id": str(key), "starts_on": "2026-11-01", "ends_on": "2027-10-31", **texts}


def test_agreement_with_a_household_is_drawn_up_from_its_page(web, world, rows):
    household, key = rows["household"], uuid7()
    link = f"/agreements/new/?household={household.pk}"
    page = web("worker").get(f"/households/{household.pk}/").content.decode()

    answer = web("worker").post(link, agreement_values(key))

    assert link in page
    assert answer.url == f"/agreements/{key}/"
    assert household.number in web("worker").get(answer.url).content.decode()
    with world.scope("worker"):
        made = ServiceAgreement.objects.get(pk=key)
    assert (made.household_id, made.client_id, made.party_name) == (household.pk, None, "")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("household_edit", {"notes": "后填写的"}),
        ("member_edit", {"notes": "后填写的", "relation": "spouse"}),
        ("agreement_edit", agreement_values("") | {"purpose": "后填写的"}),
    ],
)
def test_saving_again_overwrites_what_somebody_else_has_changed(web, world, rows, name, typed):
    url, row = address(name, rows), rows[WRITTEN[name]]
    with world.scope("worker"):
        before = type(row).objects.get(pk=row.pk).updated_at.isoformat()
        type(row).objects.get(pk=row.pk).save()

    refused = web("worker").post(url, typed | {"seen_at": before})

    form = refused.context["form"]
    assert "再次保存以您填写的为准" in form.non_field_errors()[0]
    assert "后填写的" in refused.content.decode()
    again = web("worker").post(url, typed | {"seen_at": form["seen_at"].value()})
    assert again.status_code == 302


@pytest.mark.parametrize("name", [*WRITTEN.keys() - {"consent_blank", "merge_detail"}])
def test_what_is_missing_is_named(web, rows, name):
    page = web("worker").post(address(name, rows), {"id": "x"}).content.decode()

    assert "该字段是必填项" not in page
    assert "UUID" not in page


TYPED = {
    "guardian_add": {"name": "演示监护人", "relation": "母亲", "starts_on": "2026-01-05"},
    "category_add": {"starts_on": "2026-01-05"},
    "household_create": {"relation": "head"},
    "member_add": {"name": "演示成员", "relation": "son", "sex": "0"},
    "client_agreement_create": agreement_values(""),
}


@pytest.mark.parametrize("name", TYPED)
def test_key_of_a_row_of_another_station_is_made_anew(web, world, rows, name):
    with world.scope("stranger"):
        taken = {
            "guardian_add": GuardianFactory,
            "category_add": ClientCategoryFactory,
            "household_create": HouseholdFactory,
            "member_add": HouseholdMemberFactory,
            "client_agreement_create": ServiceAgreementFactory,
        }[name]().pk
    with world.scope("worker"):
        rows["client"] = ClientFactory()
        item = items_for(world.home, clock.today())[0]
    typed = TYPED[name] | {"id": str(taken), "item": str(item.pk)}

    refused = web("worker").post(address(name, rows), typed)

    assert refused.context["form"].non_field_errors() == [PageOutdatedError.SENTENCE]
    key = refused.context["form"]["id"].value()
    assert web("worker").post(address(name, rows), typed | {"id": key}).status_code == 302


def test_who_lives_elsewhere_is_refused_where_he_was_picked(web, world, rows):
    with world.scope("worker"):
        elsewhere = HouseholdMemberFactory(client=ClientFactory()).client
    typed = {"id": str(uuid7()), "relation": "son", "sex": "0", "clients": str(elsewhere.pk)}

    answer = web("worker").post(address("member_add", rows), typed)

    assert "已在一个家庭里" in answer.context["form"].errors["clients"][0]
    assert answer.content.decode().count("已在一个家庭里") == 1


def test_agreement_with_an_organisation_names_it(web, world, rows):
    answer = web("worker").post("/agreements/new/", agreement_values(uuid7()))

    assert answer.status_code == 200
    assert "party_name" in answer.context["form"].errors
    assert "演示" in answer.context["form"]["purpose"].value()


def test_pages_of_signing_ask_for_what_applies(web, world, rows):
    """Under 14 only a guardian signs: nobody is asked who it is, and the only one is chosen."""
    child = make_minor(world)
    with world.scope("worker"):
        guardian = GuardianFactory(client=child, name="演示祖母")
        agreement = ServiceAgreementFactory(client=child)
    with system_scope():
        load_policies(by=None)

    consent = web("worker").get(f"/clients/{child.pk}/consents/new/").context["form"]
    signing = web("worker").get(f"/agreements/{agreement.pk}/sign/")

    assert consent["guardian"].value() == guardian.pk
    assert "signer_name" not in consent.fields
    assert consent["signer_relation"].is_hidden
    assert "监护人姓名" in signing.content.decode()
    assert signing.context["form"]["signer_relation"].value() == "guardian"


def test_consent_is_called_by_its_title_not_by_its_code(web, rows):
    page = web("worker").get(address("consent_detail", rows)).content.decode()

    assert f"{rows['consent'].title} 第" in page
    assert rows["consent"].code not in page


def test_agreement_with_the_household_of_a_minor_is_for_those_in_charge(
    web, world, rows, colleague
):
    with world.scope("worker"):
        HouseholdMemberFactory(household=rows["household"], client=make_minor(world))
    link, key = f"/agreements/new/?household={rows['household'].pk}", uuid7()

    assert web(colleague).get(link).status_code == 403
    assert web(colleague).post(link, agreement_values(key)).status_code == 403
    assert web("stranger").get(link).status_code == 404
    assert web("worker").post(link, agreement_values(key)).status_code == 302
    assert web(colleague).get(f"/agreements/{key}/").status_code == 403


@pytest.mark.parametrize("name", [*READ, *WRITTEN])
def test_page_does_not_exist_for_a_stranger(web, rows, name):
    response = web("stranger").get(address(name, rows))

    assert response.status_code == 404
    assert NAME not in response.content.decode()


@pytest.mark.parametrize("name", [*READ, *WRITTEN])
def test_page_is_closed_to_oversight(web, rows, name):
    assert web("street").get(address(name, rows)).status_code == 403


@pytest.mark.parametrize("name", list(WRITTEN))
def test_page_that_writes_is_closed_to_the_supervisor(web, rows, name):
    assert web("supervisor").get(address(name, rows)).status_code == 403


@pytest.mark.parametrize("name", list(POSTED))
def test_action_does_not_exist_for_a_stranger(web, rows, name):
    assert web("stranger").post(address(name, rows)).status_code == 404


@pytest.mark.parametrize("name", list(POSTED))
def test_action_is_closed_to_the_supervisor(web, rows, name):
    assert web("supervisor").post(address(name, rows)).status_code == 403


@pytest.mark.parametrize("name", PANELS)
def test_panel_opens_for_the_worker_only_at_his_station(web, rows, name):
    url = f"{reverse(f'casework:{name}')}?client={rows['client'].pk}"

    assert web("worker").get(url).status_code == 200
    assert web("stranger").get(url).status_code == 404
    assert web("street").get(url).status_code == 403


@pytest.mark.parametrize("name", PANELS)
def test_panel_of_a_minor_is_closed_to_a_colleague(world, web, colleague, name):
    with world.scope("worker"):
        client = ClientFactory(minor=True)
    url = f"{reverse(f'casework:{name}')}?client={client.pk}"

    assert web("worker").get(url).status_code == 200
    assert web(colleague).get(url).status_code == 403


@pytest.mark.parametrize("name", PANELS)
def test_panel_shows_the_supervisor_no_name_and_no_number(web, rows, name):
    url = f"{reverse(f'casework:{name}')}?client={rows['client'].pk}"
    page = web("supervisor").get(url).content.decode()

    assert NAME not in page
    assert "演示监护人" not in page
    assert PHONE not in page


def test_phones_are_masked_until_they_are_asked_for(web, rows):
    worker = web("worker")
    page = worker.get(address("household_detail", rows)).content.decode()
    shown = worker.post(
        address("member_reveal", rows), {"secret": "phone", "reason": "contact"}
    ).content.decode()

    assert PHONE not in page
    assert "139****5678" in page
    assert PHONE in shown


def test_household_with_a_minor_is_closed_to_a_colleague(world, web, colleague):
    with world.scope("worker"):
        member = HouseholdMemberFactory(client=ClientFactory(minor=True))
        HouseholdMemberFactory(household=member.household, name="演示母亲")
    url = reverse("casework:household_detail", args=[member.household_id])

    assert web("worker").get(url).status_code == 200
    refused = web(colleague).get(url)
    assert refused.status_code == 403
    assert "演示母亲" not in refused.content.decode()


def test_ended_file_says_so_and_can_be_reopened(web, rows, world):
    worker, pk = web("worker"), rows["client"].pk
    worker.post(address("client_end", rows), {"end_kind": "moved", "ended_on": "2026-11-01"})

    page = worker.get(reverse("casework:client_detail", args=[pk])).content.decode()
    assert "已停用" in page
    assert "迁出辖区" in page
    assert NAME not in worker.get(reverse("casework:client_list")).content.decode()
    assert NAME in worker.get(reverse("casework:client_list") + "?state=ended").content.decode()
    assert (
        NAME
        not in worker.get(
            reverse("casework:client_picker") + "?q=欧阳", headers={"HX-Request": "true"}
        ).content.decode()
    )

    worker.post(address("client_reopen", rows))
    assert NAME in worker.get(reverse("casework:client_list")).content.decode()


def test_list_is_filtered_by_category(web, rows, world):
    with world.scope("worker"):
        ClientFactory(name="演示无类别")
    url = f"{reverse('casework:client_list')}?category={rows['category'].item_id}"
    page = web("worker").get(url).content.decode()

    assert NAME in page
    assert "演示无类别" not in page


def test_merge_is_previewed_done_and_undone(web, world):
    with world.scope("worker"):
        kept = ClientFactory(name=NAME, notes="演示一")
        other = ClientFactory(name=NAME, notes="演示二", occupation="退休")
        ServiceRecordFactory(clients=[other])
    worker = web("worker")
    assert NAME in worker.get(reverse("casework:client_duplicates")).content.decode()
    url = reverse("casework:client_merge", args=[kept.pk, other.pk])
    preview = worker.get(url).content.decode()
    assert "服务记录 1 条" in preview
    assert "从另一份补上：职业或就读" in preview
    assert "两份不同、以这份为准：备注" in preview

    seen = {"seen_at": max(kept.updated_at, other.updated_at).isoformat()}
    data = seen | {"id": str(uuid7()), "keep": str(kept.pk), "reason": "同一人"}
    with world.scope("worker"):
        Client.objects.get(pk=other.pk).save()  # somebody is at work on it
    refused = worker.post(url, data).context["form"]
    assert "请重新核对再合并" in refused.non_field_errors()[0]
    data["seen_at"] = refused["seen_at"].value()
    assert worker.post(url, data).status_code == 302
    opened = worker.get(reverse("casework:client_detail", args=[other.pk]), follow=True)
    assert "这份档案已并入下面这一份" in opened.content.decode()

    merge = worker.get(reverse("casework:merge_detail", args=[data["id"]])).content.decode()
    for file in (kept, other):
        assert reverse("casework:client_detail", args=[file.pk]) in merge

    worker.post(reverse("casework:merge_undo", args=[data["id"]]))
    with world.scope("worker"):
        assert Client.objects.get(pk=other.pk).merged_into is None


def test_merge_between_stations_does_not_exist(web, world, rows):
    with world.scope("stranger"):
        foreign = ClientFactory(name=NAME)
    url = reverse("casework:client_merge", args=[rows["client"].pk, foreign.pk])

    assert web("worker").get(url).status_code == 404
    assert web("street").get(url).status_code == 403


def test_duplicates_are_for_those_who_write(web, rows):
    url = reverse("casework:client_duplicates")

    assert web("lead").get(url).status_code == 200
    assert web("street").get(url).status_code == 403
    assert NAME not in web("stranger").get(url).content.decode()


def test_agreement_list_shows_own_rows_alone_and_is_searched_by_name(web, rows):
    url = reverse("casework:agreement_list")

    assert NAME in web("worker").get(f"{url}?q=欧阳").content.decode()
    assert NAME not in web("stranger").get(url).content.decode()
    assert NAME not in web("supervisor").get(url).content.decode()
    assert rows["agreement"].number not in web("worker").get(f"{url}?state=ended").content.decode()
    assert web("street").get(url).status_code == 403


def test_optional_blocks_are_saved_shown_and_masked(web, world):
    worker, key = web("worker"), str(uuid7())
    data = {
        "id": key, "name": "演示建档", "client_class": "elderly", "identifier_kind": "none",
        "emergency_name": "演示女儿", "emergency_phone": PHONE, "health": ["diabetes", "heart"],
        "disability_kind": "4", "disability_grade": "2", "ethnicity": "土家",
        "registered_address": "武汉市江岸区大智街道演示巷7号",
    }  # fmt: skip
    assert worker.post(reverse("casework:client_create"), data).status_code == 302

    page = worker.get(reverse("casework:client_detail", args=[key])).content.decode()
    assert "糖尿病、心脏病" in page
    assert "土家" in page
    assert PHONE not in page
    assert "演示巷7号" not in page
    revealed = worker.post(
        reverse("casework:client_reveal", args=[key]),
        {"secret": "emergency_phone", "reason": "contact"},
    )
    assert PHONE in revealed.content.decode()


@pytest.mark.parametrize("name", ["agreement_list", "client_list", "client_duplicates"])
def test_lists_take_as_many_queries_for_many_rows(world, web, name):
    def make():
        with world.scope("worker"):
            client = ClientFactory(phone_index=str(uuid7())[:30])
            ClientCategoryFactory(client=client)
            ServiceAgreementFactory(client=client)
            ClientFactory(name=client.name, phone_index=client.phone_index)

    assert_constant_queries(web("worker"), reverse(f"casework:{name}"), make)
