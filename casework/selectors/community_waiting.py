"""What community work and the three lists put on the workbench."""

import datetime as dt

from django.db.models import QuerySet

from casework.models import CommunityNeed, CommunityResource, MeetingResolution, Need
from casework.rules.clients import display_name
from casework.rules.needs import LONG_OPEN
from casework.selectors.duties import Todo, Waiting, day_said, deadline, name_columns
from casework.selectors.meetings import resolutions_due
from casework.selectors.resources import expiring
from casework.selectors.service_lists import waiting_needs
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

DUE_WITHIN = dt.timedelta(days=7)


def _resolutions(workspace: Workspace, on: dt.date) -> QuerySet[MeetingResolution]:
    return resolutions_due(on + DUE_WITHIN).filter(station_id=workspace.station_id or 0)


def _ending(workspace: Workspace, on: dt.date) -> QuerySet[CommunityResource]:
    return expiring(on).filter(station_id=workspace.station_id or 0)


def _needs(workspace: Workspace, on: dt.date) -> QuerySet[Need]:
    """优先的需求超过 30 天还没有办结。"""
    return waiting_needs(on - LONG_OPEN)[0].filter(station_id=workspace.station_id or 0)


def _community_needs(workspace: Workspace, on: dt.date) -> QuerySet[CommunityNeed]:
    return waiting_needs(on - LONG_OPEN)[1].filter(station_id=workspace.station_id or 0)


def _resource(resource: CommunityResource, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=day_said(resource.valid_to),
        title=f"资源“{resource.name}”快到期",
        note=f"{resource.provider}，问问能不能续",
        url_name="casework:resource_detail",
        pk=resource.pk,
        action="看资源",
    )


def _community_need(need: CommunityNeed, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=_days(need.found_on, on),
        title=f"{need.community.name}的{need.get_kind_display()}需求还没有办结",
        note=need.description,
        url_name="casework:need_detail",
        pk=need.pk,
        action="看需求",
        late=True,
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


def _resolution(resolution: MeetingResolution, workspace: Workspace, on: dt.date) -> Todo:
    due = resolution.due_on or on
    return Todo(
        when=deadline(due, on),
        title=f"决议：{resolution.content[:40]}",
        note=f"{resolution.meeting.title}，责任人 {resolution.responsible or '未定'}",
        url_name="casework:resolution_edit",
        pk=resolution.pk,
        action="更新进展",
        late=due < on,
    )


def _days(since: dt.date, on: dt.date) -> str:
    return f"已 {(on - since).days} 天"


COMMUNITIES_WAITING = (
    Waiting(
        heading="社区",
        permission=Permission.COMMUNITY_WRITE,
        rows=_resolutions,
        columns=("content", "due_on", "responsible", "meeting__title"),
        todo=_resolution,
        list_url="casework:community_list",
    ),
    Waiting(
        heading="社区",
        permission=Permission.COMMUNITY_WRITE,
        rows=_ending,
        columns=("name", "provider", "valid_to"),
        todo=_resource,
        list_url="casework:community_list",
    ),
)
NEEDS_WAITING = (
    Waiting(
        heading="需求",
        permission=Permission.CLIENT_WRITE,
        rows=_needs,
        columns=(*name_columns(), "kind", "state", "raised_on"),
        todo=_need,
        owner="client__worker_id",
        lead_sees_all=True,
        list_url="casework:lists_overview",
    ),
    Waiting(
        heading="需求",
        permission=Permission.CLIENT_WRITE,
        rows=_community_needs,
        columns=("community__name", "kind", "description", "found_on"),
        todo=_community_need,
        list_url="casework:lists_overview",
    ),
)
