"""Errors of stations."""

from core.errors import ConflictError, DomainError


class RegionFileError(DomainError):
    """The file as a whole is not a list of regions."""

    code = "region_file"


class RegionInUseError(ConflictError):
    """A region cannot end while something in it goes on."""

    code = "region_in_use"
