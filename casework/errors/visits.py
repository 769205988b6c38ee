"""What can go wrong with verification lists."""

from core.errors import DomainError


class SheetError(DomainError):
    """An uploaded list cannot be read."""
