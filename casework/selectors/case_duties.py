"""What cases put on the workbench."""

import datetime as dt

from django.db.models import QuerySet

from casework.models import FollowUp
from casework.rules.clients import display_name
from casework.selectors.closures import DUE_FIRST
from casework.selectors.duties import Todo, Waiting, deadline, name_columns
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

AHEAD = dt.timedelta(days=7)


def _follow_ups(workspace: Workspace, on: dt.date) -> QuerySet[FollowUp]:
    """The follow-ups that are due within a week."""
    rows: QuerySet[FollowUp] = FollowUp.objects.filter(
        done_on=None, station_id__in=workspace.station_ids, due_on__lte=on + AHEAD
    )
    return rows.order_by(*DUE_FIRST)


def _follow_up(due: FollowUp, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=deadline(due.due_on, on),
        title=f"回访：{display_name(workspace, due.case.client)}",
        note=f"个案 {due.case.number} 结案后的回访",
        url_name="casework:follow_up_do",
        pk=due.pk,
        action="去回访",
        late=due.due_on < on,
    )


FOLLOW_UPS_WAITING = Waiting(
    heading="回访",
    permission=Permission.CASE_WRITE,
    rows=_follow_ups,
    columns=("due_on", "case__number", *name_columns("case__client")),
    todo=_follow_up,
    owner="case__worker_id",
    list_url="casework:follow_up_list",
)
