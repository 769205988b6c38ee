"""签批 of plans and closures, and whether they still say what was signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casework.models import CaseClosure, PlanGoal, ServicePlan, SignOff
from casework.models.base import CaseworkModel
from casework.selectors.closures import closure_content
from casework.selectors.service_plans import plan_content
from casework.selectors.signoffs import is_intact, signoffs_of
from stations.enums import Role


@dataclass(frozen=True)
class Signature:
    """One sign-off as a page shows it."""

    signed: SignOff
    is_intact: bool

    @property
    def role(self) -> str:
        """The role of the signer in words."""
        return str(Role(self.signed.signer_role).label)


def plan_signatures(plan: ServicePlan, goals: Sequence[PlanGoal]) -> list[Signature]:
    """Return who approved or returned the plan. What was returned has been changed since."""
    return _signatures(plan, plan_content(plan, goals), binding="批准服务计划")


def closure_signatures(closure: CaseClosure) -> list[Signature]:
    """Return who approved, returned or reopened."""
    return _signatures(closure, closure_content(closure))


def _signatures(
    subject: CaseworkModel, content: Mapping[str, Any], *, binding: str = ""
) -> list[Signature]:
    return [
        Signature(signed, bool(binding and signed.action != binding) or is_intact(signed, content))
        for signed in signoffs_of(subject)
    ]
