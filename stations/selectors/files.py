"""Reading files."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Exists, ForeignKey, OuterRef, QuerySet

from core.errors import NotFoundError
from core.files import stored_before
from stations import phrases
from stations.models import Job, StationFile


def get_file(*, pk: UUID) -> StationFile:
    """Return the file. A file of another station does not exist here."""
    kept = StationFile.objects.filter(pk=pk).first()
    if kept is None:
        raise NotFoundError(phrases.FILE_GONE)
    return kept


def keys_to_files() -> list["ForeignKey[Any, Any]"]:
    """Return every foreign key to a file, of whatever app."""
    related = StationFile._meta.get_fields(include_hidden=True)
    fields = (each.remote_field for each in related if each.auto_created and each.is_relation)
    return [field for field in fields if isinstance(field, ForeignKey)]


def files_without_key(uploaded_before: dt.datetime) -> QuerySet[StationFile]:
    """Return the files in scope that no foreign key names and that are older than that."""
    rows = StationFile.objects.filter(uploaded_at__lt=uploaded_before)
    for key in keys_to_files():
        naming = key.model._base_manager.filter(**{key.name: OuterRef("pk")})
        rows = rows.filter(~Exists(naming))
    return rows


def strays_of_station(station_id: int, before: dt.datetime) -> set[str]:
    """Return the files on disk, last written before that, which no row of the station names."""
    known = StationFile.objects.filter(station_id=station_id).values_list("path", flat=True)
    return {*stored_before(f"stations/{station_id}", before)} - {*known}


def strays_of_jobs(before: dt.datetime) -> set[str]:
    """Return the results on disk, last written before that, which no job names."""
    known = Job.objects.exclude(result_path="").values_list("result_path", flat=True)
    return {*stored_before("jobs", before)} - {*known}
