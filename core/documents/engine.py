"""HTML to PDF."""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from core.documents.fetcher import BASE_URL, make_fetcher

STYLESHEET = "documents/base.css"
DATA_NAME = "data.json"


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
    html = render_to_string(
        template, {**context, "title": title, "created": created, "number": number}
    )
    return _write(unicodedata.normalize("NFC", html), created, data)


def _write(html: str, created: dt.datetime, data: Mapping[str, Any] | None) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    fonts = FontConfiguration()
    fetcher = make_fetcher()
    styles = CSS(
        string=render_to_string(STYLESHEET),
        font_config=fonts,
        base_url=BASE_URL,
        url_fetcher=fetcher,
    )
    try:
        pdf: bytes = HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher).write_pdf(
            stylesheets=[styles],
            font_config=fonts,
            attachments=_attachments(data, created),
            pdf_variant="pdf/a-3u",
            pdf_identifier=hashlib.sha256(html.encode()).hexdigest()[:32].encode(),
        )
    except FatalURLFetchingError as error:
        raise DocumentError(f"{error}: {error.__cause__}") from error
    return pdf


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
