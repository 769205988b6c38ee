"""Printing: one sheet of a case, or the whole case."""

from io import BytesIO
from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_GET

from casework.documents import cases as documents
from casework.rules.cases import shown_title
from casework.services.cases import print_case
from casework.views.case_pages import case_here
from core import clock
from core.http import stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"


@require_GET
@needs(Permission.CASE_VIEW)
def case_sheet(request: StaffRequest, pk: UUID, sheet: str) -> FileResponse:
    """One A4 sheet of the set."""
    case = case_here(request, pk)
    part = documents.sheet_part(case, sheet, request.workspace)
    print_case(case=case, sheet=part.title, workspace=request.workspace, by=request.user)
    content = documents.render_sheet(case, part, printed_at=clock.now())
    name = f"{documents.SHEETS[sheet]}_{case.number}.pdf"
    return stored_file(BytesIO(content), filename=name, content_type=PDF, inline=True)


@require_GET
@needs(Permission.CASE_VIEW)
def case_file(request: StaffRequest, pk: UUID) -> FileResponse:
    """The whole case as one PDF."""
    case = case_here(request, pk)
    parts = documents.all_parts(case, request.workspace)
    print_case(case=case, sheet="个案档案", workspace=request.workspace, by=request.user)
    title = shown_title(request.workspace, case)
    content = documents.render_file(case, parts, case_title=title, printed_at=clock.now())
    name = f"个案档案_{case.number}.pdf"
    return stored_file(BytesIO(content), filename=name, content_type=PDF, inline=True)
