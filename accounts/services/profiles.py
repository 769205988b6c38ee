"""What people tell about themselves."""

from django.db import transaction

from accounts.models import User
from core import audit
from core.crypto import blind_index, normalise_phone

FIELDS = ("phone", "email")


@transaction.atomic
def edit_profile(*, user: User, phone: str, email: str, by: User) -> User:
    """Change how `user` can be reached."""
    before = audit.snapshot(user, *FIELDS)
    user.phone = phone
    user.phone_index = blind_index(normalise_phone(phone), purpose="user.phone")
    user.email = email
    user.save(update_fields=["phone", "phone_index", "email"])
    changes = audit.diff(before, audit.snapshot(user, *FIELDS))
    audit.record("user.profile_edited", target=user, by=by, changes=changes)
    return user
