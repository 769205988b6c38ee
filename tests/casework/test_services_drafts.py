"""Saving drafts."""

import pytest

from casework import phrases
from casework.errors import CompletedDraftError, DraftChangedError, DraftRefusedError
from casework.models import RecordDraft
from casework.selectors.drafts import drafts_of, get_draft
from casework.services.drafts import MOST_BYTES, MOST_FIELDS, discard_draft, save_draft
from casework.services.records import complete_record
from core.errors import NotAllowedError, NotFoundError
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.casework import RecordDraftFactory
from tests.support.records import values


def save(world, *, draft_id=None, data=None, version=0, who="worker"):
    return save_draft(
        draft_id=draft_id or uuid7(),
        station_id=world.home.pk,
        data={"kind": "visit", "content": "写到一半"} if data is None else data,
        version=version,
        by=world.people[who],
    )


@pytest.fixture(autouse=True)
def at_home(world):
    with world.scope("worker"):
        yield


def test_save_draft_begins_with_version_one(world):
    draft = save(world)

    assert (draft.version, draft.kind, draft.data["content"]) == (1, "visit", "写到一半")


def test_save_draft_counts_on(world):
    first = save(world)

    second = save(world, draft_id=first.pk, data={"content": "又写了些"}, version=1)

    assert (second.version, second.data) == (2, {"content": "又写了些"})


@pytest.mark.parametrize("version", [0, 1, 3])
def test_save_draft_refuses_another_version(world, version):
    draft = save(world)
    save(world, draft_id=draft.pk, version=1, data={"content": "另一处写的"})

    with pytest.raises(DraftChangedError) as refusal:
        save(world, draft_id=draft.pk, version=version)

    assert (refusal.value.version, refusal.value.data) == (2, {"content": "另一处写的"})


def test_save_draft_that_was_discarded_elsewhere_is_told(world):
    with pytest.raises(DraftChangedError) as refusal:
        save(world, version=4)

    assert (refusal.value.version, refusal.value.data) == (0, {})


def test_save_draft_without_version_overwrites(world):
    draft = save(world)

    assert save(world, draft_id=draft.pk, version=None).version == 2


def test_save_draft_of_somebody_else_is_not_found(world):
    with world.scope("lead"):
        theirs = RecordDraftFactory()

    with pytest.raises(NotFoundError):
        save(world, draft_id=theirs.pk)
    with pytest.raises(NotFoundError):
        get_draft(pk=theirs.pk, user=world.people["worker"])


def test_save_draft_of_a_completed_record_is_refused(world):
    record = complete_record(
        record_id=uuid7(),
        station_id=world.home.pk,
        values=values(world, anonymous_count=1),
        by=world.people["worker"],
    )

    with pytest.raises(CompletedDraftError, match=phrases.RECORD_COMPLETED):
        save(world, draft_id=record.pk)


def test_save_draft_is_closed_to_supervisors(world):
    with world.scope("supervisor"), pytest.raises(NotAllowedError):
        save(world, who="supervisor")


def test_save_draft_leaves_out_what_the_database_refuses(world):
    draft = save(world, data={"content": "前\0后\ud800", "clients": ["a\0", "b"]})

    assert draft.data == {"content": "前后", "clients": ["a", "b"]}


@pytest.mark.parametrize(
    "data",
    [
        {"content": 5},
        {"content": None},
        {"content": {"deep": "er"}},
        {"clients": [1, 2]},
        {"clients": [["a"]]},
        {"x" * 61: "long name"},
        {f"field{number}": "" for number in range(MOST_FIELDS + 1)},
        {"content": "长" * (MOST_BYTES // 3 + 1)},
    ],
)
def test_save_draft_refuses_other_shapes(world, data):
    with pytest.raises(DraftRefusedError):
        save(world, data=data)

    assert not RecordDraft.objects.exists()


def test_drafts_of_shows_the_latest_first_and_only_own(world):
    first, second = RecordDraftFactory(), RecordDraftFactory()
    save(world, draft_id=first.pk, version=1)

    assert list(drafts_of(world.people["worker"])) == [first, second]
    with world.scope("lead"):
        assert not drafts_of(world.people["lead"]).exists()


def test_discard_draft_deletes_it(world):
    draft = RecordDraftFactory()

    discard_draft(draft_id=draft.pk, by=world.people["worker"])

    assert not RecordDraft.objects.exists()


def test_drafts_are_not_audited(world):
    save(world)

    assert not AuditEvent.objects.exists()
