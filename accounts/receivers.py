"""Glue to django-allauth: what happens to a second factor is audited.

It sends most of these signals after commit, so the event follows the change at once.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.dispatch import receiver

from accounts.models import User
from core import audit


@receiver(authenticator_added)
def second_factor_added(user: User, authenticator: Authenticator, **about: Any) -> None:
    """Audit a new second factor, and the recovery codes that come with it."""
    if authenticator.type == Authenticator.Type.TOTP:
        audit.record("user.second_factor_on", target=user, by=user)
    else:
        audit.record("user.recovery_codes_made", target=user, by=user)


@receiver(authenticator_reset)
def recovery_codes_renewed(user: User, **about: Any) -> None:
    """Audit new recovery codes."""
    audit.record("user.recovery_codes_made", target=user, by=user)


@receiver(authenticator_removed)
def second_factor_removed(user: User, authenticator: Authenticator, **about: Any) -> None:
    """Audit that the second factor is gone; its recovery codes go with it."""
    if authenticator.type == Authenticator.Type.TOTP:
        audit.record("user.second_factor_off", target=user, by=user)


@receiver(authentication_failed)
def code_refused(user: User, **about: Any) -> None:
    """Audit a wrong code."""
    audit.record("user.code_refused", target=user, by=None)
