"""Bringing every encrypted row under the active key.

Core knows no tenants, and a table with row security shows nothing while no scope is open. So an
upper app registers, in its `AppConfig.ready()`, a factory of the context manager that opens all
of its rows:

    register_rotation_scope(system_scope)

All of them are entered before the first row is read. A table with row security and no registered
scope is refused instead of being taken for empty. The `owner` alias is no way round that: its
rows are under FORCE ROW LEVEL SECURITY too. It is only needed (`--database owner`) for tables on
which the application role may not UPDATE.

Rotation can be stopped and started again at any time: it reads rows that are not under the active
key, a batch at a time, each batch in its own transaction, and locks them while it writes.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connections, models, transaction
from django.db.models.functions import Cast

from core.crypto.errors import DecryptionError
from core.crypto.fields import EncryptedField
from core.crypto.keys import key_ring

RotationScope = Callable[[], AbstractContextManager[Any]]


@dataclass(frozen=True)
class RotatedField:
    """What became of one field: rows rewritten, rows that could not be opened."""

    context: str
    rotated: int
    failed: int


_scopes: list[RotationScope] = []
_rotators: list[Callable[[], RotatedField]] = []


def register_rotation_scope(scope: RotationScope) -> None:
    """Have `scope` entered for the time of a rotation."""
    if scope not in _scopes:
        _scopes.append(scope)


def register_rotator(rotator: Callable[[], RotatedField]) -> None:
    """Have `rotator` called by `rotate_others`: it rewrites what is encrypted in no field of ours."""
    if rotator not in _rotators:
        _rotators.append(rotator)


def rotate(
    all_models: Iterable[type[models.Model]], *, using: str, batch_size: int
) -> Iterator[RotatedField]:
    """Rewrite what is not under the active key; yield one result for each field."""
    with ExitStack() as stack:
        for scope in _scopes:
            stack.enter_context(scope())
        for model, field in encrypted_fields(all_models):
            _refuse_hidden_rows(model, using)
            yield _rotate_field(model, field, using, batch_size)


def rotate_others() -> Iterator[RotatedField]:
    """Rewrite what other packages keep; yield one result for each kind."""
    for rotator in _rotators:
        yield rotator()


def encrypted_fields(
    all_models: Iterable[type[models.Model]],
) -> list[tuple[type[models.Model], EncryptedField]]:
    """Return every encrypted column, once."""
    return [
        (model, field)
        for model in all_models
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, EncryptedField)
    ]


def _refuse_hidden_rows(model: type[models.Model], using: str) -> None:
    if _scopes:
        return
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass(%s)",
            [model._meta.db_table],
        )
        row = cursor.fetchone()
    if row is not None and row[0]:
        raise ImproperlyConfigured(
            f"{model._meta.label} has row security, and no rotation scope is registered."
        )


def _rotate_field(
    model: type[models.Model], field: EncryptedField, using: str, batch_size: int
) -> RotatedField:
    rotated = failed = 0
    after: Any = None
    while True:
        with transaction.atomic(using=using):
            batch = list(_stale_rows(model, field, using, after)[:batch_size])
            unreadable = sum(not _rewrite(model, field, using, *row) for row in batch)
        rotated += len(batch) - unreadable
        failed += unreadable
        if len(batch) < batch_size:
            return RotatedField(field.context, rotated, failed)
        after = batch[-1][0]


def _stale_rows(
    model: type[models.Model], field: EncryptedField, using: str, after: Any
) -> models.QuerySet[Any, tuple[Any, str]]:
    """Rows whose ciphertext is not under the active key, as (pk, ciphertext), locked."""
    rows: models.QuerySet[Any, tuple[Any, str]] = (
        model._base_manager.using(using)
        .select_for_update(of=("self",))
        .annotate(stored_text=Cast(field.name, models.TextField()))
        .filter(stored_text__startswith="v")
        .exclude(stored_text__startswith=key_ring().active_prefix)
        .order_by("pk")
        .values_list("pk", "stored_text")
    )
    return rows if after is None else rows.filter(pk__gt=after)


def _rewrite(
    model: type[models.Model], field: EncryptedField, using: str, pk: Any, ciphertext: str
) -> bool:
    try:
        value = field.decrypt(ciphertext)
    except DecryptionError:
        return False
    model._base_manager.using(using).filter(pk=pk).update(**{field.name: value})
    return True
