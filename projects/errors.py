"""What can go wrong in projects."""

from core.errors import DomainError


class ProjectRefusedError(DomainError):
    """A value of a project breaks a rule. `field` names it; empty for the project as a whole."""

    code = "project_refused"

    def __init__(self, reason: str, *, field: str = "") -> None:
        super().__init__(reason)
        self.field = field
