"""When an assessment may be written and signed."""

from accounts.models import User
from casework.enums.cases import CaseStage
from casework.models import Assessment, Case
from casework.phrases import cases as phrases
from casework.rules.cases import can_work
from core.verdicts import YES, Verdict
from stations.selectors.workspaces import Workspace


def can_assess(workspace: Workspace, user: User, case: Case) -> Verdict:
    """写预估：接案之后，由做这个个案的人。"""
    if not (working := can_work(workspace, user, case)):
        return working
    if case.stage == CaseStage.INTAKE:
        return Verdict(phrases.NOT_AT_STAGE.format(stage=case.get_stage_display()))
    return YES


def is_in_work(assessment: Assessment) -> Verdict:
    """签署之后不再改动。"""
    return Verdict(phrases.ASSESSMENT_SIGNED) if assessment.signed_at else YES


def can_sign(assessment: Assessment) -> Verdict:
    """签署：写了结论之后。"""
    if not (in_work := is_in_work(assessment)):
        return in_work
    return YES if assessment.conclusion.strip() else Verdict(phrases.ASSESSMENT_EMPTY)
