"""Households, guardians, categories, agreements, and ending a file."""

import datetime as dt

import pytest

from casework.enums import ClientClass
from casework.enums.people import ConsentMethod, Relation, SignerRelation
from casework.models import (
    Classification,
    ClassificationItem,
    Client,
    ClientCategory,
    Household,
    HouseholdMember,
)
from casework.selectors.categories import in_category, used_items
from casework.selectors.happenings import happenings_of
from casework.services import agreements, categories, guardians, households
from casework.services.classifications import load_classifications
from casework.services.client_ends import end_client, reopen_client
from casework.services.household_values import GuardianValues, HouseholdValues, MemberValues
from core import clock
from core.errors import ChangedMeanwhileError, NotAllowedError, RefusedError
from core.ids import uuid7
from stations.models import PolicyDocument
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.factories.casework import ClientFactory
from tests.factories.people import ServiceAgreementFactory, a_picture


@pytest.fixture
def by(world):
    """Who does it."""
    return {"workspace": world.workspace("worker"), "by": world.person("worker")}


@pytest.fixture
def schemes(world):
    """The categories of the platform."""
    with system_scope():
        load_policies(by=None)
        load_classifications(by=None)


def settle(client, by, relation=Relation.HEAD, **values):
    return households.create_household(
        household_id=values.pop("household_id", uuid7()),
        client=client,
        relation=relation,
        values=HouseholdValues(**values),
        **by,
    )


def add(household, by, **values):
    return households.add_member(
        member_id=uuid7(), household=household, values=MemberValues(**values), **by
    )


def item(code):
    scheme = Classification.objects.get(code="safety-net", document__code="default")
    return scheme.items.get(code=code)


def categorise(client, code, by, **values):
    chosen = values.pop("item", None) or item(code)
    values = categories.CategoryValues(item=chosen, **{"starts_on": clock.today()} | values)
    return categories.add_category(category_id=uuid7(), client=client, values=values, **by)


def test_household_begins_with_a_client_and_a_number(world, by):
    with world.scope("worker"):
        household = settle(ClientFactory(name="演示户主"), by)

        assert household.number
        member = household.members.get()
        assert (member.name, member.relation) == ("演示户主", Relation.HEAD)


def test_household_sent_twice_is_one(world, by):
    key = uuid7()
    with world.scope("worker"):
        client = ClientFactory()
        settle(client, by, household_id=key)
        settle(client, by, household_id=key)

        assert Household.objects.count() == 1


def test_client_is_in_one_household_at_a_time(world, by):
    with world.scope("worker"):
        client = ClientFactory()
        settle(client, by)

        with pytest.raises(RefusedError, match="已在一个家庭里"):
            settle(client, by)


def test_household_has_one_head(world, by):
    with world.scope("worker"):
        household = settle(ClientFactory(), by)

        with pytest.raises(RefusedError) as refused:
            add(household, by, name="演示第二位", relation=Relation.HEAD)
        assert refused.value.field == "relation"


def test_who_left_may_join_another_household(world, by):
    with world.scope("worker"):
        client = ClientFactory()
        first = settle(client, by)
        households.leave_household(member=first.members.get(), on=clock.today(), **by)
        settle(client, by)

        assert HouseholdMember.objects.filter(client=client, left_on=None).count() == 1


def test_member_needs_a_name(world, by):
    with world.scope("worker"):
        household = settle(ClientFactory(), by)

        with pytest.raises(RefusedError, match="姓名"):
            add(household, by, relation=Relation.SON)


def test_two_people_changing_a_member_do_not_overwrite_each_other(world, by):
    with world.scope("worker"):
        member = add(settle(ClientFactory(), by), by, name="演示", relation=Relation.SON)
        values = MemberValues(name="演示", relation=Relation.SON, occupation="工人")
        seen = HouseholdMember.objects.get(pk=member.pk).updated_at
        households.edit_member(member=member, values=values, seen_at=seen, **by)

        with pytest.raises(ChangedMeanwhileError):
            households.edit_member(member=member, values=values, seen_at=seen, **by)


def test_guardian_ends_after_he_began(world, by):
    with world.scope("worker"):
        client = ClientFactory(minor=True)
        guardian = guardians.add_guardian(
            guardian_id=uuid7(),
            client=client,
            values=GuardianValues(name="演示", relation="母亲", starts_on=clock.today()),
            **by,
        )
        with pytest.raises(RefusedError, match="早于"):
            guardians.end_guardian(guardian=guardian, on=dt.date(2020, 1, 1), **by)
        guardians.end_guardian(guardian=guardian, on=clock.today(), **by)


def test_default_schemes_are_the_statutory_list_the_twenty_and_who_else_is_named(world, schemes):
    lists = Classification.objects.filter(document__code="default")

    counts = {each.code: each.items.count() for each in lists}
    assert counts == {"relief": 8, "safety-net": 20, "community": 9}


@pytest.mark.parametrize(
    "group",
    [
        "低保", "特困", "边缘", "独居", "空巢", "留守老人", "失独", "失能", "高龄",
        "留守儿童", "困境儿童", "流动儿童", "孤儿", "事实无人抚养", "残疾人", "妇女",
        "外来人口", "拆迁安置",
    ],
)  # fmt: skip
def test_each_group_that_the_documents_name_is_a_category(world, schemes, group):
    assert ClassificationItem.objects.filter(label__contains=group).exists()


