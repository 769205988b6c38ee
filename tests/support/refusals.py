"""A refusal is a sentence at its field, and nothing of what was asked is kept."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from core.errors import DomainError
from tests.support.personas import World

Given = Callable[[World], dict[str, Any]]


@contextmanager
def refusal(sentence: str, field: str = "") -> Iterator[None]:
    """Expect that the block is refused with `sentence` at `field`, and that no row is different."""
    before = _everything()
    with pytest.raises(DomainError) as refused:
        yield
    assert refused.value.message == sentence
    assert getattr(refused.value, "field", "") == field
    assert _everything() == before


def refuses(
    world: World,
    service: Callable[..., Any],
    given: Given,
    sentence: str,
    field: str = "",
    *,
    who: str = "worker",
) -> None:
    """Ask a service, as `who`, for what it refuses. `given` makes the rows and says the values."""
    with world.scope(who) as workspace:
        usual = {"workspace": workspace, "by": world.person(who)}
        taken = inspect.signature(service).parameters
        said = {name: value for name, value in usual.items() if name in taken} | given(world)
        with refusal(sentence, field):
            service(**said)


def _everything() -> list[tuple[str, str]]:
    """Return a fingerprint of each table whose rows services write, as far as they are seen."""
    tables = [
        model._meta.db_table
        for label in ("casework", "core", "stations")
        for model in apps.get_app_config(label).get_models()
        if model._meta.managed
    ]
    rows = " UNION ALL ".join(
        f"SELECT '{table}', COALESCE(md5(string_agg(t::text, ' ' ORDER BY t::text)), '')"
        f' FROM "{table}" t'
        for table in sorted(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(rows)
        return list(cursor.fetchall())
