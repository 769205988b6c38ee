"""Passwords and their history."""

from django.contrib.auth.hashers import check_password
from django.db import transaction

from accounts.models import PasswordHistory, User
from core import audit, clock

REMEMBERED = 5


@transaction.atomic
def set_password(*, user: User, password: str, by: User) -> None:
    """Give `user` a new password and remember its hash. The caller has validated it."""
    user.set_password(password)
    user.password_changed_at = clock.now()
    user.save(update_fields=["password", "password_changed_at"])
    PasswordHistory.objects.create(
        user=user, password=user.password, used_from=user.password_changed_at
    )
    audit.record("user.password_set", target=user, by=by)


def was_used_recently(*, user: User, password: str, remembered: int) -> bool:
    """Say whether `password` is the one in use, or among the last ones that `user` has had."""
    past = PasswordHistory.objects.filter(user=user).order_by("-used_from")[:remembered]
    hashes = {user.password, *(used.password for used in past)}
    return any(check_password(password, used) for used in hashes)
