"""核查名单, on paper and as a spreadsheet for the street."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from casework.models import VerificationItem, VerificationList
from casework.rules.clients import display_name, opens_to
from casework.selectors.verifications import get_verification, items_of
from core import clock
from core.documents import render_pdf
from core.masking import mask_name
from stations.selectors.workspaces import Workspace
from stations.services.jobs import JobRun

CLOSED = "（未成年人，不导出情况）"
HEADINGS = (
    ("序号", 6),
    ("姓名", 12),
    ("社区", 16),
    ("备注", 24),
    ("核查结果", 12),
    ("核查日期", 12),
    ("核查情况", 60),
    ("核查人", 12),
)
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class CheckLine:
    """One person on the list."""

    number: int
    name: str
    community: str
    remark: str
    result: str
    checked_on: str
    finding: str
    checked_by: str

    @property
    def cells(self) -> tuple[int | str, ...]:
        """In the order of the headings."""
        return tuple(vars(self).values())


def check_lines(items: Sequence[VerificationItem], workspace: Workspace) -> list[CheckLine]:
    """Return what is said of each, with names as the workspace may see them."""
    return [_line(number, item, workspace) for number, item in enumerate(items, start=1)]


def render_list(
    checks: VerificationList,
    items: Sequence[VerificationItem],
    workspace: Workspace,
    *,
    printed_at: dt.datetime,
) -> bytes:
    """Return the list as a PDF."""
    lines = check_lines(items, workspace)
    return render_pdf(
        "documents/verification.html",
        {"checks": checks, "lines": lines},
        title=f"{checks.station.name}核查名单",
        created=printed_at,
    )


def write_verification(run: JobRun) -> None:
    """Write the results of the list of a job."""
    from xlsxwriter import Workbook

    checks = get_verification(pk=UUID(run.parameters["verification"]))
    lines = check_lines(list(items_of(checks)), run.workspace)
    run.name = f"核查结果_{checks.title}_{clock.today():%Y%m%d}.xlsx"
    with Workbook(run.path, OPTIONS) as book:
        sheet = book.add_worksheet("核查结果")
        bold = book.add_format({"bold": True})
        for column, (title, width) in enumerate(HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, bold)
        sheet.freeze_panes(1, 0)
        for row, line in enumerate(lines, start=1):
            for column, value in enumerate(line.cells):
                sheet.write(row, column, value)
        about = book.add_worksheet("说明")
        about.set_column(1, 1, 60)
        for row, (label, text) in enumerate(_about(checks, run, len(lines))):
            about.write_string(row, 0, label)
            about.write_string(row, 1, text)
    run.progress(len(lines), len(lines))


def _about(checks: VerificationList, run: JobRun, people: int) -> tuple[tuple[str, str], ...]:
    return (
        ("名单", checks.title),
        ("交办单位", checks.asked_by),
        ("收到日期", checks.received_on.isoformat()),
        ("期限", checks.due_on.isoformat()),
        ("人数", str(people)),
        ("导出人", f"{run.by} · {run.workspace.place} {run.workspace.title}"),
        ("导出时间", timezone.localtime(clock.now()).strftime("%Y-%m-%d %H:%M")),
        ("提醒", "含个人信息，只用于本次核查，用后请妥善保管或删除。"),
    )


def _line(number: int, item: VerificationItem, workspace: Workspace) -> CheckLine:
    client = item.client
    sealed = client is not None and not opens_to(workspace, client)
    name = display_name(workspace, client) if client else mask_unless(item.name, workspace)
    return CheckLine(
        number=number,
        name=name,
        community=client.community.name if client and client.community else "",
        remark=CLOSED if sealed and item.remark else item.remark,
        result=item.get_result_display(),
        checked_on=item.checked_on.isoformat() if item.checked_on else "",
        finding=CLOSED if sealed and item.finding else item.finding,
        checked_by=str(item.checked_by or ""),
    )


def mask_unless(name: str, workspace: Workspace) -> str:
    """A name that belongs to no file yet, in full only at its own station."""
    return name if workspace.station_id else mask_name(name)
