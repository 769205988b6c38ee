"""招募：who applied to a group, was talked to, joined it, left it."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.groups import MemberState
from casework.models import Client, GroupMember, ServiceGroup
from casework.phrases import groups as phrases
from casework.rules import groups as rules
from casework.selectors.groups import count_admitted
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged


@transaction.atomic
def add_applicant(
    *,
    member_id: UUID,
    group: ServiceGroup,
    client: Client,
    expectations: str = "",
    workspace: Workspace,
    by: User,
) -> GroupMember:
    """登记报名。The same person once; sent twice makes one."""
    locked = lock(group)
    rules.can_change(workspace, locked).require()
    if client.station_id != locked.station_id:
        raise RefusedError(phrases.MEMBER_ELSEWHERE, field="clients")
    if made := made_before(GroupMember, member_id, group=locked, client=client):
        return made

    taken = RefusedError(phrases.ALREADY_MEMBER, field="clients")
    member = insert(
        GroupMember(
            id=member_id,
            station_id=locked.station_id,
            group=locked,
            client=client,
            applied_on=clock.today(),
            expectations=expectations.strip(),
        ),
        {"group_member_unique": taken},
    )
    audit.record("group_member.applied", target=locked, by=by)
    return member


@transaction.atomic
def screen_member(
    *,
    member: GroupMember,
    expectations: str,
    screening: str,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> GroupMember:
    """筛选面谈。Refused when somebody else changed the member after `seen_at`."""
    locked = _locked(member, workspace)
    require_unchanged(locked, seen_at, phrases.MEMBER_CHANGED)
    locked.expectations, locked.screening = expectations.strip(), screening.strip()
    locked.save(update_fields=["expectations", "screening", "updated_at"])
    audit.record("group_member.screened", target=locked.group, by=by)
    return locked


@transaction.atomic
def admit_member(*, member: GroupMember, workspace: Workspace, by: User) -> GroupMember:
    """入组, while there is room: two who admit at once wait for each other."""
    group = lock(member.group)
    locked = _locked(member, workspace)
    rules.can_admit(group, locked, count_admitted(group)).require(field="")

    locked.state, locked.admitted_on = MemberState.ADMITTED, clock.today()
    locked.save(update_fields=["state", "admitted_on", "updated_at"])
    audit.record("group_member.admitted", target=group, by=by)
    return locked


@transaction.atomic
def decline_member(
    *, member: GroupMember, reason: str, workspace: Workspace, by: User
) -> GroupMember:
    """未入组, with the reason that he is told."""
    locked = _locked(member, workspace)
    if locked.state != MemberState.APPLIED:
        raise RefusedError(phrases.NOT_APPLIED, field="reason")
    if not reason.strip():
        raise RefusedError(phrases.DECLINE_REASON_MISSING, field="reason")

    locked.state, locked.left_reason = MemberState.DECLINED, reason.strip()
    locked.save(update_fields=["state", "left_reason", "updated_at"])
    audit.record("group_member.declined", target=locked.group, by=by)
    return locked


@transaction.atomic
def leave_group(
    *, member: GroupMember, on: dt.date | None = None, reason: str, workspace: Workspace, by: User
) -> GroupMember:
    """中途退出, with the reason. What he attended stays."""
    locked = _locked(member, workspace)
    if locked.state != MemberState.ADMITTED:
        raise RefusedError(phrases.NOT_A_MEMBER, field="reason")
    if not reason.strip():
        raise RefusedError(phrases.LEFT_REASON_MISSING, field="reason")

    locked.state, locked.left_reason = MemberState.LEFT, reason.strip()
    locked.left_on = on or clock.today()
    locked.save(update_fields=["state", "left_reason", "left_on", "updated_at"])
    audit.record("group_member.left", target=locked.group, by=by)
    return locked


def _locked(member: GroupMember, workspace: Workspace) -> GroupMember:
    rows = GroupMember.objects.select_for_update(of=("self",)).select_related("group")
    locked: GroupMember = rows.get(pk=member.pk)
    rules.can_change(workspace, locked.group).require()
    return locked
