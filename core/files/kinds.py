"""What may be uploaded, and how much of it."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

MEGABYTE = 1024 * 1024
MILLION = 1_000_000


class FileKind(StrEnum):
    """What a file is, as the reader thinks of it."""

    IMAGE = "image"
    PDF = "pdf"
    DOCUMENT = "document"
    SPREADSHEET = "spreadsheet"
    PRESENTATION = "presentation"
    TEXT = "text"


@dataclass(frozen=True)
class FileType:
    """One type: the suffix it is stored with comes first."""

    kind: FileKind
    mime: str
    suffixes: tuple[str, ...]


_OPEN_XML = "application/vnd.openxmlformats-officedocument"

JPEG = FileType(FileKind.IMAGE, "image/jpeg", (".jpg", ".jpeg"))
PNG = FileType(FileKind.IMAGE, "image/png", (".png",))
WEBP = FileType(FileKind.IMAGE, "image/webp", (".webp",))
PDF = FileType(FileKind.PDF, "application/pdf", (".pdf",))
DOCX = FileType(FileKind.DOCUMENT, f"{_OPEN_XML}.wordprocessingml.document", (".docx",))
XLSX = FileType(FileKind.SPREADSHEET, f"{_OPEN_XML}.spreadsheetml.sheet", (".xlsx",))
PPTX = FileType(FileKind.PRESENTATION, f"{_OPEN_XML}.presentationml.presentation", (".pptx",))
TXT = FileType(FileKind.TEXT, "text/plain", (".txt",))
CSV = FileType(FileKind.TEXT, "text/csv", (".csv",))

FILE_TYPES = (JPEG, PNG, WEBP, PDF, DOCX, XLSX, PPTX, TXT, CSV)
ALLOWED_SUFFIXES = tuple(suffix for each in FILE_TYPES for suffix in each.suffixes)
ALLOWED_LABEL = (
    "图片（JPG、PNG、WEBP）、PDF、Word、Excel、PPT（docx、xlsx、pptx）和文本（txt、csv）"
)


@dataclass(frozen=True)
class UploadLimits:
    """How much is taken."""

    file_bytes: int = 20 * MEGABYTE
    image_pixels: int = 50 * MILLION
    archive_entries: int = 2_000
    archive_bytes: int = 200 * MEGABYTE
    archive_ratio: int = 100


def upload_limits() -> UploadLimits:
    """Return the limits: the defaults, or what `LINLI_UPLOAD_LIMITS` changes of them."""
    return UploadLimits(**getattr(settings, "LINLI_UPLOAD_LIMITS", {}))
