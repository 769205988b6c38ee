"""Tests of the demonstration data."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from casework.enums import ClientClass
from casework.management.demo import cast, places
from casework.management.demo.narratives import ACTIONS, OBSERVATIONS, OPENINGS
from casework.models import Client, RecordDraft, RecordVersion, ServiceRecord, ServiceTally
from casework.selectors.kinds import service_kinds
from core import clock
from core.audit import broken_links
from core.models import AuditEvent
from projects.models import CatalogueItem, Project
from stations.enums import Role
from stations.models import PolicyDocument, Region, RoleAssignment, Station
from stations.selectors.workspaces import system_scope, workspace_scope
from stations.validators import is_credit_code

NAMES = "admin city district street agency lead worker stranger supervisor evaluator auditor"
# What has a record of its own.
PARTS = ("activity", "note", "follow_up", "session", "meeting", "visit")
COUNTED = (
    User,
    Region,
    Station,
    RoleAssignment,
    PolicyDocument,
    CatalogueItem,
    Project,
    Client,
    ServiceRecord,
    RecordVersion,
    ServiceTally,
    AuditEvent,
)


def seed() -> str:
    out = StringIO()
    call_command("seed_demo", stdout=out)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.django_db
def test_seed_demo_makes_a_city_and_then_changes_nothing():
    first = seed()
    with system_scope():
        before = {model: list(model.objects.order_by("pk").values()) for model in COUNTED}

    second = seed()

    with system_scope():
        for model, rows in before.items():
            assert list(model.objects.order_by("pk").values()) == rows, model
    assert "演示数据已写入：9 个社工站" in first
    assert "没有改动" in second


@pytest.mark.slow
@pytest.mark.django_db
def test_seed_demo_looks_like_two_years_of_work():
    seed()

    home = Station.objects.get(name=places.HOME)
    with system_scope():
        records = ServiceRecord.objects.filter(station=home)
        kinds = {kind.code for kind in service_kinds(home, clock.today())}
        told = {part: records.filter(**{f"{part}__isnull": False}).count() for part in PARTS}
        plain = records.filter(**{f"{part}__isnull": True for part in PARTS})
        # Two files were opened twice and made one each time; one of who moved away has ended.
        assert Client.objects.filter(station=home).count() == 40 + 1 + 2 + 1
        assert plain.count() == 240 + 2  # and one with a picture, and one that tells of a change
        assert all(told.values()), told
        assert records.count() == 240 + 2 + sum(told.values())
        linked = plain.filter(kind="resource")
        assert linked.count() == linked.exclude(answers={}).count() > 0
        assert set(records.values_list("kind", flat=True)) == kinds
        assert 0 < records.filter(late_days__gt=0).count() < 20
        assert RecordVersion.objects.filter(number=2).count() >= 5
        assert ServiceRecord.objects.exclude(station=home).count() == 144
        assert not records.filter(content__regex="[{}@]").exists()
        assert len(set(records.values_list("content", flat=True))) > 100
        assert list(broken_links()) == []
        completed = AuditEvent.objects.filter(action="record.completed")
        assert completed.count() == ServiceRecord.objects.count()


@pytest.mark.slow
@pytest.mark.django_db
def test_seed_demo_makes_one_account_for_each_role():
    seed()

    roles = set(RoleAssignment.objects.values_list("role", flat=True))
    signing_in = [user for user in User.objects.all() if user.has_usable_password()]
    assert roles == set(Role.values)
    assert sorted(user.username for user in signing_in) == sorted(NAMES.split())
    assert all(user.check_password(cast.demo_password()) for user in signing_in)
    assert all(user.display_name.startswith("演示") for user in User.objects.all())


@pytest.mark.slow
@pytest.mark.django_db
def test_seed_demo_leaves_one_draft_to_the_worker():
    seed()

    with workspace_scope(cast.workspace_of(User.objects.get(username="worker"))):
        drafts = list(RecordDraft.objects.all())
    assert [draft.kind for draft in drafts] == ["visit"]


def test_seed_demo_refuses_in_production(settings):
    settings.LINLI_DEMO = False

    with pytest.raises(CommandError, match="正式环境不能写入演示数据"):
        seed()


def test_credit_code_of_the_demonstration_is_well_formed():
    assert is_credit_code(places.CREDIT_CODE)


def test_narratives_speak_of_every_class_of_client():
    named = set(ClientClass) - {ClientClass.ANONYMOUS}

    assert set(OBSERVATIONS) == set(ACTIONS) == named
    assert all(re.search(r"\{who\}", text) for texts in OPENINGS.values() for text in texts)
