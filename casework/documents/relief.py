"""救助申请协助表。"""

import datetime as dt

from casework.models import ReliefApplication
from casework.rules.clients import display_name
from core.documents import render_pdf
from stations.selectors.workspaces import Workspace


def render_relief(
    application: ReliefApplication, workspace: Workspace, *, printed_at: dt.datetime
) -> bytes:
    """Return the sheet as a PDF, with the name as the workspace may see it."""
    return render_pdf(
        "documents/relief.html",
        {
            "application": application,
            "name": display_name(workspace, application.client),
            "papers": list(application.documents.all()),
            "news": list(application.progress.all()),
        },
        title=f"{application.station.name}救助申请协助表",
        created=printed_at,
    )
