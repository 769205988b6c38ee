"""Opening papers of relief applications and receipts of referrals."""

from casework.models import Client, Referral, ReliefDocument
from casework.phrases import relief as phrases
from casework.rules.clients import is_in_charge, is_protected_minor, sees_names
from core.verdicts import YES, Verdict
from stations.models import StationFile
from stations.selectors.workspaces import Workspace


def may_open_paper(kept: StationFile, workspace: Workspace) -> Verdict:
    """打开材料：as closed as the file of the client; never for those who see no names."""
    client = _whose(kept)
    if client is None:
        return YES
    sealed = is_protected_minor(client) and not is_in_charge(workspace, client)
    return Verdict(phrases.FILE_CLOSED if sealed or not sees_names(workspace) else "")


def _whose(kept: StationFile) -> Client | None:
    paper = ReliefDocument.objects.select_related("application__client").filter(file=kept).first()
    if paper is not None:
        client: Client = paper.application.client
        return client
    referral = Referral.objects.select_related("client").filter(receipt=kept).first()
    return referral.client if referral else None
