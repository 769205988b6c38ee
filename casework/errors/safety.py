"""What can go wrong with ratings of risk."""

from casework.phrases import risks as phrases
from core.errors import ConflictError


class RiskChangedError(ConflictError):
    """Somebody else rated the person since the form was opened."""

    def __init__(self) -> None:
        super().__init__(phrases.RISK_CHANGED)
