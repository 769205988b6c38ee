"""What the rows above lists have in common."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from accounts.models import User
from casework.selectors.clients import communities_within, workers_within
from core import clock
from stations.models import Region


def reachable_communities(request: Any) -> QuerySet[Region]:
    """Return the communities that the workspace of `request` reaches."""
    return communities_within(request.workspace, clock.today())


def reachable_workers(request: Any) -> QuerySet[User]:
    """Return who works at the stations of the workspace of `request`."""
    return workers_within(request.workspace, clock.today())


class ListFilter(django_filters.FilterSet):
    """A search field `q` and choices, in the look of the other forms."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.form.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "q" else "form-select"
