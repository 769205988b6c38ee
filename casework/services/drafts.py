"""Saving drafts. They are their owner's alone and not signed, so no audit event speaks of them."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from accounts.models import User
from casework import phrases, rules
from casework.errors import CompletedDraftError, DraftChangedError, DraftRefusedError
from casework.models import RecordDraft, ServiceRecord
from casework.selectors.drafts import find_draft, get_draft, keys_in
from core import clock
from core.errors import DomainError, NotFoundError
from stations.models import StationFile

MOST_BYTES = 200_000
MOST_FIELDS = 200
LONGEST_NAME = 60
LONGEST_KIND = 30

Typed = dict[str, str | list[str]]


def save_draft(
    *, draft_id: UUID, station_id: int, data: Mapping[str, Any], version: int | None, by: User
) -> RecordDraft:
    """Keep what was typed so far.

    `version` is the one that the page knows, 0 for none yet; None overwrites whatever is there.
    """
    rules.can_write_records(station_id).require()
    typed = _typed(data)
    try:
        return _save(draft_id, station_id, typed, version, by)
    except IntegrityError:
        refusal = _refusal(draft_id, by)
        if version is None and isinstance(refusal, DraftChangedError):
            return _save(draft_id, station_id, typed, version, by)
        raise refusal from None


@transaction.atomic
def discard_draft(*, draft_id: UUID, by: User) -> None:
    """Throw a draft away."""
    get_draft(pk=draft_id, user=by).delete()


@transaction.atomic
def _save(
    draft_id: UUID, station_id: int, data: Typed, version: int | None, by: User
) -> RecordDraft:
    if ServiceRecord.objects.filter(pk=draft_id).exists():
        raise CompletedDraftError
    _hold_files(data)
    kind, now = str(data.get("kind", ""))[:LONGEST_KIND], clock.now()
    known = RecordDraft.objects.filter(pk=draft_id, owner=by)
    same = known if version is None else known.filter(version=version)
    changed = same.update(data=data, kind=kind, saved_at=now, version=F("version") + 1)
    draft = known.first()
    if changed and draft:
        return draft
    if draft or version:
        raise DraftChangedError(draft)
    return RecordDraft.objects.create(
        pk=draft_id, station_id=station_id, owner=by, kind=kind, data=data, saved_at=now
    )


def _hold_files(data: Typed) -> None:
    """Let no file be cleaned away between its being named here and the draft being there."""
    rows = StationFile.objects.filter(pk__in=keys_in(data))
    list(rows.select_for_update(of=("self",), no_key=True).order_by("pk").values_list("pk"))


@transaction.atomic
def _refusal(draft_id: UUID, by: User) -> DomainError:
    """Say why a draft could not be made: saved a moment ago by its owner, or somebody else's."""
    draft = find_draft(pk=draft_id, user=by)
    return DraftChangedError(draft) if draft else NotFoundError(phrases.DRAFT_GONE)


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
