"""需求清单 and 资源清单 as spreadsheets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from casework.documents.lists import STREET, classes_of, kinds_of, period_of
from casework.models import CommunityNeed, CommunityResource
from casework.selectors import community_needs, resources
from core import clock
from core.pagination import keyset
from stations.services.jobs import JobRun

CHUNK = 500
LONGEST_CELL = 32_767

# Nothing that was typed becomes a formula, a link or a number.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Column:
    """One column: its heading, its width in characters, its value."""

    title: str
    width: int
    value: Callable[[Any], str | int | None]


NEED_COLUMNS = (
    Column("社工站", 22, lambda row: row.station.name),
    Column("社区", 16, lambda row: row.community.name),
    Column("类别", 12, lambda row: row.get_kind_display()),
    Column("需求", 50, lambda row: row.description),
    Column("涉及人群", 16, lambda row: row.get_client_class_display()),
    Column("涉及人数", 10, lambda row: row.people),
    Column("优先次序", 10, lambda row: row.get_priority_display()),
    Column("来源", 12, lambda row: row.get_source_display()),
    Column("发现日期", 12, lambda row: row.found_on.isoformat()),
    Column("状态", 12, lambda row: row.get_state_display()),
    Column("回应措施", 50, lambda row: row.response),
    Column("办结日期", 12, lambda row: row.settled_on.isoformat() if row.settled_on else ""),
    Column("满意度", 8, lambda row: row.satisfaction),
)
RESOURCE_COLUMNS = (
    Column("社工站", 22, lambda row: row.station.name),
    Column("五社", 14, lambda row: row.get_society_role_display()),
    Column("资源名称", 26, lambda row: row.name),
    Column("提供方", 26, lambda row: row.provider),
    Column("内容", 40, lambda row: row.content),
    Column("可回应的需求", 30, kinds_of),
    Column("适用人群", 24, classes_of),
    Column("范围", 16, lambda row: row.community.name if row.community else STREET),
    Column("可服务人数", 10, lambda row: row.capacity),
    Column("已用人数", 10, lambda row: row.used),
    Column("使用条件", 30, lambda row: row.conditions),
    Column("有效期", 26, period_of),
)


def write_needs(run: JobRun, rows: QuerySet[CommunityNeed], conditions: list[str]) -> None:
    """Write 需求清单 to the result of the job."""
    rows = rows.defer(None)
    _write(run, "需求清单", NEED_COLUMNS, rows, community_needs.NEWEST_FIRST, conditions)


def write_resources(run: JobRun, rows: QuerySet[CommunityResource], conditions: list[str]) -> None:
    """Write 资源清单 to the result of the job; contacts stay in the product."""
    counted = resources.with_use(rows)
    _write(run, "资源清单", RESOURCE_COLUMNS, counted, resources.NEWEST_FIRST, conditions)


def _write(
    run: JobRun,
    name: str,
    columns: tuple[Column, ...],
    rows: QuerySet[Any],
    order: tuple[str, ...],
    conditions: list[str],
) -> None:
    from xlsxwriter import Workbook

    run.name = f"{name}_{run.workspace.place}_{clock.today():%Y%m%d}.xlsx"
    total = rows.order_by().count()
    run.progress(0, total)
    with Workbook(run.path, OPTIONS) as book:
        _write_notes(book, run, conditions, total)
        sheet, bold = book.add_worksheet(name), book.add_format({"bold": True})
        for position, column in enumerate(columns):
            sheet.set_column(position, position, column.width)
            sheet.write_string(0, position, column.title, bold)
        sheet.freeze_panes(1, 0)
        for line, row in enumerate(_in_chunks(rows, order), start=1):
            _write_row(sheet, line, [column.value(row) for column in columns])
            if line % CHUNK == 0:
                run.progress(line, max(total, line))
    run.progress(total, total)


def _in_chunks(rows: QuerySet[Any], order: tuple[str, ...]) -> Iterator[Any]:
    """Go through the rows page by page, so that no more than one page is in memory."""
    cursor: str | None = None
    while True:
        page = keyset(rows, order=order, cursor=cursor, size=CHUNK)
        yield from page.rows
        if page.next_cursor is None:
            return
        cursor = page.next_cursor


def _write_row(sheet: Any, line: int, values: list[str | int | None]) -> None:
    for position, value in enumerate(values):
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
        ("导出时间", timezone.localtime(clock.now()).strftime("%Y-%m-%d %H:%M")),
        ("筛选条件", "；".join(conditions) or "无"),
        ("条数", str(total)),
    )
    for line, (label, text) in enumerate(lines):
        sheet.write_string(line, 0, label)
        sheet.write_string(line, 1, text)
