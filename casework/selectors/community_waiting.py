"""What community work and the three lists put on the workbench."""

import datetime as dt

from casework.models import MeetingResolution, Need
from casework.rules.clients import display_name
from casework.rules.needs import LONG_OPEN
from casework.selectors.duties import Todo
from casework.selectors.meetings import resolutions_due
from casework.selectors.resources import expiring
from casework.selectors.service_lists import waiting_needs
from stations.enums import Permission, Role
from stations.selectors.workspaces import Workspace

SHOWN = 5
DUE_WITHIN = dt.timedelta(days=7)


def waiting_of_communities(workspace: Workspace, on: dt.date) -> tuple[Todo, ...]:
    """决议到期的，资源快到期的。Two queries."""
    station_id = workspace.station_id
    if station_id is None or not workspace.permits(Permission.COMMUNITY_WRITE):
        return ()
    due = resolutions_due(on + DUE_WITHIN).filter(station_id=station_id)[:SHOWN]
    ending = expiring(on).filter(station_id=station_id)[:SHOWN]
    return (
        *(_resolution(each, on) for each in due),
        *(
            Todo(
                when=f"{each.valid_to:%m-%d} 到期",
                title=f"资源“{each.name}”快到期",
                note=f"{each.provider}，问问能不能续",
                url_name="casework:resource_detail",
                pk=each.pk,
                action="看资源",
            )
            for each in ending
        ),
    )


def waiting_of_needs(workspace: Workspace, on: dt.date) -> tuple[Todo, ...]:
    """优先的需求超过 30 天还没有办结：one's own clients', for a lead all; and the communities'."""
    station_id = workspace.station_id
    if station_id is None or not workspace.permits(Permission.CLIENT_WRITE):
        return ()
    people, communities = waiting_needs(on - LONG_OPEN)
    people = people.filter(station_id=station_id)
    if workspace.role != Role.STATION_LEAD:
        people = people.filter(client__worker_id=workspace.user_id)
    communities = communities.filter(station_id=station_id)
    return (
        *(_need(each, workspace, on) for each in people[:SHOWN]),
        *(
            Todo(
                when=_days(each.found_on, on),
                title=f"{each.community.name}的{each.get_kind_display()}需求还没有办结",
                note=each.description,
                url_name="casework:need_detail",
                pk=each.pk,
                action="看需求",
                late=True,
            )
            for each in communities[:SHOWN]
        ),
    )


def _need(need: Need, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=_days(need.raised_on, on),
        title=f"{display_name(workspace, need.client)}的{need.get_kind_display()}需求还没有办结",
        note=need.get_state_display(),
        url_name="casework:client_need_match",
        pk=need.pk,
        action="找资源",
        late=True,
    )


def _resolution(resolution: MeetingResolution, on: dt.date) -> Todo:
    due = resolution.due_on or on
    return Todo(
        when=f"已超 {(on - due).days} 天" if due < on else f"{due:%m-%d} 前",
        title=f"决议：{resolution.content[:40]}",
        note=f"{resolution.meeting.title}，责任人 {resolution.responsible or '未定'}",
        url_name="casework:resolution_edit",
        pk=resolution.pk,
        action="更新进展",
        late=due < on,
    )


def _days(since: dt.date, on: dt.date) -> str:
    return f"已 {(on - since).days} 天"
