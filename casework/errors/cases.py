"""What can go wrong in case work."""

from core.errors import RefusedError


class CaseError(RefusedError):
    """A value is not sound, or something is missing. `field` names it."""

    code = "case_refused"
