"""Templates: each is used, and none names one that is not there."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

from tests.support.source import ROOT, python_files

pytestmark = pytest.mark.architecture

TEMPLATES = ROOT / "templates"
NAME = re.compile(r"""["']([\w/.-]+\.(?:html|txt|css|svg))["']""")

# Looked up by Django or by a library under a name of their own.
BY_CONVENTION = {
    "400.html": "Django answers with it",
    "403.html": "Django answers with it",
    "403_csrf.html": "Django answers with it",
    "404.html": "Django answers with it",
    "409.html": "core.middleware puts the name together",
    "429.html": "allauth answers with it",
    "500.html": "Django answers with it",
}


def own_templates():
    return {str(file.relative_to(TEMPLATES)) for file in TEMPLATES.rglob("*") if file.is_file()}


def named_templates():
    """Return every template named in Python or in a template, also `"a/b/" + x`-free ones."""
    files = [*python_files(), *(file for file in TEMPLATES.rglob("*") if file.is_file())]
    return {name for file in files for name in NAME.findall(file.read_text(encoding="utf-8"))}


def overridden():
    """Return the templates that stand in for one of an installed package."""
    folders = [
        Path(folder)
        for loader in engines["django"].engine.template_loaders
        for inner in getattr(loader, "loaders", [loader])
        for folder in inner.get_dirs()
    ]
    return {
        name
        for name in own_templates()
        for folder in folders
        if folder != TEMPLATES and (folder / name).exists()
    }


def test_every_template_is_used():
    unused = own_templates() - named_templates() - overridden() - set(BY_CONVENTION)

    assert unused == set()


def test_templates_by_convention_are_still_there():
    assert set(BY_CONVENTION) <= own_templates()


@pytest.mark.parametrize("name", sorted(own_templates()))
def test_template_compiles(name):
    if name.endswith((".html", ".txt")):
        get_template(name)
