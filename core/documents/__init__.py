"""Printed documents: a template and its context in, the bytes of a PDF/A-3u out.

    render_pdf("documents/casework/record.html", {"record": record}, title="服务记录",
               number="DZ-2026-0017", created=record.completed_at)

Templates extend `documents/base.html`; a document reads its files from our own static folder and
from `data:` addresses only. The same template, context and moment give the same bytes.
"""

from core.documents.engine import DocumentError, render_pdf

__all__ = ["DocumentError", "render_pdf"]
