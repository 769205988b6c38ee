"""Opening papers of relief applications and receipts of referrals."""

from casework.models import Client, Referral, ReliefDocument
from casework.phrases import relief as phrases
from casework.rules.clients import opens_to, sees_names
from casework.selectors.referrals import get_referral
from core.verdicts import YES, Verdict
from stations.enums import Purpose
from stations.models import StationFile
from stations.selectors.workspaces import Workspace
from stations.tenancy import Scope, open_scope


def may_open_paper(kept: StationFile, workspace: Workspace) -> Verdict:
    """打开材料：as closed as the file of the client; never for those who see no names."""
    paper = ReliefDocument.objects.select_related("application__client").filter(file=kept).first()
    if paper is not None:
        return _as_closed_as(paper.application.client, workspace)
    referral = _referral_of(kept, workspace)
    return _as_closed_as(referral.client, workspace) if referral else YES


def _referral_of(kept: StationFile, workspace: Workspace) -> Referral | None:
    """Return the referral with this receipt. One of a sealed case is not there for a colleague."""
    with open_scope(Scope(frozenset({kept.station_id}), Purpose.SYSTEM, workspace.user_id)):
        held = Referral.objects.filter(receipt=kept).values_list("pk", flat=True).first()
    return get_referral(pk=held) if held else None


def _as_closed_as(client: Client | None, workspace: Workspace) -> Verdict:
    opened = sees_names(workspace) and (client is None or opens_to(workspace, client))
    return Verdict("" if opened else phrases.FILE_CLOSED)
