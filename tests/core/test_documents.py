"""Tests of core.documents: real PDFs, and what they may not read."""

import base64
import datetime as dt
import os
import re
import subprocess
import sys
import zlib

import pytest
from django.conf import settings as django_settings

from core.documents import DocumentError, render_pdf
from core.documents.fetcher import read_static

CREATED = dt.datetime(2026, 11, 20, 1, 30, tzinfo=dt.UTC)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
PAGE = (
    "{% extends 'documents/base.html' %}"
    "{% block content %}{{ text }}{% autoescape off %}{{ markup }}{% endautoescape %}{% endblock %}"
)


@pytest.fixture(autouse=True)
def page(settings, tmp_path):
    """A template of the test's own beside the project's, and a static folder with one picture."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "dot.png").write_bytes(DOT)
    (tmp_path / "secret.txt").write_text("body { color: red }")
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATIC_ROOT = tmp_path / "collected"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE)
    templates = django_settings.TEMPLATES[0]
    settings.TEMPLATES = [{**templates, "DIRS": [*templates["DIRS"], tmp_path / "templates"]}]
    return tmp_path


def render(markup="", **options):
    context = {"text": "探访记录", "markup": markup}
    return render_pdf("page.html", context, title="服务记录", created=CREATED, **options)


def streams(pdf):
    """Everything inside, unpacked."""
    found = [pdf]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        unpacker = zlib.decompressobj()
        try:
            found.append(unpacker.decompress(match[1]))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_render_pdf_makes_a_pdf_a_3u_with_title_and_date():
    inside = streams(render())

    assert inside.startswith(b"%PDF-1.7")
    assert b'pdfaid:part="3"' in inside
    assert b'pdfaid:conformance="U"' in inside
    assert "服务记录".encode() in inside
    assert b"2026-11-20T09:30:00+08:00" in inside


def test_render_pdf_embeds_chinese_fonts_only():
    names = set(re.findall(rb"/FontName /[A-Z]{6}\+([A-Za-z-]+)", streams(render())))

    assert names
    assert all(name.startswith((b"Noto-Serif-CJK-SC", b"Noto-Sans-CJK-SC")) for name in names)


def test_render_pdf_embeds_its_data():
    inside = streams(render(data={"姓名": "张**", "人次": 3}))

    assert '"姓名": "张**"'.encode() in inside
    assert b"/AFRelationship /Data" in inside


def test_render_pdf_gives_the_same_bytes_for_the_same_content():
    first, second = render(number="DZ-1", data={"a": 1}), render(number="DZ-1", data={"a": 1})

    assert first == second
    assert first != render(number="DZ-2", data={"a": 1})


@pytest.mark.slow
def test_render_pdf_gives_the_same_bytes_in_another_process(page):
    script = (
        "import django, sys; django.setup();"
        "from django.utils.dateparse import parse_datetime;"
        "from core.documents import render_pdf;"
        "sys.stdout.buffer.write(render_pdf('documents/base.html', {}, title='服务记录',"
        " created=parse_datetime('2026-11-20T01:30:00Z')))"
    )

    made = [
        subprocess.run(  # noqa: S603 -- our own interpreter
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert made[0].startswith(b"%PDF")
    assert made[0] == made[1]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd">',
        '<img src="FILE:///etc/passwd">',
        '<img src="http://127.0.0.1/x.png">',
        '<img src="https://example.org/x.png">',
        '<img src="ftp://example.org/x.png">',
        '<img src="//example.org/x.png">',
        '<img src="/etc/passwd">',
        '<img src="/static/missing.png">',
        '<img src="/static/../secret.txt">',
        '<img src="/static/%2e%2e/secret.txt">',
        '<img src="/static//etc/passwd">',
        '<base href="file:///etc/"><img src="passwd">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        "<style>@import url(file:///etc/passwd);</style>",
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<object data="file:///etc/passwd"></object>',
        '<embed src="http://127.0.0.1/">',
    ],
)
def test_render_pdf_reads_nothing_but_its_own_files(markup):
    with pytest.raises(DocumentError, match="Error fetching"):
        render(markup)


def test_render_pdf_reads_static_files_and_data():
    inline = base64.b64encode(DOT).decode()

    pdf = render(f'<img src="/static/dot.png"><img src="data:image/png;base64,{inline}">')

    assert pdf.count(b"/Subtype /Image") >= 1


def test_render_pdf_escapes_what_people_wrote():
    context = {"text": '<img src="file:///etc/passwd">', "markup": ""}

    pdf = render_pdf("page.html", context, title="<b>服务记录</b>", created=CREATED)

    assert pdf.startswith(b"%PDF")


def test_read_static_prefers_the_collected_file(page):
    (page / "collected").mkdir()
    (page / "collected" / "dot.png").write_bytes(b"collected")

    assert read_static("https://documents.invalid/static/dot.png?v=1") == b"collected"


def test_sheets_can_be_left_as_the_page_that_is_printed(settings):
    settings.LINLI_DOCUMENTS_AS_HTML = True

    page = render(data={"number": "GA-1"}).decode()

    assert "探访记录" in page
    assert "GA-1" in page
