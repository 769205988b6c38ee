"""转介单。"""

import datetime as dt

from casework.enums.visits import ReferralState
from casework.models import Referral
from casework.rules.clients import display_name, sees_names
from core.documents import render_pdf
from core.masking import mask_name
from stations.selectors.workspaces import Workspace

TAKEN = frozenset({ReferralState.RECEIVED, ReferralState.SERVING, ReferralState.DONE})


def render_referral(referral: Referral, workspace: Workspace, *, printed_at: dt.datetime) -> bytes:
    """Return the sheet as a PDF; the lower half is the receipt of the other body."""
    return render_pdf(
        "documents/referral.html",
        {
            "referral": referral,
            "name": name_of(referral, workspace),
            "accepted": referral.state in TAKEN,
            "declined": referral.state == ReferralState.DECLINED,
        },
        title=f"{referral.station.name}转介单",
        number=referral.number,
        created=printed_at,
    )


def name_of(referral: Referral, workspace: Workspace) -> str:
    """The name as the workspace may see it."""
    if referral.client is not None:
        return display_name(workspace, referral.client)
    return referral.person_name if sees_names(workspace) else mask_name(referral.person_name)