@pytest.mark.parametrize("secret", ["矫正", "戒毒", "家庭暴力", "精神障碍"])
def test_what_is_kept_in_sealed_cases_is_no_category(world, schemes, secret):
    """A category is seen by the whole station."""
    assert not ClassificationItem.objects.filter(label__contains=secret).exists()


def test_loading_schemes_twice_changes_nothing(world, schemes):
    with system_scope():
        report = load_classifications(by=None)

    assert report.created == []


def test_class_follows_from_the_open_categories(world, schemes, by):
    with world.scope("worker"):
        client = ClientFactory(client_class=ClientClass.OTHER)
        disabled = categorise(client, "disability", by)
        categorise(client, "low-income", by)
        client.refresh_from_db()
        assert client.client_class == ClientClass.LOW_INCOME

        low = ClientCategory.objects.exclude(pk=disabled.pk).get(client=client)
        categories.end_category(category=low, on=clock.today(), **by)
        client.refresh_from_db()
        assert client.client_class == ClientClass.DISABLED


def test_category_that_counts_as_other_leaves_the_class_alone(world, schemes, by):
    with world.scope("worker"):
        client = ClientFactory(client_class=ClientClass.ELDERLY)
        categorise(client, "expenses", by)
        client.refresh_from_db()

        assert client.client_class == ClientClass.ELDERLY


def test_category_is_open_once(world, schemes, by):
    with world.scope("worker"):
        client = ClientFactory()
        categorise(client, "disability", by)

        with pytest.raises(RefusedError, match="已经登记"):
            categorise(client, "disability", by)


def raise_version():
    """Publish the platform's document once more; its categories are rows anew."""
    with system_scope():
        document = PolicyDocument.objects.get(code="default")
        rules = list(document.rules.all())
        document.pk, document.version = None, document.version + 1
        document._state.adding = True
        document.save()
        for rule in rules:
            rule.pk, rule.document = None, document
            rule._state.adding = True
            rule.save()
        load_classifications(by=None)
    return document


def test_category_of_an_earlier_version_is_the_same_one(world, schemes, by):
    with world.scope("worker"):
        client = ClientFactory()
        earlier = categorise(client, "disability", by).item
        scheme = Classification.objects.get(document=raise_version(), code="safety-net")
        newer = scheme.items.get(code="disability")

        with pytest.raises(RefusedError, match="已经登记"):
            categorise(client, "disability", by, item=newer)
        other = categorise(ClientFactory(), "disability", by, item=newer).client

        assert list(used_items(frozenset({world.home.pk}))) == [newer]
        for version in (earlier, newer):
            assert set(in_category(Client.objects.all(), version)) == {client, other}


def test_ended_file_is_not_changed_until_it_is_reopened(world, schemes, by):
    with world.scope("worker"):
        client = ClientFactory()
        end_client(client=client, kind="died", on=clock.today(), **by)
        with pytest.raises(NotAllowedError, match="停用"):
            categorise(client, "disability", by)
        reopen_client(client=client, **by)
        assert categorise(client, "disability", by)


def test_agreement_is_signed_once_and_not_changed_afterwards(world, schemes, by):
    with world.scope("worker"):
        agreement = ServiceAgreementFactory()
        signing = agreements.AgreementSigning(
            signer_name="演示",
            signer_relation=SignerRelation.SELF,
            method=ConsentMethod.SCREEN,
            signed_on=clock.today(),
            proof=a_picture(),
        )
        agreements.sign_agreement(agreement=agreement, signing=signing, **by)

        with pytest.raises(NotAllowedError, match="已经签署"):
            agreements.sign_agreement(agreement=agreement, signing=signing, **by)


def sign(agreement, by, relation=SignerRelation.SELF):
    signing = agreements.AgreementSigning(
        signer_name="演示",
        signer_relation=relation,
        method=ConsentMethod.SCREEN,
        signed_on=clock.today(),
        proof=a_picture(),
    )
    return agreements.sign_agreement(agreement=agreement, signing=signing, **by)


def test_agreement_with_a_child_is_signed_by_the_guardian(world, by):
    with world.scope("worker"):
        child = ClientFactory(minor=True)
        agreement = ServiceAgreementFactory(client=child)

        with pytest.raises(RefusedError, match="须由监护人签署"):
            sign(agreement, by)
        assert sign(agreement, by, SignerRelation.GUARDIAN).signed_on == clock.today()


def test_agreement_with_an_organisation_is_not_signed_by_a_client(world, by):
    with world.scope("worker"):
        agreement = ServiceAgreementFactory(client=None, party_name="演示单位")

        with pytest.raises(RefusedError, match="从列出的签署人中选择"):
            sign(agreement, by)
        assert sign(agreement, by, SignerRelation.AGENT).signed_on == clock.today()


def test_agreement_that_nobody_signed_is_dropped_at_any_time(world, by):
    with world.scope("worker"):
        later = ServiceAgreementFactory(
            starts_on=clock.today() + dt.timedelta(days=9),
            ends_on=clock.today() + dt.timedelta(days=99),
        )
        ended = agreements.end_agreement(agreement=later, on=clock.today(), reason="拟错了", **by)

        assert ended.ended_on == clock.today()
        with pytest.raises(NotAllowedError, match="已经终止"):
            sign(ended, by)


def test_happenings_tell_of_all_parts_newest_first(world, schemes, by):
    with world.scope("worker"):
        client = ClientFactory()
        settle(client, by)
        categorise(client, "disability", by)

        told = happenings_of(client)
        assert {"建立档案", "加入家庭", "列为残疾人"} <= {each.text for each in told}
        assert [each.on for each in told] == sorted((each.on for each in told), reverse=True)
