"""Saving drafts. They are their owner's alone and not signed, so no audit event speaks of them."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from accounts.models import User
from casework import phrases, rules
from casework.errors import CompletedDraftError, DraftChangedError, DraftRefusedError
from casework.models import RecordDraft, ServiceRecord
from casework.selectors.drafts import get_draft, keys_in
from core import clock
from core.errors import NotFoundError
from stations.models import StationFile

MOST_BYTES = 200_000
MOST_FIELDS = 200
LONGEST_NAME = 60
LONGEST_KIND = 30

Typed = dict[str, str | list[str]]


@transaction.atomic
def save_draft(
    *, draft_id: UUID, station_id: int, data: Mapping[str, Any], version: int | None, by: User
) -> RecordDraft:
    """Keep what was typed so far.

    `version` is the one that the page knows, 0 for none yet; None overwrites whatever is there.
    """
    rules.can_write_records(station_id).require()
    typed = _typed(data)
    if ServiceRecord.objects.filter(pk=draft_id).exists():
        raise CompletedDraftError
    _hold_files(typed)
    now = clock.now()
    if not version:
        begun = RecordDraft(pk=draft_id, station_id=station_id, owner=by, saved_at=now, version=0)
        RecordDraft.objects.bulk_create([begun], ignore_conflicts=True)
    mine = RecordDraft.objects.filter(pk=draft_id, owner=by)
    known = mine if version is None else mine.filter(version=version)
    changed = known.update(
        data=typed,
        kind=str(typed.get("kind", ""))[:LONGEST_KIND],
        saved_at=now,
        version=F("version") + 1,
    )
    draft = mine.first()
    if draft is None and not version:  # somebody else's
        raise NotFoundError(phrases.DRAFT_GONE)
    if draft is None or not changed:
        raise DraftChangedError(draft)
    return draft


@transaction.atomic
def discard_draft(*, draft_id: UUID, by: User) -> None:
    """Throw a draft away."""
    get_draft(pk=draft_id, user=by).delete()


def _hold_files(data: Typed) -> None:
    """Let no file be cleaned away between its being named here and the draft being there."""
    rows = StationFile.objects.filter(pk__in=keys_in(data))
    list(rows.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))


def _typed(data: Mapping[str, Any]) -> Typed:
    """Check the shape of what came, and leave out what the database cannot keep."""
    if len(data) > MOST_FIELDS:
        raise DraftRefusedError(phrases.DRAFT_SHAPE)
    typed = {_name(name): _value(value) for name, value in data.items()}
    if len(json.dumps(typed, ensure_ascii=False).encode()) > MOST_BYTES:
        raise DraftRefusedError(phrases.DRAFT_TOO_LONG)
    return typed


def _name(name: Any) -> str:
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise DraftRefusedError(phrases.DRAFT_SHAPE)
    return _text(name)


def _value(value: Any) -> str | list[str]:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return [_text(each) for each in value]
    raise DraftRefusedError(phrases.DRAFT_SHAPE)


def _text(text: str) -> str:
    """Without NUL and half characters, which PostgreSQL's JSON refuses."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
