"""Answering with a printed sheet."""

from io import BytesIO

from django.http import FileResponse

from core.http import stored_file

PDF = "application/pdf"


def as_pdf(content: bytes, name: str) -> FileResponse:
    """Return a PDF that the browser shows and can save under its name."""
    return stored_file(BytesIO(content), filename=name, content_type=PDF, inline=True)
