"""The guards that run around every test do bite."""

import pytest
from django.db.models import Model
from django.template import Context, Origin, Template

from accounts.models import User
from tests.support.guards import ROOT
from tests.support.queries import assert_constant_queries
from tests.support.web import page_faults

pytestmark = [pytest.mark.architecture, pytest.mark.urls("tests.support.faulty_urls")]

FAULTS = {
    '<a onclick="x()">': "a has onclick=",
    '<p style="color: red">': "p has style=",
    "<script>x()</script>": "script inside the page",
    "<style>p {}</style>": "style inside the page",
    '<form method="post"><input name="x"></form>': "form without a CSRF token",
    "<p>{{ name }}</p>": "unrendered template code",
    "<p>{% now %}</p>": "unrendered template code",
}

SOUND = (
    '<script src="/static/dist/app.js"></script>',
    '<script type="application/json" id="x">{"a": {"b": 1}}</script>',
    '<form method="get"><input name="q"></form>',
    '<form method="post"><input type="hidden" name="csrfmiddlewaretoken"></form>',
)


@pytest.mark.parametrize(("html", "fault"), FAULTS.items())
def test_page_with_a_fault_is_refused(html, fault):
    assert page_faults(html) == [fault]


@pytest.mark.parametrize("html", SOUND)
def test_sound_page_passes(html):
    assert page_faults(html) == []


def test_faulty_page_fails_the_request(web):
    with pytest.raises(AssertionError, match="script inside the page"):
        web("worker").get("/faulty/script/")


def test_page_that_writes_on_get_fails(web):
    with pytest.raises(AssertionError, match="writes to accounts_user"):
        web("worker").get("/faulty/write/")


def test_page_that_writes_on_post_passes(web):
    assert web("worker").post("/faulty/write/").status_code == 200


def test_undefined_variable_of_our_templates_fails():
    with pytest.raises(AssertionError, match="nobody is not defined"):
        render("{{ nobody }}")


@pytest.mark.parametrize(
    "source", ["{{ nobody|default:'x' }}", "{% if nobody %}x{% else %}x{% endif %}"]
)
def test_undefined_variable_with_a_default_passes(source):
    assert render(source) == "x"


def test_undefined_variable_of_a_library_passes():
    assert Template("a{{ nobody }}").render(Context()) == "a"


def test_lock_without_of_fails():
    with pytest.raises(AssertionError, match="select_for_update without of="):
        User.objects.select_for_update()


def test_lock_with_of_passes():
    assert User.objects.select_for_update(of=("self",)).query.select_for_update


def test_queries_that_grow_fail(web, world):
    client, made = web("worker"), []

    with pytest.raises(AssertionError, match=r"\(1, 3\) rows took \[\d+, \d+\] queries"):
        assert_constant_queries(client, "/faulty/queries/", lambda: made.append(_person(len(made))))


def render(source: str) -> str:
    """Render a template as if it lay among ours."""
    origin = Origin(name=str(ROOT / "templates" / "tests.html"), template_name="tests.html")
    return Template(source, origin=origin).render(Context())


def _person(number: int) -> Model:
    return User.objects.create(username=f"queries{number}", display_name="演示")
