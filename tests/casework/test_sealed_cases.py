"""限制查阅的个案: shut by the database itself, to everybody whom it does not concern."""

import datetime as dt

import pytest

from casework.models import (
    AccessGrant,
    Case,
    CaseMember,
    RecordVersion,
    ServiceRecord,
)
from core import clock
from tests.factories.cases import CaseFactory
from tests.factories.casework import RecordFileFactory, ServiceRecordFactory
from tests.factories.risks import make_note, make_risk
from tests.factories.stations import StationFileFactory
from tests.support.clients import make_client
from tests.support.rows import count, touched_by

pytestmark = pytest.mark.django_db

SECRET = "限制档案演示内容"
CASE_TABLES = ("casework_case", "casework_casenote", "casework_riskassessment")
RECORD_TABLES = ("casework_servicerecord", "casework_recordversion")


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


@pytest.fixture
def sealed(world):
    """A sealed case of `worker` with a note, its version and file, and a rating."""
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(
            client=client, worker=client.worker, compartment="violence", number="GA-S-1"
        )
        record = ServiceRecordFactory(clients=[client], case=case, content=SECRET)
        kept = RecordFileFactory(record=record, file=StationFileFactory(content=SECRET.encode()))
        make_note(case)
        make_risk(client, case=case)
    case.attached = kept.file
    case.first_record = record
    return case


def grant(world, user, **known):
    """Open something to `user`, as the lead did."""
    values = {"starts_on": day(-5), "ends_on": day(1), "reason": "演示"}
    with world.scope("lead"):
        return AccessGrant.objects.create(
            station=world.home, user=user, given_by=world.person("lead"), **values | known
        )


def seen(world, who):
    """Return how many rows of the sealed case raw SQL shows to `who`."""
    with world.scope(who):
        return {table: count(table, "true") for table in (*CASE_TABLES, *RECORD_TABLES)}


def is_open(world, who):
    found = seen(world, who)
    assert all(found.values()) or not any(found.values()), found
    return all(found.values())


@pytest.mark.parametrize(
    ("who", "opened"), [("worker", True), ("lead", True), ("supervisor", False)]
)
def test_sealed_case_is_open_to_its_worker_and_the_lead(world, sealed, who, opened):
    assert is_open(world, who) is opened


@pytest.mark.parametrize("who", ["stranger", "district", "evaluator"])
def test_sealed_case_is_shut_to_foreigners(world, sealed, who):
    with world.scope(who):
        assert count("casework_case") == 0
        assert count("casework_servicerecord") == 0


def test_colleague_sees_nothing_until_he_is_a_member(world, sealed, colleague):
    before = is_open(world, colleague)
    with world.scope("worker"):
        CaseMember.objects.create(station=world.home, case=sealed, user=colleague, since=day(-1))

    assert not before
    assert is_open(world, colleague)


def test_member_of_former_days_sees_nothing(world, sealed, colleague):
    with world.scope("worker"):
        CaseMember.objects.create(
            station=world.home,
            case=sealed,
            user=colleague,
            since=day(-9),
            until=day(-1),
        )

    assert not is_open(world, colleague)


def test_grant_opens_exactly_that_case(world, sealed, colleague):
    with world.scope("worker"):
        other = CaseFactory(client=sealed.client, worker=sealed.worker, compartment="psychiatric")
    grant(world, colleague, case=sealed)

    with world.scope(colleague):
        assert Case.objects.filter(pk=sealed.pk).exists()
        assert not Case.objects.filter(pk=other.pk).exists()
        assert ServiceRecord.objects.get(pk=sealed.first_record.pk).content == SECRET


@pytest.mark.parametrize(
    "known",
    [
        lambda: {"ends_on": day(-1)},
        lambda: {"starts_on": day(1), "ends_on": day(2)},
        lambda: {"revoked_at": clock.now()},
    ],
    ids=["over", "not yet", "revoked"],
)
def test_grant_out_of_force_opens_nothing(world, sealed, colleague, known):
    grant(world, colleague, case=sealed, **known())

    assert not is_open(world, colleague)


def test_grant_for_another_person_opens_nothing(world, sealed, colleague):
    grant(world, world.person("lead"), case=sealed)

    assert not is_open(world, colleague)


@pytest.mark.parametrize(("distance", "opened"), [(0, True), (-1, False)])
def test_cover_opens_the_cases_of_that_worker_while_it_lasts(
    world, sealed, colleague, distance, opened
):
    grant(world, colleague, covers=sealed.worker, ends_on=day(distance))

    assert is_open(world, colleague) is opened


def test_cover_of_another_worker_opens_nothing(world, sealed, colleague):
    grant(world, colleague, covers=world.person("lead"))

    assert not is_open(world, colleague)


def test_sealed_rows_cannot_be_changed_by_a_colleague(world, sealed, colleague):
    with world.scope(colleague):
        assert touched_by("UPDATE casework_case SET title = '改' WHERE id = %s", sealed.pk) == 0
        changed = touched_by(
            "UPDATE casework_servicerecord SET content = '改' WHERE case_id = %s", sealed.pk
        )
    assert changed == 0


def test_seal_follows_the_worker_of_the_case(world, sealed, colleague):
    with world.scope("lead"):
        sealed.worker = colleague
        sealed.save(update_fields=["worker"])

    assert is_open(world, colleague)
    assert not is_open(world, "worker")


def test_unsealed_case_is_open_to_colleagues(world, sealed, colleague):
    with world.scope("worker"):
        sealed.compartment = ""
        sealed.save(update_fields=["compartment"])

    assert is_open(world, colleague)


def test_pages_files_lists_and_search_stay_shut_to_a_colleague(web, world, sealed, colleague):
    record = sealed.first_record
    paths = (
        f"/records/{record.pk}/",
        f"/records/{record.pk}/history/",
        f"/records/{record.pk}/print/",
        f"/records/{record.pk}/correct/",
    )

    for path in paths:
        assert web("worker").get(path).status_code == 200, path
        assert web(colleague).get(path).status_code == 404, path
    listed = web(colleague).get("/records/", {"q": SECRET}).content.decode()
    assert str(record.pk) not in listed
    assert str(record.pk) in web("worker").get("/records/", {"q": SECRET}).content.decode()
    timeline = web(colleague).get(f"/clients/{sealed.client_id}/").content.decode()
    assert str(record.pk) not in timeline


def test_versions_are_shut_with_their_record(world, sealed, colleague):
    with world.scope(colleague):
        assert not RecordVersion.objects.exists()


def test_file_of_a_sealed_record_is_not_there_for_a_colleague(web, sealed, colleague):
    path = f"/files/{sealed.attached.pk}/"

    assert b"".join(web("worker").get(path).streaming_content) == SECRET.encode()
    assert b"".join(web("lead").get(path).streaming_content) == SECRET.encode()
    assert web(colleague).get(path).status_code == 404


def test_figures_count_the_records_of_sealed_cases(world, sealed, colleague):
    with world.scope(colleague):
        assert count("casework_servicetally", "records > 0") >= 1
