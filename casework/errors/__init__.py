"""What can go wrong in casework."""

from typing import TYPE_CHECKING, Any

from casework import phrases
from core.errors import ConflictError, DomainError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from casework.models import RecordDraft, ServiceRecord


class IdentifierTakenError(RefusedError):
    """Another client of the station has the same document."""

    def __init__(self) -> None:
        super().__init__(phrases.IDENTIFIER_TAKEN, field="identifier")


class DuplicateClientError(RefusedError):
    """Clients with this name and birth date exist, and nobody said that this is another person."""

    def __init__(self) -> None:
        super().__init__(phrases.MAYBE_THE_SAME, field="different_reason")


class RecordTakenError(ConflictError):
    """The key belongs to a record that the sender did not write."""

    def __init__(self) -> None:
        super().__init__(phrases.RECORD_TAKEN)


class AlreadyCompletedError(ConflictError):
    """The record was completed before, with other content than what came now."""

    def __init__(self, record: "ServiceRecord") -> None:
        super().__init__(phrases.RECORD_COMPLETED)
        self.record = record


class RecordChangedError(ConflictError):
    """Somebody corrected the record after it was opened."""

    def __init__(self, record: "ServiceRecord") -> None:
        super().__init__(phrases.RECORD_CHANGED)
        self.record = record


class NothingChangedError(DomainError):
    """A correction that changes nothing."""

    def __init__(self) -> None:
        super().__init__(phrases.NOTHING_CHANGED)


class DraftChangedError(ConflictError):
    """The draft was saved from another place; what is there goes along, to compare."""

    def __init__(self, draft: "RecordDraft | None") -> None:
        super().__init__(phrases.DRAFT_CHANGED)
        self.data: dict[str, Any] = draft.data if draft else {}
        self.version = draft.version if draft else 0


class DraftRefusedError(DomainError):
    """What came cannot be kept as a draft."""


class CompletedDraftError(NotFoundError):
    """The draft has become a record."""

    def __init__(self) -> None:
        super().__init__(phrases.RECORD_COMPLETED)


class SignOffRefusedError(RefusedError):
    """The password of the signer is wrong."""

    def __init__(self) -> None:
        super().__init__(phrases.SIGNER_NOT_PROVED, field="password")
