"""What can go wrong with risk, crisis, reports and sensitive files."""

from casework.phrases import risks as phrases
from core.errors import ConflictError


class RiskChangedError(ConflictError):
    """Somebody else rated the person since the form was opened."""

    code = "risk_changed"

    def __init__(self) -> None:
        super().__init__(phrases.RISK_CHANGED)
