"""Merging two files of one person, and taking it back."""

import pytest

from casework.enums import ClientClass, Sex
from casework.enums.people import FileEnd
from casework.enums.visits import PlanState
from casework.models import (
    Case,
    Client,
    ClientCategory,
    ClientMerge,
    Consent,
    HouseholdMember,
    RecordClient,
    ServiceTally,
    VisitPlan,
)
from casework.selectors.client_links import links, movable_links
from casework.selectors.clients import search_clients
from casework.selectors.indexes import phone_tail_index
from casework.selectors.merges import likely_pairs
from casework.selectors.tally_checks import tally_differences
from casework.services import clients
from casework.services.client_values import ClientValues
from casework.services.merges import merge_clients, undo_merge
from core.errors import ChangedMeanwhileError, NotAllowedError
from core.ids import uuid7
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.people import (
    ClientCategoryFactory,
    ConsentFactory,
    GuardianFactory,
    HouseholdMemberFactory,
    category_item,
)
from tests.factories.visits import VisitPlanFactory


def merge(world, kept, merged, who="lead", **values):
    kept, merged = Client.objects.get(pk=kept.pk), Client.objects.get(pk=merged.pk)
    given = {
        "merge_id": uuid7(),
        "seen_at": max(kept.updated_at, merged.updated_at),
        "reason": "同一人建了两份档案",
        "workspace": world.workspace(who),
        "by": world.person(who),
    }
    return merge_clients(kept=kept, merged=merged, **given | values)


def everything():
    """All rows that a merge may touch, as the database has them."""
    tables = {model for model, _ in links()} | {Client, ServiceTally}
    return {
        model._meta.label: sorted(map(str, model._default_manager.order_by("pk").values()))
        for model in tables
        if model is not ClientMerge
    }


@pytest.fixture
def pair(world):
    """Two files of one person, each with something of its own and both in one record."""
    with world.scope("lead"):
        kept = ClientFactory(name="演示同人", worker=world.person("worker"))
        merged = ClientFactory(
            name="演示同人", occupation="退休", phone="13900001234", phone_index="index"
        )
        ServiceRecordFactory(clients=[kept])
        ServiceRecordFactory(clients=[merged])
        ServiceRecordFactory(clients=[kept, merged])
        ClientCategoryFactory(client=kept)
        ClientCategoryFactory(client=merged)
        ClientCategoryFactory(
            client=merged, item=category_item("disability", ClientClass.DISABLED, "残疾人")
        )
        HouseholdMemberFactory(client=merged)
        GuardianFactory(client=merged)
        ConsentFactory(client=merged)
    return kept, merged


def test_merge_moves_everything_to_the_kept_file(world, pair):
    kept, merged = pair
    with world.scope("lead"):
        merge(world, kept, merged)

        assert RecordClient.objects.filter(client=kept).count() == 3
        assert not RecordClient.objects.filter(client=merged).exists()
        assert Consent.objects.get().client_id == kept.pk
        assert HouseholdMember.objects.get().client_id == kept.pk
        merged.refresh_from_db()
        assert (merged.end_kind, merged.merged_into_id) == (FileEnd.MERGED, kept.pk)


def test_merge_keeps_the_category_that_both_have_once(world, pair):
    kept, merged = pair
    with world.scope("lead"):
        made = merge(world, kept, merged)

        assert ClientCategory.objects.filter(client=kept).count() == 2
        assert list(made.moved["left"]) == ["casework.clientcategory.client"]


def test_merge_of_two_with_a_visit_plan_keeps_one_running_and_undo_gives_both_back(world):
    with world.scope("lead"):
        kept, merged = ClientFactory(worker=world.person("worker")), ClientFactory()
        plans = [VisitPlanFactory(client=each) for each in (kept, merged)]
        before = everything()

        made = merge(world, kept, merged)

        running = VisitPlan.objects.filter(client=kept).exclude(state=PlanState.ENDED)
        assert [each.pk for each in running] == [plans[0].pk]
        undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))
        assert everything() == before


def test_merge_of_two_in_one_household_keeps_him_in_it_once(world):
    with world.scope("lead"):
        kept, merged = ClientFactory(worker=world.person("worker")), ClientFactory()
        members = [HouseholdMemberFactory(client=each) for each in (kept, merged)]
        before = everything()

        made = merge(world, kept, merged)

        assert [each.pk for each in HouseholdMember.objects.filter(client=kept)] == [members[0].pk]
        undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))
        assert everything() == before


def test_merge_counts_a_shared_service_once_and_the_person_once_a_year(world, pair):
    kept, merged = pair
    with world.scope("lead"):
        merge(world, kept, merged)

        assert RecordClient.objects.filter(client=kept, first_of_year=True).count() == 1
        assert tally_differences() == []


def test_merge_fills_only_what_the_kept_file_does_not_know(world, pair):
    kept, merged = pair
    with world.scope("lead"):
        made = merge(world, kept, merged)
        kept.refresh_from_db()

        assert (kept.occupation, kept.phone) == ("退休", "13900001234")
        assert "13900001234" not in str(made.moved)


def test_merge_moves_the_phone_with_what_it_is_found_by(world):
    with world.scope("lead"):
        kept = ClientFactory(name="演示甲", worker=world.person("worker"))
        merged = ClientFactory(name="演示乙", phone="13900004321")
        Client.objects.filter(pk=merged.pk).update(phone_tail_index=phone_tail_index("13900004321"))
        before = everything()

        made = merge(world, kept, merged)

        assert [each.pk for each in search_clients("4321", station_id=kept.station_id)] == [kept.pk]
        undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))
        assert everything()["casework.Client"] == before["casework.Client"]


