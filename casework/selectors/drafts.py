"""Reading drafts. Row security shows them to their owner alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from casework import phrases
from casework.models import RecordDraft, ServiceRecord
from core.errors import NotFoundError
from core.ids import uuids
from stations.models import StationFile
from stations.tenancy import current_scope, open_scope


def drafts_of(user: User) -> QuerySet[RecordDraft]:
    """Return what `user` has begun and not finished, the latest first."""
    completed = ServiceRecord.objects.filter(pk=OuterRef("pk"))
    return RecordDraft.objects.filter(~Exists(completed), owner=user).order_by("-saved_at")


def find_draft(*, pk: UUID, user: User) -> RecordDraft | None:
    """Return the draft of `user`, if there is one."""
    return RecordDraft.objects.filter(pk=pk, owner=user).first()


def get_draft(*, pk: UUID, user: User) -> RecordDraft:
    """Return the draft of `user`. Somebody else's does not exist here."""
    draft = find_draft(pk=pk, user=user)
    if draft is None:
        raise NotFoundError(phrases.DRAFT_GONE)
    return draft


def files_in_drafts(files: Collection[StationFile]) -> set[UUID]:
    """Return those of `files` that a draft of their uploader names; nobody else can use them.

    Row security shows a draft to its owner alone: each person's are looked through as his.
    """
    by_uploader = defaultdict(set)
    for kept in files:
        by_uploader[kept.uploaded_by_id].add(kept.pk)
    return {pk for user_id, own in by_uploader.items() for pk in own & _named_by(user_id)}


def keys_in(data: Mapping[str, Any]) -> set[UUID]:
    """Return every key that a draft names: of people, of files."""
    return {key for value in data.values() for key in uuids(value)}


def _named_by(user_id: int) -> set[UUID]:
    scope = current_scope()
    assert scope is not None, "drafts are read in a scope"
    with open_scope(replace(scope, user_id=user_id)):
        drafts = RecordDraft.objects.filter(owner_id=user_id).values_list("data", flat=True)
        return {key for data in drafts for key in keys_in(data)}
