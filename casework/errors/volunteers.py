"""What can go wrong with volunteers and their points."""

from casework.phrases import volunteers as phrases
from core.errors import ConflictError, DomainError, RefusedError


class VolunteerError(RefusedError):
    """A value is not sound. `field` names it."""

    code = "volunteer_refused"


class VolunteerChangedError(ConflictError):
    """Somebody else has changed the row since the form was opened."""

    code = "volunteer_changed"

    def __init__(self, message: str = phrases.VOLUNTEER_CHANGED) -> None:
        super().__init__(message)


class PointsError(DomainError):
    """The movement is refused: too few points, nothing left, corrected before."""

    code = "points_refused"
