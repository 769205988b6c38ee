"""Fetching a file."""

from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_GET

from core.http import stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.selectors.files import get_file
from stations.services.files import open_file


@require_GET
@needs(Permission.RECORD_VIEW)
def file_download(request: StaffRequest, pk: UUID) -> FileResponse:
    """Send a file of a station in scope; `?inline=1` shows a picture in the page."""
    kept = get_file(pk=pk)
    content = open_file(kept=kept, workspace=request.workspace, by=request.user)
    inline = request.GET.get("inline") == "1" and kept.is_image
    return stored_file(content, filename=kept.name, content_type=kept.mime, inline=inline)
