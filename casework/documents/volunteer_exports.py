"""Volunteers in the columns of the national volunteer system, as policy maps them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from casework.models import Volunteer
from casework.phrases import volunteers as phrases
from casework.rules.volunteers import display_name
from casework.selectors.volunteers import (
    ExportColumn,
    export_columns,
    volunteers_to_export,
)
from core import clock
from core.errors import DomainError
from core.masking import mask_id_number, mask_phone
from stations.enums import Permission
from stations.selectors.workspaces import Workspace
from stations.services.jobs import JobRun

CHUNK = 500
WIDTH = 18

# Nothing that was typed becomes a formula, a link or a number.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Reader:
    """Who reads, and whether numbers and phones come in full."""

    workspace: Workspace
    in_full: bool

    def secret(self, value: str, mask: Callable[[str], str]) -> str:
        """Return the value, or what is left of it."""
        return value if self.in_full else mask(value)


FIELDS: dict[str, Callable[[Volunteer, Reader], Any]] = {
    "number": lambda row, _: row.number,
    "national_number": lambda row, _: row.national_number,
    "name": lambda row, reader: display_name(reader.workspace, row),
    "sex": lambda row, _: row.sex,
    "born_on": lambda row, reader: row.born_on if reader.in_full else None,
    "identifier": lambda row, reader: reader.secret(row.identifier, mask_id_number),
    "phone": lambda row, reader: reader.secret(row.phone, mask_phone),
    "community": lambda row, _: row.community.name if row.community else "",
    "skills": lambda row, _: "、".join(row.skills),
    "available": lambda row, _: row.available,
    "state": lambda row, _: row.state,
    "registered_on": lambda row, _: row.registered_on,
    "hours": lambda row, _: round(row.minutes / 60, 1),
    "station": lambda row, _: row.station.name,
}


def write_volunteers(run: JobRun) -> None:
    """Write one line for each volunteer of the station to the result of the job."""
    from xlsxwriter import Workbook

    columns = export_columns(run.workspace, clock.today())
    if not columns:
        raise DomainError(phrases.NO_MAPPING)
    may_reveal = run.workspace.permits(Permission.CLIENT_REVEAL)
    reader = Reader(run.workspace, bool(run.parameters.get("in_full")) and may_reveal)
    run.name = f"志愿者_{run.workspace.place}_{clock.today():%Y%m%d}.xlsx"
    rows = volunteers_to_export(run.workspace)
    total = rows.count()
    with Workbook(run.path, OPTIONS) as book:
        sheet = book.add_worksheet("志愿者")
        bold = book.add_format({"bold": True})
        for position, column in enumerate(columns):
            sheet.set_column(position, position, WIDTH)
            sheet.write_string(0, position, column.title, bold)
        sheet.freeze_panes(1, 0)
        for line, volunteer in enumerate(rows.iterator(chunk_size=CHUNK), start=1):
            _write_row(sheet, line, columns, volunteer, reader)
            if line % CHUNK == 0:
                run.progress(line, total)
    run.progress(total, total)


def _write_row(
    sheet: Any, line: int, columns: list[ExportColumn], volunteer: Volunteer, reader: Reader
) -> None:
    for position, column in enumerate(columns):
        value = cell(volunteer, column.source, column.codes, reader)
        if isinstance(value, int | float):
            sheet.write_number(line, position, value)
        elif value:
            sheet.write_string(line, position, str(value))


def cell(volunteer: Volunteer, source: str, codes: Mapping[str, str], reader: Reader) -> Any:
    """Return one value, in the code of the other system where the mapping has one."""
    value = FIELDS[source](volunteer, reader)
    return codes.get(str(value), value) if codes else value
