"""What the rows above lists have in common."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from accounts.models import User
from casework.rules.clients import sees_names
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
    """A row of fields in the look of the other forms, which can say what it filters by."""

    @property
    def form(self) -> forms.Form:
        """The form, in the look of the page."""
        form: forms.Form = super().form
        for field in form.fields.values():
            is_select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if is_select else "form-control"
        return form

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is filtered by."""
        return any(self.data.get(name) for name in self.filters)

    @property
    def parameters(self) -> dict[str, str]:
        """What is filtered by, as texts that make the same filter again."""
        if not self.is_bound or not self.form.is_valid():
            return {}
        given = ((name, self.data.get(name)) for name in self.filters)
        return {name: str(text) for name, text in given if text}

    @property
    def conditions(self) -> list[str]:
        """The same for people: 服务形式：探访."""
        return [
            f"{self.filters[name].label}：{self._words_for(name, text)}"
            for name, text in self.parameters.items()
        ]

    def _words_for(self, name: str, text: str) -> str:
        choices = dict(self.filters[name].extra.get("choices") or ())
        return str(choices.get(text, self.form.cleaned_data[name]))


class NamesFilter(ListFilter):
    """One that searches by name: who sees masked names cannot, for finding would tell the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert self.request is not None
        if not sees_names(self.request.workspace):
            self.filters.pop("q")
