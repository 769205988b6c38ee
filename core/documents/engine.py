"""HTML to PDF."""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from threading import local
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from core.documents.fetcher import BASE_URL, make_fetcher

STYLESHEET = "documents/base.css"
DATA_NAME = "data.json"

_thread = local()


class DocumentError(Exception):
    """The document could not be made: a fault of its template, never of the user."""


def render_pdf(
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    created: dt.datetime,
    number: str = "",
    data: Mapping[str, Any] | None = None,
) -> bytes:
    """Render `template` to a PDF/A-3u.

    `created` is the moment printed at the foot and written into the file; `number` the document
    number at the head. `data` is embedded as JSON, so that the document can be read by machine.
    """
    html: str = render_to_string(
        template, {**context, "title": title, "created": created, "number": number}
    )
    html = unicodedata.normalize("NFC", html)
    if settings.LINLI_DOCUMENTS_AS_HTML:
        return f"{html}\n{json.dumps(data, ensure_ascii=False)}".encode()
    return _write(html, created, data)


def _write(html: str, created: dt.datetime, data: Mapping[str, Any] | None) -> bytes:
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    try:
        pdf: bytes = HTML(string=html, base_url=BASE_URL, url_fetcher=make_fetcher()).write_pdf(
            stylesheets=[_styles(render_to_string(STYLESHEET))],
            font_config=_fonts(),
            attachments=_attachments(data, created),
            pdf_variant="pdf/a-3u",
            pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
        )
    except FatalURLFetchingError as error:
        raise DocumentError(f"{error}: {error.__cause__}") from error
    return pdf


@lru_cache(maxsize=4)
def _styles(source: str) -> Any:
    """Return the parsed style sheet. Ours declares no fonts, so that it belongs to no document."""
    from weasyprint import CSS

    return CSS(string=source, base_url=BASE_URL, url_fetcher=make_fetcher())


def _fonts() -> Any:
    """Return the fonts of this thread: found once, not once a document."""
    from weasyprint.text.fonts import FontConfiguration

    if not hasattr(_thread, "fonts"):
        _thread.fonts = FontConfiguration()
    return _thread.fonts


def _attachments(data: Mapping[str, Any] | None, created: dt.datetime) -> list[Any]:
    from weasyprint import Attachment

    if data is None:
        return []
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)
    moment = created.astimezone(dt.UTC)
    return [
        Attachment(
            string=text,
            name=DATA_NAME,
            description="机器可读的同一内容",
            created=moment,
            modified=moment,
            relationship="Data",
        )
    ]