@pytest.mark.parametrize(
    ("kept_level", "merged_level", "level"),
    [("", "high", "high"), ("medium", "high", "high"), ("urgent", "low", "urgent"), ("", "", "")],
)
def test_merge_keeps_the_graver_risk_and_undo_gives_back_both(
    world, kept_level, merged_level, level
):
    with world.scope("lead"):
        kept = ClientFactory(worker=world.person("worker"), risk_level=kept_level)
        merged = ClientFactory(risk_level=merged_level)
        before = everything()

        made = merge(world, kept, merged)
        kept.refresh_from_db()

        assert kept.risk_level == level
        undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))
        assert everything()["casework.Client"] == before["casework.Client"]


def test_merge_lets_class_and_sex_follow(world):
    with world.scope("lead"):
        kept = ClientFactory(
            worker=world.person("worker"), sex=Sex.UNKNOWN, client_class=ClientClass.OTHER
        )
        merged = ClientFactory(sex=Sex.FEMALE)
        item = category_item("disability", ClientClass.DISABLED, "残疾人")
        ClientCategoryFactory(client=merged, item=item)

        made = merge(world, kept, merged)
        kept.refresh_from_db()
        assert (kept.sex, kept.client_class) == (Sex.FEMALE, ClientClass.DISABLED)

        undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))
        kept.refresh_from_db()
        assert (kept.sex, kept.client_class) == (Sex.UNKNOWN, ClientClass.OTHER)


def test_merge_moves_the_document_with_its_index(world):
    with world.scope("lead"):
        kept = ClientFactory(worker=world.person("worker"))
        merged = ClientFactory(
            identifier="420102195006011230", identifier_kind="id_card", identifier_index="index"
        )
        before = everything()

        made = merge(world, kept, merged)
        kept.refresh_from_db()

        assert kept.identifier == "420102195006011230"
        undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))
        assert everything()["casework.Client"] == before["casework.Client"]


def test_undo_restores_every_row_exactly(world, pair):
    kept, merged = pair
    with world.scope("lead"):
        before = everything()
        made = merge(world, kept, merged)
        assert everything() != before

        undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))

        after = everything()
        assert {label: rows for label, rows in after.items() if rows != before[label]} == {}
        assert tally_differences() == []


def test_undo_is_refused_once_something_was_built_on_it(world, pair):
    kept, merged = pair
    with world.scope("lead"):
        made = merge(world, kept, merged)
        ServiceRecordFactory(clients=[kept])

        with pytest.raises(NotAllowedError, match="服务记录"):
            undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))


def test_undo_is_refused_after_the_kept_file_was_edited(world, pair):
    kept, merged = pair
    with world.scope("lead"):
        made = merge(world, kept, merged)
        kept.refresh_from_db()
        clients.edit_client(
            client=kept,
            values=ClientValues(name="演示同人", worker_id=kept.worker_id, notes="改过"),
            seen_at=kept.updated_at,
            workspace=world.workspace("lead"),
            by=world.person("lead"),
        )

        with pytest.raises(NotAllowedError, match="修改过档案"):
            undo_merge(merge=made, workspace=world.workspace("lead"), by=world.person("lead"))


def test_merge_sent_twice_is_one(world, pair):
    kept, merged = pair
    key = uuid7()
    with world.scope("lead"):
        first = merge(world, kept, merged, merge_id=key)
        second = merge(world, kept, merged, merge_id=key)

        assert first == second
        assert ClientMerge.objects.count() == 1


def test_merge_is_refused_when_a_file_changed_since_the_preview(world, pair):
    kept, merged = pair
    with world.scope("lead"), pytest.raises(ChangedMeanwhileError):
        merge(world, kept, merged, seen_at=kept.updated_at)


def test_merge_belongs_to_the_lead_or_the_worker_of_both(world, pair, colleague):
    kept, merged = pair
    with world.scope(colleague), pytest.raises(NotAllowedError):
        merge(world, kept, merged, who=colleague)


def test_merge_of_two_documents_is_refused(world):
    with world.scope("lead"):
        kept = ClientFactory(identifier="1", identifier_kind="passport", identifier_index="a")
        merged = ClientFactory(identifier="2", identifier_kind="passport", identifier_index="b")

        with pytest.raises(NotAllowedError, match="证件号码不同"):
            merge(world, kept, merged)


def test_every_table_with_a_client_moves_unless_it_is_written_once(world):
    with world.scope("lead"):
        stays = {model for model, _ in links()} - {model for model, _ in movable_links()}

    assert {model.__name__ for model in stays} == {"SurveyResponse"}
    assert Case in {model for model, _ in links()}


def test_likely_pairs_are_of_one_station_and_say_why(world, pair):
    kept, merged = pair
    with world.scope("stranger"):
        ClientFactory(name="演示同人")
    with world.scope("lead"):
        ClientFactory(name="演示另一人", phone_index="index")
        found = [({each.first.pk, each.second.pk}, each.why) for each in likely_pairs()]

    assert ({kept.pk, merged.pk}, "姓名和出生日期相同") in found
    assert [why for _, why in found] == ["姓名和出生日期相同", "联系电话相同"]
