"""What can go wrong with visits, verification lists, relief applications and referrals."""

from casework.phrases import referrals, verifications, visits as phrases
from core.errors import ConflictError, DomainError


class VisitPlanChangedError(ConflictError):
    """Somebody else has changed the visit plan since the form was opened."""

    code = "visit_plan_changed"

    def __init__(self) -> None:
        super().__init__(phrases.PLAN_CHANGED)


class CheckChangedError(ConflictError):
    """Somebody else has filled in the line since it was opened."""

    code = "verification_changed"

    def __init__(self) -> None:
        super().__init__(verifications.ITEM_CHANGED)


class SheetError(DomainError):
    """An uploaded list cannot be read."""

    code = "sheet"


class ReferralChangedError(ConflictError):
    """Somebody else has changed the referral since it was opened."""

    code = "referral_changed"

    def __init__(self) -> None:
        super().__init__(referrals.CHANGED)
