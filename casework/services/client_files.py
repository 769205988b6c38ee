"""Files that prove something about a client: as closed as his file."""

from typing import Any

from accounts.models import User
from casework.models import Client, ClientCategory, Consent, ServiceAgreement
from casework.phrases.consents import PROOF_CLOSED as CLOSED
from casework.rules.clients import can_open_minor, sees_names
from casework.rules.households import can_open_household
from casework.selectors.households import clients_in, get_household
from core.verdicts import YES, Verdict
from stations.models import StationFile
from stations.selectors.workspaces import Workspace

HOLDERS = (Consent, ServiceAgreement, ClientCategory)


def may_open_proof(kept: StationFile, workspace: Workspace) -> Verdict:
    """打开同意书、协议和类别证明：不给只看隐去姓名的人；未成年人的另有限制。"""
    for holder in HOLDERS:
        row = holder.objects.filter(proof=kept).first()
        if row is None:
            continue
        return _of_its_party(row, workspace) if sees_names(workspace) else Verdict(CLOSED)
    return YES


def _of_its_party(row: Any, workspace: Workspace) -> Verdict:
    """As closed as the person, or the household, that it is about."""
    if row.client_id is not None:
        client = Client.objects.select_related("station").get(pk=row.client_id)
        reader = User.objects.get(pk=workspace.user_id)
        return can_open_minor(workspace, reader, client)
    household_id = getattr(row, "household_id", None)
    if household_id is None:
        return YES
    return can_open_household(workspace, clients_in(get_household(pk=household_id)))
