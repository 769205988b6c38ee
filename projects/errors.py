"""What can go wrong in projects."""

from core.errors import RefusedError


class ProjectRefusedError(RefusedError):
    """A value of a project breaks a rule. `field` names it; empty for the project as a whole."""

    code = "project_refused"
