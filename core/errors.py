"""Errors that a user can understand."""

import datetime as dt
from typing import ClassVar


class DomainError(Exception):
    """A rule of the field was broken. The message is shown to the user."""

    @property
    def message(self) -> str:
        """The sentence for the user."""
        return str(self)


class NotAllowedError(DomainError):
    """The rule refused; the message is its reason. Becomes a 403."""


class NotFoundError(DomainError):
    """No such thing in the stations in scope. Becomes a 404."""


class ConflictError(DomainError):
    """Somebody else was first, or the thing is no longer in that state. Becomes a 409."""


class RefusedError(DomainError):
    """A value is not sound, or something is missing. `field` names where it was typed."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ChangedMeanwhileError(ConflictError):
    """Somebody else has changed the row since the page was opened, at `changed_at`.

    `row` is what is saved now: the page shows it beside what was typed.
    """

    def __init__(self, message: str, changed_at: dt.datetime, row: object = None) -> None:
        super().__init__(message)
        self.changed_at, self.row = changed_at, row


class PageOutdatedError(ConflictError):
    """The key or the time that the page carries is none, or belongs to something else."""

    SENTENCE: ClassVar[str] = "这一页已失效，请刷新后重新填写。"

    def __init__(self) -> None:
        super().__init__(self.SENTENCE)
