"""Guards that run around every test."""

import sys
from pathlib import Path
from typing import Any

import pytest
from django.db.models import QuerySet, manager
from django.template.base import FilterExpression, Variable, VariableDoesNotExist

ROOT = Path(__file__).resolve().parents[2]
OURS = str(ROOT / "templates")
DEFAULTS = {"default", "default_if_none", "yesno"}

_resolve_variable = Variable.resolve
_resolve_expression = FilterExpression.resolve
_select_for_update = QuerySet.select_for_update


@pytest.fixture(autouse=True)
def undefined_variables_fail(monkeypatch):
    """A template of ours that shows a variable nobody passed fails the test."""
    missing: list[str] = []

    def resolve_variable(self: Variable, context: Any) -> Any:
        try:
            return _resolve_variable(self, context)
        except VariableDoesNotExist:
            missing.append(str(self.var))
            raise

    def resolve_expression(
        self: FilterExpression, context: Any, ignore_failures: bool = False
    ) -> Any:
        missing.clear()
        result = _resolve_expression(self, context, ignore_failures)
        if missing and not ignore_failures and not _has_default(self):
            template = getattr(context, "render_context", None) and context.render_context.template
            name = template.origin.name if template else ""
            assert not name.startswith(OURS), f"{name}: {missing[-1]} is not defined"
        missing.clear()
        return result

    monkeypatch.setattr(Variable, "resolve", resolve_variable)
    monkeypatch.setattr(FilterExpression, "resolve", resolve_expression)


@pytest.fixture(autouse=True)
def locks_name_their_table(monkeypatch):
    """`select_for_update` in our code says what it locks."""

    def select_for_update(self: QuerySet[Any], *args: Any, **kwargs: Any) -> QuerySet[Any]:
        caller = _caller()
        if caller.is_relative_to(ROOT) and ".venv" not in caller.parts:
            assert kwargs.get("of"), f"{caller}: select_for_update without of="
        return _select_for_update(self, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", select_for_update)


@pytest.fixture(autouse=True)
def files_go_to_a_folder_of_the_run(settings, uploads):
    """What a test uploads does not lie in the data folder."""
    settings.MEDIA_ROOT = uploads


def _caller() -> Path:
    """Return the file that calls, behind the manager that hands the call on."""
    frame = sys._getframe(2)
    while frame.f_code.co_filename == manager.__file__ and frame.f_back:
        frame = frame.f_back
    return Path(frame.f_code.co_filename)


def _has_default(expression: FilterExpression) -> bool:
    return any(function.__name__ in DEFAULTS for function, _ in expression.filters)
