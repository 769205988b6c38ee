"""Every verb in the audit trail has its phrase."""

import ast
import re

import pytest
from django.apps import apps

from core.audit import VERBS
from tests.support.source import APPS, argument, calls, place, python_files

pytestmark = pytest.mark.architecture


def recorded_verbs():
    """Return place → the verb's expression of each `audit.record(…)`."""
    return {
        place(file, call): argument(call, 0, "action")
        for file in python_files(*APPS)
        for call in calls(file, "record")
        if ast.unparse(call.func) in {"audit.record", "record"}
    }


def patterns():
    """Return place → what its verbs look like; a constant looks like itself."""
    return {where: _pattern(verb) for where, verb in recorded_verbs().items()}


def _pattern(verb):
    if isinstance(verb, ast.Constant):
        return re.escape(verb.value)
    if isinstance(verb, ast.JoinedStr):
        pieces = (
            re.escape(part.value) if isinstance(part, ast.Constant) else r"[a-z_]+"
            for part in verb.values
        )
        return "".join(pieces)
    if isinstance(verb, ast.IfExp):
        return f"{_pattern(verb.body)}|{_pattern(verb.orelse)}"
    return r"[^.]+"  # a name passed on


def test_every_recorded_verb_has_a_phrase():
    for where, pattern in patterns().items():
        for choice in pattern.split("|"):
            matching = [verb for verb in VERBS if re.fullmatch(choice, verb)]
            assert matching or choice == r"[^.]+" or choice.endswith(r"\.read"), where


def test_every_phrase_is_of_a_recorded_verb():
    known = "|".join(set(patterns().values()))
    unused = [verb for verb in VERBS if not re.fullmatch(known, verb) and not _is_reading(verb)]

    assert unused == []


def test_every_phrase_is_chinese():
    assert [verb for verb, phrase in VERBS.items() if not re.search(r"[一-鿿]", phrase)] == []


def _is_reading(verb):
    """Say whether it is what `record_read` writes for one of our models."""
    name, _, action = verb.partition(".")
    return action == "read" and name in {model._meta.model_name for model in apps.get_models()}
