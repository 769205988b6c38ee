"""Reading groups. Another station's do not exist here: the scope decides."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from casework.enums.groups import GroupStage, MemberState
from casework.enums.search import SearchKind
from casework.models import Client, GroupMeasure, GroupMember, GroupSession, ServiceGroup
from casework.phrases import groups as phrases
from casework.selectors.clients import SECRETS, clean_words
from casework.selectors.duties import Todo, Waiting, at_station, day_said
from casework.selectors.search import matching_things
from core.errors import NotFoundError
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

NEWEST_FIRST = ("-created_at", "-id")
HIDDEN_OF_CLIENT = tuple(f"client__{name}" for name in SECRETS)
AHEAD = dt.timedelta(days=7)
STEPS = (
    GroupStage.PREPARATION,
    GroupStage.FORMING,
    GroupStage.TRANSITION,
    GroupStage.MATURE,
    GroupStage.ENDING,
    GroupStage.CLOSED,
)

HELD = Count("sessions", filter=Q(sessions__record__isnull=False), distinct=True)
PLANNED = Count("sessions", filter=Q(sessions__cancelled_reason=""), distinct=True)
ADMITTED = Count("members", filter=Q(members__state=MemberState.ADMITTED), distinct=True)


@dataclass(frozen=True)
class Step:
    """One step of the stage bar."""

    label: str
    done: bool
    current: bool


def listed_groups() -> QuerySet[ServiceGroup]:
    """Return the groups in scope as a list shows them; page them by `NEWEST_FIRST`."""
    rows: QuerySet[ServiceGroup] = ServiceGroup.objects.select_related(
        "community", "worker", "station"
    )
    return rows


def with_counts(groups: list[ServiceGroup]) -> list[ServiceGroup]:
    """Return the groups of a page with `held`, `planned` and `admitted`. One query."""
    counted = ServiceGroup.objects.filter(pk__in=[each.pk for each in groups]).order_by()
    counts = {
        row["pk"]: row
        for row in counted.annotate(held=HELD, planned=PLANNED, admitted=ADMITTED).values(
            "pk", "held", "planned", "admitted"
        )
    }
    for group in groups:
        for name in ("held", "planned", "admitted"):
            setattr(group, name, counts[group.pk][name])
    return groups


def matching_groups(groups: QuerySet[ServiceGroup], words: str) -> QuerySet[ServiceGroup]:
    """Return those of the name, its initials, or the last digits of the number."""
    words = clean_words(words)
    if not words:
        return groups.none()
    found: QuerySet[ServiceGroup] = matching_things(groups, SearchKind.GROUP, words, by_name=True)
    return found


def get_group(*, pk: UUID) -> ServiceGroup:
    """Return the group with what its pages show."""
    rows = ServiceGroup.objects.select_related(
        "station__region", "community", "worker", "project", "item", "plan_decided_by"
    )
    group: ServiceGroup | None = rows.filter(pk=pk).first()
    if group is None:
        raise NotFoundError(phrases.GROUP_GONE)
    return group


def get_member(*, pk: UUID) -> GroupMember:
    """Return the member with his group."""
    rows = GroupMember.objects.select_related("group__station", "client__community")
    member: GroupMember | None = rows.defer(*HIDDEN_OF_CLIENT).filter(pk=pk).first()
    if member is None:
        raise NotFoundError(phrases.MEMBER_GONE)
    return member


def get_session(*, pk: UUID) -> GroupSession:
    """Return the session with its group and its record."""
    rows = GroupSession.objects.select_related(
        "group__station__region", "group__project", "group__item", "group__community", "record"
    )
    session: GroupSession | None = rows.filter(pk=pk).first()
    if session is None:
        raise NotFoundError(phrases.SESSION_GONE)
    return session


def get_measure(*, pk: UUID) -> GroupMeasure:
    """Return the measure with its group."""
    measure: GroupMeasure | None = (
        GroupMeasure.objects.select_related("group__station").filter(pk=pk).first()
    )
    if measure is None:
        raise NotFoundError(phrases.MEASURE_GONE)
    return measure


def members_of(group: ServiceGroup) -> QuerySet[GroupMember]:
    """Return who applied, in the order of applying, with his file."""
    rows: QuerySet[GroupMember] = GroupMember.objects.filter(group=group)
    rows = rows.select_related("client__community").defer(*HIDDEN_OF_CLIENT)
    return rows.order_by("applied_on", "id")


def expected_on(
    group: ServiceGroup, day: dt.date, *, also: Collection[UUID | None] = ()
) -> QuerySet[GroupMember]:
    """Return whom the sheet of a session on `day` lists: members, and who left only later.

    `also` are clients who stand on the sheet already.
    """
    there = Q(state=MemberState.ADMITTED) | Q(state=MemberState.LEFT, left_on__gt=day)
    known = Q(client__in=[pk for pk in also if pk])
    return members_of(group).filter(there | known)


def count_admitted(group: ServiceGroup) -> int:
    """Count who is in the group now."""
    count: int = GroupMember.objects.filter(group=group, state=MemberState.ADMITTED).count()
    return count


def sessions_of(group: ServiceGroup) -> QuerySet[GroupSession]:
    """Return the sessions in their order, with what was recorded."""
    rows: QuerySet[GroupSession] = GroupSession.objects.filter(group=group)
    return rows.select_related("record__worker").order_by("number")


def groups_of(client: Client) -> QuerySet[GroupMember]:
    """Return the groups of a client, those he joined last first."""
    rows: QuerySet[GroupMember] = GroupMember.objects.filter(client=client)
    return rows.select_related("group__worker").order_by("-applied_on", "-id")


def steps_of(group: ServiceGroup) -> list[Step]:
    """Return the stage bar: 筹备期 → … → 已结束."""
    if group.stage == GroupStage.CANCELLED:
        return [Step(GroupStage.PREPARATION.label, True, False), Step("未开展", False, True)]
    at = STEPS.index(GroupStage(group.stage))
    return [Step(step.label, place < at, place == at) for place, step in enumerate(STEPS)]


def _due_sessions(workspace: Workspace, on: dt.date) -> QuerySet[GroupSession]:
    """The sessions of the next days, and those past without record."""
    rows: QuerySet[GroupSession] = GroupSession.objects.filter(
        group__plan_state="approved",
        planned_on__lte=on + AHEAD,
        record=None,
        cancelled_reason="",
    ).exclude(group__stage__in=[GroupStage.CLOSED, GroupStage.CANCELLED])
    return rows.order_by("planned_on", "id")


def _session_todo(session: GroupSession, workspace: Workspace, today: dt.date) -> Todo:
    past = session.planned_on < today
    at = f" {session.starts_at:%H:%M}" if session.starts_at else ""
    day = "今天" if session.planned_on == today else day_said(session.planned_on)
    return Todo(
        when=f"{day}{at}",
        title=f"{session.group.name} · {session}",
        note="已过日期，还没有节次记录" if past else session.group.place,
        url_name="casework:session_record"
        if session.planned_on <= today
        else "casework:group_detail",
        pk=session.pk if session.planned_on <= today else session.group_id,
        action="补记录" if past else "签到" if day == "今天" else "看准备",
        late=past,
    )


def _waiting_plans(workspace: Workspace, on: dt.date) -> QuerySet[ServiceGroup]:
    """The plans of others that wait for somebody who approves."""
    rows: QuerySet[ServiceGroup] = ServiceGroup.objects.filter(plan_state="submitted")
    return rows.exclude(worker_id=workspace.user_id).order_by("plan_submitted_at")


def _plan_todo(group: ServiceGroup, workspace: Workspace, on: dt.date) -> Todo:
    return Todo(
        when=day_said(timezone.localdate(group.plan_submitted_at)),
        title=f"小组计划：{group.name}",
        note=at_station(f"{group.worker} 提交", group, workspace),
        url_name="casework:group_decide",
        pk=group.pk,
        action="去审批",
    )


GROUPS_WAITING = (
    Waiting(
        heading="小组计划待审批",
        permission=Permission.CASE_APPROVE,
        rows=_waiting_plans,
        columns=(
            "name", "plan_submitted_at", "worker__username", "worker__display_name",
            "station__name",
        ),
        todo=_plan_todo,
        list_url="casework:case_approvals",
    ),
    Waiting(
        heading="小组",
        permission=Permission.GROUP_WRITE,
        rows=_due_sessions,
        columns=(
            "number", "title", "planned_on", "starts_at", "group_id", "group__name",
            "group__place",
        ),
        todo=_session_todo,
        owner="group__worker_id",
        list_url="casework:group_list",
    ),
)  # fmt: skip


def whole_group(*, pk: UUID) -> ServiceGroup:
    """Return the group with its sessions and their attendance, for what is printed."""
    group = get_group(pk=pk)
    sessions = sessions_of(group).prefetch_related(Prefetch("attendance"), "record__form_version")
    group.listed_sessions = list(sessions)  # type: ignore[attr-defined]  # -- read by documents
    return group
