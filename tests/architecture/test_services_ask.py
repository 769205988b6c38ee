"""What every service asks before it changes something: reviewed as a table."""

import ast
import re

import pytest

from tests.support.source import called_name, decorators, module_files, name_of, tree

pytestmark = pytest.mark.architecture

ASKING = re.compile("_?(require|refuse)(_|$)")


def asks(function):
    """Yield what a function asks: `x` of `x(…).require()`, and helpers that refuse."""
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        if called_name(node) == "require" and isinstance(node.func, ast.Attribute):
            asked = node.func.value
            yield ast.unparse(asked.func if isinstance(asked, ast.Call) else asked)
        elif ASKING.match(called_name(node)):
            yield called_name(node)


def is_service(function):
    """Whether it is called from outside and changes something."""
    changes = any("atomic" in each for each in decorators(function))
    return changes and not function.name.startswith("_")


def test_services_ask_their_rules(snapshot):
    """`pytest tests/architecture/test_services_ask.py --snapshot-update` makes it anew."""
    lines = [
        f"{name_of(file)}:{function.name}: {', '.join(sorted(asks(function))) or '-'}"
        for file in module_files("services")
        for function in tree(file).body
        if isinstance(function, ast.FunctionDef) and (is_service(function) or [*asks(function)])
    ]

    assert "\n".join(lines) == snapshot
