"""前后测、总结、结束 of a group."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from casework.enums.groups import GroupStage
from casework.models import GroupMeasure, GroupMember, MemberScore, ServiceGroup
from casework.phrases import groups as phrases
from casework.rules import groups as rules
from casework.selectors.group_figures import takes_part
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

Scores = Mapping[UUID, tuple[Decimal | None, Decimal | None]]


@dataclass(frozen=True, kw_only=True)
class SummaryValues:
    """小组总结报告 in the words of who led it."""

    summary: str
    summary_recruitment: str
    summary_problems: str


@transaction.atomic
def add_measure(
    *,
    measure_id: UUID,
    group: ServiceGroup,
    name: str,
    unit: str = "",
    more_is_better: bool = True,
    workspace: Workspace,
    by: User,
) -> GroupMeasure:
    """增加测量：what every member is asked before and after."""
    locked = lock(group)
    rules.can_change(workspace, locked).require()
    if made := made_before(GroupMeasure, measure_id, group=locked):
        return made
    last = GroupMeasure.objects.filter(group=locked).aggregate(last=Max("position"))["last"]
    measure = insert(
        GroupMeasure(
            id=measure_id,
            station_id=locked.station_id,
            group=locked,
            name=name.strip(),
            unit=unit.strip(),
            more_is_better=more_is_better,
            position=(last or 0) + 1,
        )
    )
    audit.record("group_measure.added", target=locked, by=by)
    return measure


@transaction.atomic
def remove_measure(*, measure: GroupMeasure, workspace: Workspace, by: User) -> None:
    """删除测量 that nobody has a value of."""
    group = lock(measure.group)
    rules.can_change(workspace, group).require()
    if MemberScore.objects.filter(measure=measure).exists():
        raise RefusedError(phrases.MEASURE_SCORED)
    measure.delete()
    audit.record("group_measure.removed", target=group, by=by)


@transaction.atomic
def score_members(
    *,
    measure: GroupMeasure,
    scores: Scores,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> list[MemberScore]:
    """填写前后测：both values of every member, in place of those before.

    Refused when somebody else did so after `seen_at`: the measure says when.
    """
    group = lock(measure.group)
    rules.can_change(workspace, group).require()
    locked = lock(measure)
    require_unchanged(locked, seen_at, phrases.MEASURE_CHANGED)
    members = {each.pk for each in takes_part(GroupMember.objects.filter(group=group))}
    if not set(scores) <= members:
        raise RefusedError(phrases.MEMBER_NOT_SCORED)

    given = {pk: pair for pk, pair in scores.items() if pair != (None, None)}
    MemberScore.objects.filter(measure=measure).exclude(member__in=given).delete()
    kept: list[MemberScore] = MemberScore.objects.bulk_create(
        [
            MemberScore(
                station_id=group.station_id,
                measure=measure,
                member_id=pk,
                before=before,
                after=after,
            )
            for pk, (before, after) in given.items()
        ],
        update_conflicts=True,
        unique_fields=["measure", "member"],
        update_fields=["before", "after", "updated_at"],
    )
    locked.save(update_fields=["updated_at"])
    audit.record("group_measure.scored", target=group, by=by, reason=measure.name)
    return kept


@transaction.atomic
def save_summary(
    *,
    group: ServiceGroup,
    values: SummaryValues,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> ServiceGroup:
    """填写总结。Refused when somebody else changed the group after `seen_at`."""
    locked = lock(group)
    rules.can_change(workspace, locked).require()
    require_unchanged(locked, seen_at, phrases.GROUP_CHANGED)
    names = tuple(SummaryValues.__dataclass_fields__)
    for name in names:
        setattr(locked, name, getattr(values, name).strip())
    locked.save(update_fields=[*names, "updated_at"])
    audit.record("group.summarised", target=locked, by=by)
    return locked


@transaction.atomic
def close_group(*, group: ServiceGroup, workspace: Workspace, by: User) -> ServiceGroup:
    """结束小组：from now on, corrections only."""
    locked = lock(group)
    held = locked.sessions.exclude(record=None).count()
    left = locked.sessions.filter(record=None, cancelled_reason="").count()
    rules.can_close(workspace, locked, held=held, left=left).require()

    locked.stage, locked.closed_on = GroupStage.CLOSED, clock.today()
    locked.save(update_fields=["stage", "closed_on", "updated_at"])
    audit.record("group.closed", target=locked, by=by)
    return locked


@transaction.atomic
def cancel_group(
    *, group: ServiceGroup, reason: str, workspace: Workspace, by: User
) -> ServiceGroup:
    """小组未开展, with the reason."""
    locked = lock(group)
    held = locked.sessions.exclude(record=None).count()
    rules.can_cancel(workspace, locked, held=held).require()
    if not reason.strip():
        raise RefusedError(phrases.CANCEL_REASON_MISSING, field="reason")

    locked.stage, locked.closed_on = GroupStage.CANCELLED, clock.today()
    locked.summary_problems = reason.strip()
    locked.save(update_fields=["stage", "closed_on", "summary_problems", "updated_at"])
    audit.record("group.cancelled", target=locked, by=by)
    return locked


@transaction.atomic
def note_printed(*, group: ServiceGroup, sheet: str, by: User) -> None:
    """打印小组资料：names leave the platform, so everybody's printing is noted."""
    audit.record("group.printed", target=group, by=by, reason=sheet)
