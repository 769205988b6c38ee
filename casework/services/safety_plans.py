"""安全计划：writing and printing it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import RiskAssessment, SafetyPlan
from casework.rules import risks as rules
from casework.services.rows import insert, lock
from core import audit
from stations.selectors.workspaces import Workspace


@dataclass(frozen=True, kw_only=True)
class SafetyPlanValues:
    """The five parts of a safety plan, and when it is looked at again."""

    warning_signs: str
    coping: str
    supporters: str
    professional_help: str
    environment: str
    review_on: dt.date
    agreed_with_client: bool = False


@transaction.atomic
def write_safety_plan(
    *,
    plan_id: UUID,
    risk: RiskAssessment,
    values: SafetyPlanValues,
    workspace: Workspace,
    by: User,
) -> SafetyPlan:
    """拟定安全计划，一次评估一份。The same page sent again gives the same plan."""
    locked = lock(risk)
    rules.can_assess(workspace, locked.client).require()
    present: SafetyPlan | None = SafetyPlan.objects.filter(risk=locked).first()
    if present is not None and present.pk == plan_id and present.author_id == by.pk:
        return present
    rules.can_write_plan(locked, has_plan=present is not None).require()

    plan = insert(
        SafetyPlan(
            pk=plan_id,
            station_id=locked.station_id,
            client_id=locked.client_id,
            case_id=locked.case_id,
            risk=locked,
            author=by,
            **vars(values),
        )
    )
    audit.record("safetyplan.written", target=plan, by=by)
    return plan


@transaction.atomic
def print_safety_plan(*, plan: SafetyPlan, by: User) -> None:
    """打印安全计划：it leaves the platform, so everybody's printing is noted."""
    audit.record("safetyplan.printed", target=plan, by=by)
