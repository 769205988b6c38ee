"""Reading files."""

from uuid import UUID

from core.errors import NotFoundError
from stations import phrases
from stations.models import StationFile


def get_file(*, pk: UUID) -> StationFile:
    """Return the file. A file of another station does not exist here."""
    kept = StationFile.objects.filter(pk=pk).first()
    if kept is None:
        raise NotFoundError(phrases.FILE_GONE)
    return kept
