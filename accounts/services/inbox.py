"""Messages to one person."""

from uuid import UUID

from django.db import transaction

from accounts.models import Notification, User
from core import clock
from core.errors import NotFoundError

TITLE_LENGTH = 120
BODY_LENGTH = 400


@transaction.atomic
def notify(*, owner: User, title: str, body: str = "", url: str = "") -> Notification:
    """Tell `owner` something, cut to what fits; `url` is the page that shows it."""
    return Notification.objects.create(
        owner=owner, title=title[:TITLE_LENGTH], body=body[:BODY_LENGTH], url=url
    )


@transaction.atomic
def mark_read(*, owner: User) -> int:
    """Mark all of the owner's messages as read. Returns how many were not."""
    return Notification.objects.filter(owner=owner).unread().update(read_at=clock.now())


@transaction.atomic
def open_notification(*, owner: User, pk: UUID) -> Notification:
    """Mark one message as read and return it."""
    note = Notification.objects.filter(owner=owner, pk=pk).first()
    if note is None:
        raise NotFoundError("没有这条消息。")
    note.read_at = note.read_at or clock.now()
    note.save(update_fields=["read_at"])
    return note
