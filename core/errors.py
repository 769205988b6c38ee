"""Errors that a user can understand."""

from typing import ClassVar


class DomainError(Exception):
    """A rule of the field was broken. The message is shown to the user.

    `code` names the kind of error for machines: JSON answers, logs and tests.
    """

    code: ClassVar[str] = "refused"

    @property
    def message(self) -> str:
        """The sentence for the user."""
        return str(self)


class NotAllowedError(DomainError):
    """The rule refused; the message is its reason. Becomes a 403."""

    code = "not_allowed"


class NotFoundError(DomainError):
    """No such thing in the stations in scope. Becomes a 404."""

    code = "not_found"


class ConflictError(DomainError):
    """Somebody else was first, or the thing is no longer in that state. Becomes a 409."""

    code = "conflict"
