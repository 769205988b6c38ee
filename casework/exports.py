"""Service records as a spreadsheet, written while they are read: a million rows take no memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from casework.models import ServiceRecord
from casework.rules import can_read_in_full
from casework.rules.clients import display_name
from casework.selectors.records import NEWEST_FIRST, rows_for
from core import clock
from core.pagination import keyset
from stations.selectors.workspaces import Workspace
from stations.services.jobs import JobRun

CHUNK = 500
ROWS_PER_SHEET = 1_000_000  # Excel ends at 1,048,576
LONGEST_CELL = 32_767
CLOSED = "（未成年人记录，不导出内容）"

# Nothing that was typed becomes a formula, a link or a number.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Row:
    """One record, and whose eyes it is for."""

    record: ServiceRecord
    workspace: Workspace

    @property
    def names(self) -> str:
        """The clients, as the workspace may see them."""
        known = self.record.participations.all()
        return "、".join(display_name(self.workspace, each.client) for each in known)

    @property
    def people(self) -> int:
        """人次：clients and residents who are not registered."""
        return len(self.record.participations.all()) + self.record.anonymous_count

    def told(self, text: str) -> str:
        """Return what is told in confidence, or that it stays here."""
        return text if not text or can_read_in_full(self.workspace, self.record) else CLOSED


@dataclass(frozen=True)
class Column:
    """One column: its heading, its width in characters, its value."""

    title: str
    width: int
    value: Callable[[Row], str | int]


COLUMNS = (
    Column("社工站", 22, lambda row: row.record.station.name),
    Column("服务日期", 12, lambda row: row.record.served_on.isoformat()),
    Column("开始时间", 10, lambda row: _time(row.record.started_at)),
    Column("时长（分钟）", 12, lambda row: row.record.minutes),
    Column("服务形式", 12, lambda row: row.record.kind_label),
    Column("专业方法", 12, lambda row: row.record.get_method_display()),
    Column("服务对象", 26, lambda row: row.names),
    Column("未登记居民人数", 14, lambda row: row.record.anonymous_count),
    Column("人次", 8, lambda row: row.people),
    Column("统计类别", 18, lambda row: row.record.get_client_class_display()),
    Column("地点", 14, lambda row: row.record.get_place_display()),
    Column("具体地点", 20, lambda row: row.record.place_detail),
    Column("所在社区", 16, lambda row: str(row.record.community or "")),
    Column("计入项目", 26, lambda row: row.record.project.name),
    Column("服务领域", 14, lambda row: row.record.item.area),
    Column("目录条目", 20, lambda row: row.record.item.name),
    Column("近况", 10, lambda row: row.record.get_situation_display()),
    Column("过程与内容", 60, lambda row: row.told(row.record.content)),
    Column("下一步", 30, lambda row: row.told(row.record.next_step)),
    Column("记录人", 12, lambda row: str(row.record.worker)),
    Column("完成时间", 17, lambda row: _moment(row.record.completed_at)),
    Column("迟录天数", 10, lambda row: row.record.late_days),
    Column("版本", 8, lambda row: row.record.version),
    Column("记录编号", 36, lambda row: str(row.record.pk)),
)


def write_records(run: JobRun, keys: QuerySet[ServiceRecord], conditions: list[str]) -> None:
    """Write the records of `keys` to the result of the job, the latest first."""
    from xlsxwriter import Workbook

    run.name = f"服务记录_{run.workspace.place}_{clock.today():%Y%m%d}.xlsx"
    total = keys.order_by().count()
    run.progress(0, total)
    with Workbook(run.path, OPTIONS) as book:
        _write_notes(book, run, conditions, total)
        sheet, line = _new_sheet(book), 0
        for done, record in enumerate(_in_chunks(keys), start=1):
            if line == ROWS_PER_SHEET:
                sheet, line = _new_sheet(book), 0
            line += 1
            _write_row(sheet, line, Row(record, run.workspace))
            if done % CHUNK == 0:
                run.progress(done, max(total, done))
    run.progress(total, total)


def _in_chunks(keys: QuerySet[ServiceRecord]) -> Iterator[ServiceRecord]:
    """Go through the records page by page, so that no more than one page is in memory."""
    cursor: str | None = None
    while True:
        page = keyset(keys, order=NEWEST_FIRST, cursor=cursor, size=CHUNK)
        yield from rows_for(page.rows, in_full=True)
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _new_sheet(book: Any) -> Any:
    number = len(book.worksheets())
    sheet = book.add_worksheet("服务记录" if number == 1 else f"服务记录{number}")
    bold = book.add_format({"bold": True})
    for position, column in enumerate(COLUMNS):
        sheet.set_column(position, position, column.width)
        sheet.write_string(0, position, column.title, bold)
    sheet.freeze_panes(1, 0)
    return sheet


def _write_row(sheet: Any, line: int, row: Row) -> None:
    for position, column in enumerate(COLUMNS):
        value = column.value(row)
        if isinstance(value, int):
            sheet.write_number(line, position, value)
        elif value:
            sheet.write_string(line, position, value[:LONGEST_CELL])


def _write_notes(book: Any, run: JobRun, conditions: list[str], total: int) -> None:
    """Say on the first sheet what this is: who asked for it, when, by which conditions."""
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 80)
    lines = (
        ("导出人", f"{run.by} · {run.workspace.place} {run.workspace.title}"),
        ("导出时间", _moment(clock.now())),
        ("筛选条件", "；".join(conditions) or "无"),
        ("记录条数", str(total)),
        ("口径", "每行一条服务记录，按最新一版；人次为登记的服务对象人数加未登记居民人数。"),
        ("提醒", "含个人信息，只限本站工作使用，用后请妥善保管或删除。"),
    )
    for line, (label, text) in enumerate(lines):
        sheet.write_string(line, 0, label)
        sheet.write_string(line, 1, text)


def _time(value: Any) -> str:
    return value.strftime("%H:%M") if value else ""


def _moment(value: Any) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
