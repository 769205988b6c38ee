"""What can go wrong with volunteers and their points."""

from core.errors import RefusedError


class VolunteerError(RefusedError):
    """A value is not sound. `field` names it."""

    code = "volunteer_refused"


class PointsError(RefusedError):
    """The movement is refused: too few points, nothing left, corrected before. `field` names where."""

    code = "points_refused"
