"""When a case may be taken on."""

from collections.abc import Mapping

from accounts.models import User
from casework.enums.cases import CaseStage
from casework.models import Case, ConsentItem
from casework.phrases import cases as phrases
from casework.rules.cases import can_work
from casework.rules.consents import SERVICE, may_use
from core.verdicts import YES, Verdict
from stations.selectors.workspaces import Workspace


def can_decide(workspace: Workspace, user: User, case: Case) -> Verdict:
    """接案决定：由做这个个案的人，一次。"""
    if not (working := can_work(workspace, user, case)):
        return working
    return YES if case.stage == CaseStage.INTAKE else Verdict(phrases.ALREADY_DECIDED)


def can_accept(state: Mapping[str, ConsentItem | None]) -> Verdict:
    """接案：服务对象同意接受服务之后。`state` is `consent_state(client)`."""
    allowed = may_use(SERVICE, state)
    if allowed:
        return YES
    return Verdict(phrases.NO_CONSENT if state.get(SERVICE) is None else allowed.reason)
