"""What hangs on the file of a client: every row that points at it."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, models

from casework.models import Client, ClientMerge, ConsentItem, RecordClient, ServiceRecord

Link = tuple[type[models.Model], str]

# These say themselves what became of whom, and stay as they are.
NOT_MOVED = (Client, ClientMerge)


def links() -> Iterator[Link]:
    """Return every model that points at a client, with the name of its field."""
    for field in Client._meta.get_fields(include_hidden=True):
        is_link = field.auto_created and not field.concrete and not field.many_to_many
        model: Any = field.related_model
        if is_link and model not in NOT_MOVED and model._meta.managed:
            yield model, field.remote_field.name  # type: ignore[union-attr]  # -- it is a relation


def movable_links() -> list[Link]:
    """Return those whose rows may be changed: what is written once keeps its client."""
    return [(model, field) for model, field in links() if _may_change(model)]


def rows_of(link: Link, client: Client) -> "models.QuerySet[Any]":
    """Return the rows of one link that point at the client."""
    model, field = link
    manager: Any = model._default_manager
    rows: models.QuerySet[Any] = manager.filter(**{field: client})
    return rows.order_by("pk")


def said(link: Link) -> str:
    """Return how a page calls rows of this kind."""
    words = ServiceRecord if is_participation(link) else link[0]
    return str(words._meta.verbose_name)


def is_part(link: Link) -> bool:
    """Whether the rows are told with the whole that they belong to."""
    return link[0] is ConsentItem


def count_links(client: Client) -> list[tuple[str, int]]:
    """Return what there is of each kind, in the words of the pages."""
    counted = [
        (said(link), rows_of(link, client).count()) for link in movable_links() if not is_part(link)
    ]
    return [(label, number) for label, number in counted if number]


def is_participation(link: Link) -> bool:
    """Whether this is the link on which the figures hang."""
    return link[0] is RecordClient


def _may_change(model: type[models.Model]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(current_user, %s, 'UPDATE')", [model._meta.db_table]
        )
        return bool(cursor.fetchone()[0])
