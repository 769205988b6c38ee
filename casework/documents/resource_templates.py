"""The sheet into which a list of resources is typed before it is imported."""

from io import BytesIO

from casework.enums.communities import SocietyRole
from casework.rules.resource_columns import COLUMNS, MOST_ROWS

FILE_NAME = "资源清单导入模板.xlsx"
WIDTH = 18


def resource_template() -> bytes:
    """Return an XLSX with the headings, and what each column may hold on its second sheet."""
    from xlsxwriter import Workbook

    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        bold, plain = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("资源清单")
        sheet.freeze_panes(1, 0)
        roles = [str(role.label) for role in SocietyRole]
        for at, column in enumerate(COLUMNS):
            sheet.set_column(at, at, WIDTH, plain)
            sheet.write_string(0, at, column.title, bold)
            if column.field == "society_role":
                sheet.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": roles})
        notes = book.add_worksheet("填写说明")
        notes.set_column(0, 0, WIDTH)
        notes.set_column(1, 1, 100)
        for line, column in enumerate(COLUMNS):
            notes.write_string(line, 0, column.title, bold)
            notes.write_string(line, 1, f"{'必填。' if column.required else ''}{column.told}")
    return target.getvalue()
