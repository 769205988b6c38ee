"""What can go wrong in group work, attendance and costs."""

from core.errors import DomainError, RefusedError


class GroupError(RefusedError):
    """A value of a group, a session or a member is not sound. `field` names it."""

    code = "group_refused"


class AttendanceError(DomainError):
    """An attendance sheet that cannot be. It names nobody."""

    code = "attendance_refused"


class CostError(RefusedError):
    """A cost line is not sound. `field` names it."""

    code = "cost_refused"
