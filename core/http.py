"""Answers that are files."""

from collections.abc import Iterable
from typing import BinaryIO, TypeVar

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from core.files import safe_name

Response = TypeVar("Response", bound=HttpResponseBase)

# What a browser may show; anything else is saved, so that it cannot become a page of ours.
_SHOWN = ("image/jpeg", "image/png", "image/webp", "application/pdf")
_SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


def no_store(response: Response) -> Response:
    """Keep an answer with personal data out of every cache."""
    response["Cache-Control"] = "private, no-store"
    return response


def attachment(
    content: bytes | Iterable[bytes], *, filename: str, content_type: str
) -> HttpResponse | StreamingHttpResponse:
    """Answer with a file made by us, to be saved under a name that may be Chinese (RFC 5987)."""
    if isinstance(content, bytes):
        return _as_file(
            HttpResponse(content, content_type=content_type), filename=filename, inline=False
        )
    return _as_file(
        StreamingHttpResponse(content, content_type=content_type), filename=filename, inline=False
    )


def stored_file(
    source: BinaryIO, *, filename: str, content_type: str, inline: bool = False
) -> FileResponse:
    """Answer with a stored file; `inline` shows it in the browser if it is a photo or a PDF."""
    response = FileResponse(source, content_type=content_type)
    return _as_file(response, filename=filename, inline=inline and content_type in _SHOWN)


def _as_file(response: Response, *, filename: str, inline: bool) -> Response:
    disposition = content_disposition_header(not inline, safe_name(filename))
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    if inline and response["Content-Type"].startswith("image/"):
        # Not for PDFs: in a sandbox the browser's own viewer does not start.
        response["Content-Security-Policy"] = _SANDBOX
    return no_store(response)
