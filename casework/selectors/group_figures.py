"""What a group has come to: attendance, and the members before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from casework.enums.groups import MemberState, Presence
from casework.models import (
    Attendance,
    CostLine,
    GroupMeasure,
    GroupMember,
    GroupSession,
    MemberScore,
    ServiceGroup,
)
from core.charts import BarChart, Series

THERE = frozenset({Presence.PRESENT, Presence.LATE})
PLAN = (
    "name",
    "nature",
    "background",
    "theory",
    "goal",
    "target",
    "recruitment",
    "contract",
    "difficulties",
    "evaluation",
    "place",
)


@dataclass(frozen=True)
class AttendanceFigures:
    """出席：those who came among those who were expected, over the sessions that were held."""

    sessions: int = 0
    expected: int = 0
    came: int = 0

    @property
    def rate(self) -> int | None:
        """出席率 in percent; None where nobody was expected yet."""
        return round(100 * self.came / self.expected) if self.expected else None


@dataclass(frozen=True)
class MeasuredMember:
    """One member's two values."""

    member: GroupMember
    before: Decimal | None
    after: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """How far it moved."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True)
class MeasureResult:
    """One measure, member by member; the means are of those who have both values."""

    measure: GroupMeasure
    members: tuple[MeasuredMember, ...]

    @property
    def both(self) -> tuple[MeasuredMember, ...]:
        """Those measured before and after."""
        return tuple(each for each in self.members if each.change is not None)

    @property
    def is_scored(self) -> bool:
        """Whether anybody has a value."""
        return any((each.before, each.after) != (None, None) for each in self.members)

    @property
    def before(self) -> Decimal | None:
        """前测平均。"""
        return _mean(each.before for each in self.both)

    @property
    def after(self) -> Decimal | None:
        """后测平均。"""
        return _mean(each.after for each in self.both)

    @property
    def improved(self) -> int:
        """How many moved the way that is hoped for."""
        sign = 1 if self.measure.more_is_better else -1
        return sum(1 for each in self.both if sign * (each.change or 0) > 0)

    def chart(self, names: dict[UUID, str]) -> BarChart:
        """Return the two values of each member side by side, and the means."""
        shown = self.both
        means: tuple[tuple[str, Any, Any], ...] = (("平均", self.before, self.after),)
        rows = [(names[each.member.pk], each.before, each.after) for each in shown]
        rows = [*(means if shown else ()), *rows]
        return BarChart(
            title=f"{self.measure.name}：前测与后测",
            categories=tuple(name for name, _, _ in rows),
            unit=self.measure.unit,
            description="越高越好" if self.measure.more_is_better else "越低越好",
            category_label="组员",
            series=(
                Series("前测", tuple(before for _, before, _ in rows)),
                Series("后测", tuple(after for _, _, after in rows)),
            ),
        )


def attendance_figures(sessions: Iterable[GroupSession]) -> AttendanceFigures:
    """Return how many came, over `sessions` with their attendance fetched."""
    held = [each for each in sessions if each.is_held]
    lines = [line for each in held for line in each.attendance.all()]
    came = sum(1 for line in lines if line.presence in THERE)
    return AttendanceFigures(len(held), len(lines), came)


def attendance_by_member(lines: Iterable[Attendance]) -> dict[UUID | None, tuple[int, int]]:
    """Return for each client how often he came, and of how many times."""
    counts: dict[UUID | None, tuple[int, int]] = {}
    for line in lines:
        came, of = counts.get(line.client_id, (0, 0))
        counts[line.client_id] = (came + (line.presence in THERE), of + 1)
    return counts


def measure_results(group: ServiceGroup, members: Sequence[GroupMember]) -> list[MeasureResult]:
    """Return every measure of the group with the values of `members`. Two queries."""
    measures = list(GroupMeasure.objects.filter(group=group).order_by("position", "id"))
    rows = MemberScore.objects.filter(measure__group=group)
    scores = {(row.measure_id, row.member_id): row for row in rows}
    return [
        MeasureResult(
            measure,
            tuple(_measured(member, scores.get((measure.pk, member.pk))) for member in members),
        )
        for measure in measures
    ]


def takes_part(members: Iterable[GroupMember]) -> list[GroupMember]:
    """Return those who are or were in the group."""
    return [each for each in members if each.state in {MemberState.ADMITTED, MemberState.LEFT}]


def plan_content(group: ServiceGroup, costs: Iterable[CostLine]) -> dict[str, Any]:
    """Return what is signed when a plan is approved, as JSON."""
    return {
        **{name: getattr(group, name) for name in PLAN},
        "number": group.number,
        "project": str(group.project_id),
        "item": str(group.item_id),
        "capacity": group.capacity,
        "starts_on": str(group.starts_on),
        "ends_on": str(group.ends_on),
        "budget": str(sum((each.planned for each in costs), Decimal(0)).quantize(Decimal("0.01"))),
    }


def _measured(member: GroupMember, score: MemberScore | None) -> MeasuredMember:
    return MeasuredMember(member, score.before if score else None, score.after if score else None)


def _mean(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [each for each in values if each is not None]
    if not known:
        return None
    return (sum(known, Decimal(0)) / len(known)).quantize(Decimal("0.01"))
