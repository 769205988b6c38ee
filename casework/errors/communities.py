"""What can go wrong in community work and with the three lists."""

from casework.phrases import communities as phrases
from core.errors import DomainError, NotFoundError


class ResourceListError(DomainError):
    """A list of resources cannot be read as a whole."""


class RowGoneError(NotFoundError):
    """There is no such row in reach."""

    def __init__(self) -> None:
        super().__init__(phrases.ROW_GONE)
