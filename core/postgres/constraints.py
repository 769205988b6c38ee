"""What PostgreSQL refuses a row by, in the product's own words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, models, transaction


@contextmanager
def refused_as(refusals: Mapping[str, Exception]) -> Iterator[None]:
    """Raise the refusal that belongs to the constraint which the block breaks.

    The block is undone, the transaction around it goes on. A constraint that `refusals` does not
    name is a mistake of ours and raises as it is.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        refusal = refusals.get(broken_constraint(error))
        if refusal is None:
            raise
        raise refusal from error


def primary_key_of(model: type[models.Model]) -> str:
    """Return the name of the constraint that a key used twice breaks."""
    return f"{model._meta.db_table}_pkey"


def broken_constraint(error: IntegrityError) -> str:
    """Return the name of the constraint that `error` tells of; nothing where it names none."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", "") or ""
