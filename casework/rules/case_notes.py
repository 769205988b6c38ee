"""When a note may be written in a case."""

from accounts.models import User
from casework.enums.cases import Approval, CaseStage
from casework.models import Case
from casework.phrases import cases as phrases
from casework.rules.cases import can_work
from casework.rules.risks import next_note_allowed
from core.verdicts import Verdict
from stations.selectors.workspaces import Workspace

UNDER_WAY = frozenset({CaseStage.INTERVENTION, CaseStage.REVIEW})


def can_write_note(workspace: Workspace, user: User, case: Case) -> Verdict:
    """写过程记录：已接案、没有结案、计划已批准，由做这个个案的人写。"""
    if not (working := can_work(workspace, user, case)):
        return working
    return takes_note(case)


def takes_note(case: Case) -> Verdict:
    """过程记录：计划批准之后；高风险时，上一次须先由督导确认。"""
    if case.stage == CaseStage.INTAKE:
        return Verdict(phrases.NOT_ACCEPTED)
    approved = case.stage in UNDER_WAY or case.plans.filter(state=Approval.APPROVED).exists()
    if not approved:
        return Verdict(phrases.PLAN_NOT_APPROVED)
    return next_note_allowed(case)
