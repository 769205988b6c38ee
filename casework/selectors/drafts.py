"""Reading drafts. Row security shows them to their owner alone."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from casework import phrases
from casework.models import RecordDraft, ServiceRecord
from core.errors import NotFoundError


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
