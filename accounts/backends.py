"""Glue to django-allauth and Django's password checks."""

from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from accounts import phrases
from accounts.models import User
from accounts.services import passwords, second_factors
from core import audit


class AccountAdapter(DefaultAccountAdapter):
    """People are invited; passwords are remembered; logging in and out is audited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse sign-up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave counting wrong passwords to axes, which says so on a page of its own."""

    def set_password(self, user: User, password: str) -> None:
        """Keep the history when somebody sets a password of his own."""
        passwords.set_password(user=user, password=password, by=user)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Audit that somebody came in."""
        audit.record("user.logged_in", target=user, by=user)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Audit that somebody left."""
        if isinstance(request.user, User):
            audit.record("user.logged_out", target=request.user, by=request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Audit a failed attempt, where the login name is known."""
        super().authentication_failed(request, **credentials)
        user = User.objects.filter(username=credentials.get("username")).first()
        if user is not None:
            audit.record("user.login_failed", target=user, by=None)


class SecondFactorAdapter(DefaultMFAAdapter):
    """What makes the codes is not kept in the clear."""

    def encrypt(self, text: str) -> str:
        """Encrypt what goes into the database."""
        return second_factors.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt what comes out of it."""
        return second_factors.unseal(encrypted_text)


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Ending the sessions on other devices is audited."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """End them, and say how many."""
        ended = list(sessions)
        super().end_sessions(ended)
        if ended:
            user, changes = ended[0].user, {"sessions": [None, len(ended)]}
            audit.record("user.sessions_ended", target=user, by=user, changes=changes)


class LongEnoughValidator(MinimumLengthValidator):
    """Refuses a short password, in Chinese: Django has no translation of its own sentence."""

    def get_error_message(self) -> str:
        """Say what is wrong."""
        return f"密码太短，至少要 {self.min_length} 个字符。"

    def get_help_text(self) -> str:
        """Say the rule."""
        return f"至少 {self.min_length} 个字符。"


class NotRecentlyUsedValidator:
    """Refuses a password that is among the last ones."""

    def __init__(self, remembered: int = passwords.REMEMBERED) -> None:
        self.remembered = remembered

    def validate(self, password: str, user: User | None = None) -> None:
        """Compare with the history."""
        if user is None or user.pk is None:
            return
        if passwords.was_used_recently(user=user, password=password, remembered=self.remembered):
            raise ValidationError(phrases.ALREADY_USED, code="password_used")

    def get_help_text(self) -> str:
        """Say the rule."""
        return f"不能与最近 {self.remembered} 次用过的密码相同。"
