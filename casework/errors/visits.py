"""What can go wrong with visits and verification lists."""

from core.errors import DomainError


class SheetError(DomainError):
    """An uploaded list cannot be read."""

    code = "sheet"
