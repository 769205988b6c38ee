"""The secrets of the second factor, encrypted like personal data.

Whoever read them could make the codes of everybody. django-allauth keeps them as JSON in a table of
its own and asks the adapter to encrypt each one.
"""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import transaction

from accounts.models import User
from core.crypto import DecryptionError, key_ring
from core.crypto.rotation import RotatedField

CONTEXT = "mfa.authenticator.data"
SECRETS = ("secret", "seed")  # of the authenticator app, of the recovery codes


def seal(secret: str) -> str:
    """Encrypt under the active key."""
    return key_ring().encrypt(secret, context=CONTEXT)


def unseal(sealed: str) -> str:
    """Decrypt."""
    return key_ring().decrypt(sealed, context=CONTEXT)


def spend_code(user: User, code: str) -> bool:
    """Use up a code for as long as it would be accepted; false if it was used before."""
    digits = "".join(filter(str.isalnum, code)).lower()
    steps = 2 * app_settings.TOTP_TOLERANCE + 1
    key = f"second_factor.spent:{user.pk}:{digits}"
    return cache.add(key, True, timeout=steps * app_settings.TOTP_PERIOD)


@transaction.atomic
def rotate_second_factors() -> RotatedField:
    """Bring every secret under the active key. One a person or two: all in one transaction."""
    rotated = failed = 0
    for authenticator in Authenticator.objects.select_for_update(of=("self",)).order_by("pk"):
        try:
            renewed = {name: _renewed(authenticator.data[name]) for name in _stale(authenticator)}
        except DecryptionError:
            failed += 1
            continue
        if renewed:
            authenticator.data |= renewed
            authenticator.save(update_fields=["data"])
            rotated += 1
    return RotatedField(CONTEXT, rotated, failed)


def _stale(authenticator: Authenticator) -> list[str]:
    prefix = key_ring().active_prefix
    data: dict[str, Any] = authenticator.data
    return [name for name in SECRETS if name in data and not data[name].startswith(prefix)]


def _renewed(sealed: str) -> str:
    return seal(unseal(sealed))
