"""风险评估：rating, and confirming what was rated or written."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.services.inbox import notify
from casework.enums.cases import RiskLevel
from casework.errors.safety import RiskChangedError
from casework.models import Case, CaseNote, Client, RiskAssessment, ServiceRecord
from casework.phrases import risks as phrases
from casework.rules import risks as rules
from casework.selectors.risks import current_risk, level_in_force
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from core.verdicts import Verdict
from stations.selectors.workspaces import Workspace


@dataclass(frozen=True, kw_only=True)
class RiskValues:
    """What was rated, and on what it rests."""

    assessed_on: dt.date
    level: RiskLevel
    basis: str
    ideation: str = ""
    plan: str = ""
    means: str = ""
    intent: str = ""
    protective: str = ""
    step_down_basis: str = ""
    case: Case | None = None
    record: ServiceRecord | None = None


@transaction.atomic
def assess_risk(
    *,
    risk_id: UUID,
    client: Client,
    values: RiskValues,
    seen: UUID | None,
    workspace: Workspace,
    by: User,
) -> tuple[RiskAssessment, Verdict]:
    """评估风险。Returns the assessment, and why the level in force did not fall, if it did not.

    `seen` is the newest assessment on the form. A rise is saved whatever happened meanwhile; a
    lower rating is one only to somebody who knows the one before.
    """
    locked = lock(client)
    rules.can_assess(workspace, locked).require()
    last = current_risk(locked)
    in_force = level_in_force(locked)
    since_risen = last is not None and last.in_force == in_force
    rated = rules.rate(
        values.level,
        in_force=in_force,
        last=RiskLevel(last.level) if last and since_risen else None,
        step_down_basis=values.step_down_basis,
    )
    if made := made_before(RiskAssessment, risk_id, client=locked, assessed_by=by):
        return made, Verdict()
    _require_sound(locked, values, last)
    if in_force and values.level.rank < in_force.rank and last and last.pk != seen:
        raise RiskChangedError

    risk = insert(
        RiskAssessment(
            pk=risk_id,
            station_id=locked.station_id,
            client=locked,
            in_force=rated.in_force,
            assessed_by=by,
            **vars(values),
        )
    )
    locked.risk_level = rated.in_force
    locked.save(update_fields=["risk_level"])
    Case.objects.filter(client=locked).open().update(risk_level=rated.in_force)
    audit.record("risk.assessed", target=risk, by=by)
    return risk, rated.held


@transaction.atomic
def confirm_risk(
    *, risk: RiskAssessment, note: str, workspace: Workspace, by: User
) -> RiskAssessment:
    """督导确认一次风险评估。"""
    locked = lock(risk)
    rules.can_confirm(workspace, by, locked).require()

    locked.confirmed_by, locked.confirmed_at, locked.confirm_note = by, clock.now(), note
    locked.save(update_fields=["confirmed_by", "confirmed_at", "confirm_note"])
    audit.record("risk.confirmed", target=locked, by=by)
    return locked


@transaction.atomic
def confirm_note(*, note: CaseNote, comment: str, workspace: Workspace, by: User) -> CaseNote:
    """督导确认一次过程记录；此后才能写下一次。"""
    locked = lock(note)
    rules.can_confirm_note(workspace, by, locked).require()

    locked.confirmed_by, locked.confirmed_at, locked.supervisor_note = by, clock.now(), comment
    locked.save(update_fields=["confirmed_by", "confirmed_at", "supervisor_note"])
    audit.record("casenote.confirmed", target=locked, by=by)
    notify(
        owner=locked.record.worker,
        title=f"个案 {locked.case.number} 第 {locked.number} 次过程记录已确认，可以写下一次",
        url=reverse("casework:case_notes", args=[locked.case_id]),
    )
    return locked


def _require_sound(client: Client, values: RiskValues, last: RiskAssessment | None) -> None:
    dated = rules.can_be_assessed_on(values.assessed_on, last=last, today=clock.today())
    dated.require(field="assessed_on")
    if values.case is not None and values.case.client_id != client.pk:
        raise RefusedError(phrases.RISK_CASE_ELSEWHERE, field="case")
