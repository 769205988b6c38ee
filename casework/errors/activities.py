"""What can go wrong with community activities."""

from casework.phrases import activities as phrases
from core.errors import DomainError, NotFoundError


class SignUpRefusedError(DomainError):
    """Nobody was added to the list."""


class RegisteredBeforeError(SignUpRefusedError):
    """The phone or the person is on the list of the activity. Only the station is told so."""

    def __init__(self) -> None:
        super().__init__(phrases.ALREADY_REGISTERED)


class NoSuchPageError(NotFoundError):
    """No activity has this public address, or no registration this token."""
