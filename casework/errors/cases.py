"""What can go wrong in case work."""

from casework.phrases import cases as phrases
from core.errors import ConflictError, RefusedError


class CaseError(RefusedError):
    """A value is not sound, or something is missing. `field` names it."""

    code = "case_refused"


class CaseChangedError(ConflictError):
    """Somebody else has changed the row since the form was opened."""

    code = "case_changed"

    def __init__(self) -> None:
        super().__init__(phrases.CASE_CHANGED)


class CasePageOutdatedError(ConflictError):
    """The key that the page made belongs to something else."""

    code = "case_page_outdated"

    def __init__(self) -> None:
        super().__init__(phrases.CASE_PAGE_OUTDATED)
