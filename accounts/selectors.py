"""Reading accounts."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import Notification, User


def count_unread(user: User) -> int:
    """Return how many messages `user` has not opened.

    Pages of allauth and error pages are rendered after the transaction of the view, and row
    security shows messages inside one only.
    """
    with transaction.atomic(savepoint=False):
        return Notification.objects.filter(owner=user).unread().count()


def has_second_factor(user: User) -> bool:
    """Say whether `user` has set up TOTP."""
    totp = Authenticator.Type.TOTP
    return bool(Authenticator.objects.filter(user=user, type=totp).exists())


def latest_notifications(user: User, limit: int = 100) -> list[Notification]:
    """Return the newest messages of `user`."""
    return list(Notification.objects.filter(owner=user).order_by("-created_at")[:limit])
