"""区划导入：a list of regions, checked row by row, then loaded in one transaction."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Q

from accounts.models import User
from core import audit
from stations.enums import RegionLevel
from stations.models import Region
from stations.rules.directory import level_fits

IMPORT_LOCK = 4201  # any number; one import at a time
BATCH = 500


@dataclass(frozen=True)
class RegionRow:
    """One row of the list, sound in itself."""

    line: int
    code: str
    name: str
    level: RegionLevel
    parent_code: str


@dataclass(frozen=True)
class Refusal:
    """A row that cannot be loaded, and why."""

    line: int
    code: str
    name: str
    reason: str


@dataclass(frozen=True)
class RegionChange:
    """A row that differs from what is registered."""

    row: RegionRow
    old_name: str
    old_parent: str
    moved: bool

    @property
    def text(self) -> str:
        """What becomes different, in words."""
        parts = []
        if self.old_name != self.row.name:
            parts.append(f"名称 {self.old_name} → {self.row.name}")
        if self.moved:
            parts.append(f"上级 {self.old_parent or '无'} → {self.row.parent_code or '无'}")
        return "；".join(parts)


@dataclass
class ImportPlan:
    """What an import would do."""

    created: list[RegionRow] = field(default_factory=list)
    changed: list[RegionChange] = field(default_factory=list)
    unchanged: list[RegionRow] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind."""
        return {name: len(rows) for name, rows in vars(self).items()}

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to load."""
        return not self.created and not self.changed


def plan_import(rows: Sequence[RegionRow], refused: Iterable[Refusal] = ()) -> ImportPlan:
    """Compare `rows` with what is registered. Nothing is written."""
    return _Planner(rows, refused).plan()


@transaction.atomic
def import_regions(
    *,
    rows: Sequence[RegionRow],
    refused: Iterable[Refusal] = (),
    valid_from: dt.date,
    by: User | None,
) -> ImportPlan:
    """Load what is sound. Loading the same list again changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
    plan = plan_import(rows, refused)

    if not plan.is_idle:
        _Loader(plan, valid_from).load()

    changes = {name: [None, count] for name, count in plan.counts.items()}
    audit.record("region.imported", target=None, by=by, changes=changes)
    return plan


class _Planner:
    """Judges the rows from the top level down, so that a parent is judged before its children."""

    def __init__(self, rows: Sequence[RegionRow], refused: Iterable[Refusal]) -> None:
        self.result = ImportPlan(refused=list(refused))
        self.rows: dict[str, RegionRow] = {}
        for row in rows:
            first = self.rows.setdefault(row.code, row)
            if first is not row:
                self._refuse(row, f"重复代码：第 {first.line} 行已有。")
        codes = {code for row in rows for code in (row.code, row.parent_code)}
        known = Region.objects.filter(code__in=codes).select_related("parent")
        self.known = {region.code: region for region in known}
        self.accepted: dict[str, RegionLevel] = {}
        self.lines = {refusal.code: refusal.line for refusal in self.result.refused}

    def plan(self) -> ImportPlan:
        """Put every row into its list."""
        for level in RegionLevel:
            for row in self.rows.values():
                if row.level == level:
                    self._judge(row)
        self.result.refused.sort(key=lambda refusal: refusal.line)
        return self.result

    def _judge(self, row: RegionRow) -> None:
        reason = self._against_parent(row) or self._against_known(row)
        if reason:
            self._refuse(row, reason)
            self.lines[row.code] = row.line
            return
        self.accepted[row.code] = row.level
        self._sort_in(row)

    def _against_parent(self, row: RegionRow) -> str:
        if not row.parent_code:
            missing = row.level != RegionLevel.PROVINCE
            return "上级不存在：省级以下须填上级代码（parent_code）。" if missing else ""
        parent_level = self._level_of(row.parent_code)
        if parent_level is not None:
            return level_fits(row.level, parent_level).reason
        if row.parent_code in self.lines:
            return f"上级 {row.parent_code} 未被接受（第 {self.lines[row.parent_code]} 行）。"
        return f"上级不存在：{row.parent_code} 不在文件中，也没有登记过。"

    def _level_of(self, code: str) -> RegionLevel | None:
        """Return the level of a parent: accepted, still to be judged, or registered before."""
        if code in self.accepted:
            return self.accepted[code]
        if code in self.lines:
            return None
        if code in self.rows:
            return self.rows[code].level
        return RegionLevel(self.known[code].level) if code in self.known else None

    def _against_known(self, row: RegionRow) -> str:
        known = self.known.get(row.code)
        if known is None or known.level == row.level:
            return ""
        before = RegionLevel(known.level).label
        return f"级别有误：该代码已登记为{before}，不能改为{row.level.label}。"

    def _sort_in(self, row: RegionRow) -> None:
        known = self.known.get(row.code)
        if known is None:
            self.result.created.append(row)
            return
        parent_code = known.parent.code if known.parent else ""
        if (known.name, parent_code) == (row.name, row.parent_code):
            self.result.unchanged.append(row)
            return
        moved = parent_code != row.parent_code
        self.result.changed.append(RegionChange(row, known.name, parent_code, moved))

    def _refuse(self, row: RegionRow, reason: str) -> None:
        self.result.refused.append(Refusal(row.line, row.code, row.name, reason))


class _Loader:
    """Writes a plan in bulk, from the top level down."""

    def __init__(self, plan: ImportPlan, valid_from: dt.date) -> None:
        self.plan, self.valid_from = plan, valid_from
        wanted = {row.parent_code for row in plan.created}
        wanted |= {code for one in plan.changed for code in (one.row.code, one.row.parent_code)}
        self.regions = {one.code: one for one in Region.objects.filter(code__in=wanted)}
        self.left: set[str] = set()

    def load(self) -> None:
        """Create and change level by level, then carry new paths down to what lies below."""
        for level in RegionLevel:
            self._change([one for one in self.plan.changed if one.row.level == level])
            self._create([row for row in self.plan.created if row.level == level])
        if self.left:
            self._carry_down()

    def _create(self, rows: list[RegionRow]) -> None:
        made = [
            Region(
                code=row.code,
                name=row.name,
                level=row.level,
                parent=self.regions.get(row.parent_code),
                path=self._path(row),
                valid_from=self.valid_from,
            )
            for row in rows
        ]
        for region in Region.objects.bulk_create(made, batch_size=BATCH):
            self.regions[region.code] = region

    def _change(self, changes: list[RegionChange]) -> None:
        for one in changes:
            region = self.regions[one.row.code]
            region.name = one.row.name
            if one.moved:
                self.left.add(region.path)
                region.parent = self.regions[one.row.parent_code]
                region.path = self._path(one.row)
        touched = [self.regions[one.row.code] for one in changes]
        Region.objects.bulk_update(touched, ["name", "parent", "path"], batch_size=BATCH)

    def _path(self, row: RegionRow) -> str:
        above = self.regions[row.parent_code].path if row.parent_code else ""
        return f"{above}{row.code}/"

    def _carry_down(self) -> None:
        stale = Q(pk__in=[])
        for path in self.left:
            stale |= Q(path__startswith=path)
        paths = {region.pk: region.path for region in self.regions.values()}
        below = list(Region.objects.filter(stale).select_related("parent"))
        for region in sorted(below, key=lambda one: len(one.path)):
            parent = region.parent
            above = paths.get(parent.pk, parent.path) if parent else ""
            region.path = paths[region.pk] = f"{above}{region.code}/"
        Region.objects.bulk_update(below, ["path"], batch_size=BATCH)
