"""Tests of core.http."""

import io

import pytest
from django.http import HttpResponse

from core.http import attachment, no_store, stored_file


def test_attachment_has_a_chinese_name_and_is_not_cached():
    response = attachment(b"data", filename="探访记录 2026.xlsx", content_type="application/x")

    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E6%8E%A2%E8%AE%BF%E8%AE%B0%E5%BD%95%202026.xlsx"
    )
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == b"data"


def test_attachment_streams_an_iterable():
    response = attachment(iter([b"a", b"b"]), filename="名单.csv", content_type="text/csv")

    assert response.streaming
    assert response.getvalue() == b"ab"


@pytest.mark.parametrize(
    "name", ['x"\r\nSet-Cookie: a=b.pdf', "../../etc/passwd", "合同\u202efdp.exe"]
)
def test_attachment_name_cannot_leave_the_header(name):
    header = attachment(b"", filename=name, content_type="text/plain")["Content-Disposition"]

    assert not {"\r", "\n", "\u202e", "/"} & set(header)


@pytest.mark.parametrize(
    ("content_type", "inline", "disposition", "sandboxed"),
    [
        ("image/jpeg", True, "inline", True),
        ("application/pdf", True, "inline", False),
        ("text/html", True, "attachment", False),
        ("image/svg+xml", True, "attachment", False),
        ("image/jpeg", False, "attachment", False),
    ],
)
def test_stored_file_shows_only_photos_and_pdfs(content_type, inline, disposition, sandboxed):
    source = io.BytesIO(b"data")

    response = stored_file(source, filename="照片.jpg", content_type=content_type, inline=inline)

    assert response["Content-Disposition"].startswith(f"{disposition};")
    assert response["Cache-Control"] == "private, no-store"
    assert ("sandbox" in response.get("Content-Security-Policy", "")) is sandboxed


def test_no_store_returns_the_response_it_marked():
    response = HttpResponse()

    assert no_store(response) is response
    assert response["Cache-Control"] == "private, no-store"
