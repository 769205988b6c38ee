"""Errors of stations."""

from core.errors import RefusedError


class RegionFileError(RefusedError):
    """The file as a whole is not a list of regions."""

    def __init__(self, message: str) -> None:
        super().__init__(message, field="file")
