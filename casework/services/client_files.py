"""Files that prove something about a client: as closed as his file."""

from accounts.models import User
from casework.models import Client, ClientCategory, Consent, ServiceAgreement
from casework.rules.clients import can_open_minor
from core.verdicts import YES, Verdict
from stations.models import StationFile
from stations.selectors.workspaces import Workspace

HOLDERS = (Consent, ServiceAgreement, ClientCategory)


def may_open_proof(kept: StationFile, workspace: Workspace) -> Verdict:
    """打开同意书、协议和类别证明：未成年人的另有限制。"""
    for holder in HOLDERS:
        row = holder.objects.filter(proof=kept).exclude(client=None).first()
        if row is None:
            continue
        client = Client.objects.select_related("station").get(pk=row.client_id)
        reader = User.objects.get(pk=workspace.user_id)
        return can_open_minor(workspace, reader, client)
    return YES
