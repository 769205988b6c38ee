"""Tests of core.htmx."""

import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxMiddleware

from core import htmx

urlpatterns: list[str] = []
PAGE = "page.html"
PARTIAL = "_partial.html"


@pytest.fixture(autouse=True)
def templates(settings):
    texts = {PAGE: "<main>{% include '_partial.html' %}</main>", PARTIAL: "<p>{{ name }}</p>"}
    settings.ROOT_URLCONF = __name__
    loader = ("django.template.loaders.locmem.Loader", texts)
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [loader]},
        }
    ]


def request(**headers):
    made = RequestFactory().get("/", headers=headers)
    HtmxMiddleware(lambda request: HttpResponse())(made)
    return made


def test_render_answers_a_browser_with_the_page():
    response = htmx.render(request(), PAGE, PARTIAL, {"name": "大智"})

    assert response.content.decode() == "<main><p>大智</p></main>"
    assert response["Vary"] == "HX-Request"


def test_render_answers_htmx_with_the_partial():
    response = htmx.render(request(hx_request="true"), PAGE, PARTIAL, {"name": "大智"}, status=422)

    assert (response.status_code, response.content.decode()) == (422, "<p>大智</p>")


@pytest.mark.parametrize("header", ["hx_boosted", "hx_history_restore_request"])
def test_render_answers_with_the_page_when_htmx_replaces_all_of_it(header):
    response = htmx.render(request(hx_request="true", **{header: "true"}), PAGE, PARTIAL)

    assert response.content.startswith(b"<main>")


def test_toast_travels_in_a_header_that_is_ascii():
    response = htmx.toast(HttpResponse(), "已完成。")

    header = response["HX-Trigger"]
    assert header.isascii()
    assert json.loads(header) == {"toast": {"text": "已完成。", "level": "success"}}
