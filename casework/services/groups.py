"""Planning groups: from the first line to an approved plan."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from casework.enums.cases import Approval
from casework.enums.groups import GroupNature
from casework.models import ServiceGroup
from casework.phrases import groups as phrases
from casework.rules import can_write_records, groups as rules
from casework.selectors.costs import costs_of
from casework.selectors.group_figures import plan_content
from casework.services.decisions import tell_decision
from casework.services.initials import initials_of
from casework.services.rows import insert, lock, made_before
from casework.services.signoffs import sign_off
from core import audit, clock
from core.audit.diffs import MASK
from core.errors import RefusedError
from projects.models import ProjectItem
from stations.models import Region, Station
from stations.selectors.workspaces import Workspace
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged

APPROVAL = "批准小组计划"
TOLD = frozenset(
    {
        "background", "theory", "goal", "target", "recruitment", "contract", "difficulties",
        "evaluation",
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class GroupValues:
    """The plan of a group (小组计划书). `plan` is the item of the project it counts to."""

    name: str
    nature: str = GroupNature.SUPPORT
    plan: ProjectItem
    community: Region | None = None
    background: str = ""
    theory: str = ""
    goal: str = ""
    target: str = ""
    recruitment: str = ""
    contract: str = ""
    difficulties: str = ""
    evaluation: str = ""
    capacity: int | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    place: str = ""

    def columns(self) -> dict[str, Any]:
        """Return what the group stores."""
        own = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "plan"}
        return own | {"project_id": self.plan.project_id, "item_id": self.plan.item_id}


@transaction.atomic
def create_group(
    *, group_id: UUID, station: Station, values: GroupValues, by: User
) -> ServiceGroup:
    """制定计划：with the next number. The page makes `group_id`: sent twice makes one group."""
    can_write_records(station.pk).require()
    if made := made_before(ServiceGroup, group_id, station_id=station.pk, name=values.name):
        return made
    _require_sound(values, station.pk)

    group = ServiceGroup(
        id=group_id,
        station=station,
        number=next_number(station=station, document="group", on=clock.today(), by=by),
        initials=initials_of(values.name),
        worker=by,
        **values.columns(),
    )
    insert(group)
    audit.record("group.created", target=group, by=by)
    return group


@transaction.atomic
def edit_group(
    *,
    group: ServiceGroup,
    values: GroupValues,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> ServiceGroup:
    """修改计划。Refused when somebody else changed it after `seen_at`."""
    locked = lock(group)
    rules.can_edit_plan(workspace, locked).require()
    require_unchanged(locked, seen_at, phrases.GROUP_CHANGED)
    _require_sound(values, locked.station_id)

    wanted = values.columns()
    wanted["community_id"] = values.community.pk if values.community else None
    wanted.pop("community")
    before = {name: getattr(locked, name) for name in wanted}
    changed = [name for name, value in wanted.items() if before[name] != value]
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, wanted[name])
    locked.initials = initials_of(locked.name)
    columns = [name.removesuffix("_id") for name in changed]
    locked.save(update_fields=[*columns, "initials", "updated_at"])

    changes = {
        name.removesuffix("_id"): _told(name, before[name], wanted[name]) for name in changed
    }
    audit.record("group.edited", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def submit_plan(*, group: ServiceGroup, workspace: Workspace, by: User) -> ServiceGroup:
    """提交计划 for approval by another."""
    locked = lock(group)
    sessions = locked.sessions.filter(cancelled_reason="").count()
    rules.can_submit_plan(workspace, locked, sessions).require()

    locked.plan_state, locked.plan_submitted_at = Approval.SUBMITTED, clock.now()
    locked.plan_note = ""
    locked.save(update_fields=["plan_state", "plan_submitted_at", "plan_note", "updated_at"])
    audit.record("group.submitted", target=locked, by=by)
    return locked


@transaction.atomic
def withdraw_plan(
    *, group: ServiceGroup, reason: str, workspace: Workspace, by: User
) -> ServiceGroup:
    """撤回计划, to change it: submitted, or approved and not yet begun."""
    locked = lock(group)
    held = locked.sessions.exclude(record=None).count()
    rules.can_withdraw_plan(workspace, locked, held).require()
    if not reason.strip():
        raise RefusedError(phrases.WITHDRAW_REASON_MISSING, field="reason")

    _decide(locked, Approval.DRAFT, "", None)
    audit.record("group.withdrawn", target=locked, by=by, reason=reason.strip())
    return locked


@transaction.atomic
def approve_plan(
    *, group: ServiceGroup, note: str, password: str, workspace: Workspace, by: User
) -> ServiceGroup:
    """批准计划：signed with the password, by somebody else than who leads the group."""
    locked = lock(group)
    rules.can_decide_plan(workspace, by, locked).require()

    sign_off(
        subject=locked,
        action=APPROVAL,
        content=plan_content(locked, costs_of(group=locked)),
        password=password,
        workspace=workspace,
        note=note,
        by=by,
    )
    _decide(locked, Approval.APPROVED, note, by)
    audit.record("group.approved", target=locked, by=by)
    _tell(locked, approved=True)
    return locked


@transaction.atomic
def return_plan(*, group: ServiceGroup, note: str, workspace: Workspace, by: User) -> ServiceGroup:
    """退回计划, with what has to be changed."""
    locked = lock(group)
    rules.can_decide_plan(workspace, by, locked).require()
    if not note.strip():
        raise RefusedError(phrases.RETURN_REASON_MISSING, field="note")

    _decide(locked, Approval.RETURNED, note.strip(), by)
    audit.record("group.returned", target=locked, by=by)
    _tell(locked, approved=False)
    return locked


def _tell(group: ServiceGroup, *, approved: bool) -> None:
    page = reverse("casework:group_detail", args=[group.pk])
    tell_decision(group.worker, f"小组“{group.name}”的计划", approved=approved, url=page)


def _decide(group: ServiceGroup, state: Approval, note: str, by: User | None) -> None:
    group.plan_state, group.plan_note, group.plan_decided_by = state, note, by
    group.plan_decided_at = clock.now() if by else None
    group.save(
        update_fields=[
            "plan_state", "plan_note", "plan_decided_by", "plan_decided_at", "updated_at",
        ]
    )  # fmt: skip


def _require_sound(values: GroupValues, station_id: int) -> None:
    if values.plan.station_id != station_id:
        raise RefusedError(phrases.NO_PLAN_ITEM, field="plan")
    if values.starts_on and values.ends_on and values.ends_on < values.starts_on:
        raise RefusedError("结束日期早于开始日期。", field="ends_on")


def _told(name: str, before: Any, after: Any) -> list[Any]:
    """Say that a text changed, not to what."""
    if name in TOLD:
        return [MASK if value else "" for value in (before, after)]
    return [before, after]
