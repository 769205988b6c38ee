"""What can go wrong in community work and with the three lists."""

import datetime as dt

from casework.phrases import communities as phrases
from core.errors import ConflictError, DomainError, NotFoundError, RefusedError


class RowRefusedError(RefusedError):
    """A value of the row breaks a rule. `field` names it."""

    code = "row_refused"


class ResourceListError(DomainError):
    """A list of resources cannot be read as a whole."""

    code = "resource_list"


class RowChangedError(ConflictError):
    """Somebody else has changed the row since the form was opened."""

    code = "row_changed"

    def __init__(self, changed_at: dt.datetime) -> None:
        super().__init__(phrases.ROW_CHANGED)
        self.changed_at = changed_at


class RowGoneError(NotFoundError):
    """There is no such row in reach."""

    code = "row_gone"

    def __init__(self) -> None:
        super().__init__(phrases.ROW_GONE)
