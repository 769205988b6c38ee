"""What can go wrong in group work, attendance and costs."""

from casework.phrases import groups as phrases
from core.errors import ConflictError, DomainError, RefusedError


class GroupError(RefusedError):
    """A value of a group, a session or a member is not sound. `field` names it."""

    code = "group_refused"


class GroupChangedError(ConflictError):
    """Somebody else has changed the group since the page was opened."""

    code = "group_changed"

    def __init__(self) -> None:
        super().__init__(phrases.GROUP_CHANGED)


class AttendanceError(DomainError):
    """An attendance sheet that cannot be. It names nobody."""

    code = "attendance_refused"


class CostError(RefusedError):
    """A cost line is not sound. `field` names it."""

    code = "cost_refused"
