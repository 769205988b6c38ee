"""打印：each sheet of a group, and the whole group."""

from io import BytesIO
from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_GET

from casework.documents import groups as documents
from casework.selectors.costs import costs_of
from casework.selectors.group_figures import measure_results, takes_part
from casework.selectors.groups import members_of, whole_group
from casework.services.group_results import note_printed
from casework.views.group_pages import names_of
from core import clock
from core.errors import NotFoundError
from core.http import stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"


@require_GET
@needs(Permission.GROUP_VIEW)
def group_print(request: StaffRequest, pk: UUID, sheet: str) -> FileResponse:
    """One sheet, or `all` of them."""
    title = documents.TITLES.get(sheet)
    if title is None:
        raise NotFoundError("没有这种表格。")
    group = whole_group(pk=pk)
    members = list(members_of(group))
    folder = documents.group_folder(
        group,
        members=members,
        names=names_of(request, group, members),
        costs=list(costs_of(group=group)),
        results=measure_results(group, takes_part(members)),
    )
    note_printed(group=group, sheet=title, by=request.user)
    content = documents.render_group(folder, sheet, printed_at=clock.now())
    name = f"{title}_{group.name}_{group.number}.pdf"
    return stored_file(BytesIO(content), filename=name, content_type=PDF, inline=True)
