"""Fields of the record form that Django does not have."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from casework import phrases, rules
from casework.models import Client
from casework.selectors.plans import find_plan
from casework.selectors.records import clients_of_station, unused_uploads
from core.ids import uuids
from projects.models import ProjectItem
from stations.models import StationFile


class SeveralHidden(forms.MultipleHiddenInput):
    """Several hidden values under one name; the page draws them itself, as chips."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Return every value, also from a plain dict such as a draft."""
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [values] if isinstance(values, str) else list(values)


class ClientsField(forms.Field):
    """服务对象：ids of clients of one station, in their order; gives the clients."""

    widget = SeveralHidden
    default_error_messages: ClassVar = {"required": "请选择服务对象。"}

    def __init__(self, *, station_id: int, **options: Any) -> None:
        self.station_id = station_id
        super().__init__(**options)

    def to_python(self, value: Any) -> tuple[Client, ...]:
        """Look them up; one of another station is an error, as is one that does not exist."""
        ids = uuids(value)
        if len(ids) > rules.MOST_CLIENTS:
            raise ValidationError(phrases.TOO_MANY_CLIENTS)
        found = clients_of_station(ids, station_id=self.station_id)
        if len(found) != len({each for each in value or () if each}):
            raise ValidationError(phrases.CLIENT_ELSEWHERE)
        return tuple(found)


class KeptFilesField(forms.Field):
    """Files that came with an earlier sending of this form and wait to be attached."""

    widget = SeveralHidden

    def __init__(self, *, user: Any, station_id: int, **options: Any) -> None:
        self.user, self.station_id = user, station_id
        super().__init__(**options)

    def to_python(self, value: Any) -> tuple[StationFile, ...]:
        """Leave out what is not the sender's own or has been used since."""
        ids = uuids(value)[: rules.MOST_FILES]
        return tuple(unused_uploads(ids, user=self.user, station_id=self.station_id))


class PlanField(forms.ChoiceField):
    """计入项目 · 目录条目：a project of the station and an item that it offers, in one choice.

    The choices are for showing; what comes back is looked up, so that saving does not list them.
    """

    def __init__(self, *, station_id: int, **options: Any) -> None:
        self.station_id = station_id
        self.known: ProjectItem | None = None
        super().__init__(**options)

    def to_python(self, value: Any) -> ProjectItem | None:
        """Return the plan item of that project."""
        if value in self.empty_values:
            return None
        if self.known is not None and value == plan_value(self.known):
            return self.known
        project, _, item = str(value).partition(":")
        ids = uuids([project])
        # An id of the catalogue has a few digits; int() of a thousand would be work.
        if not ids or not (item.isascii() and item.isdigit() and len(item) < 18):
            raise ValidationError(phrases.ITEM_NOT_OFFERED)
        plan = find_plan(station_id=self.station_id, project_id=ids[0], item_id=int(item))
        if plan is None:
            raise ValidationError(phrases.ITEM_NOT_OFFERED)
        return plan

    def validate(self, value: Any) -> None:
        """Only whether there is one; `to_python` has looked it up."""
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")


class SeveralFilesInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Whatever files came. They are looked into when they are kept (`core.files`)."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files, none included."""
        return [each for each in (data or []) if each]


def plan_value(plan: ProjectItem) -> str:
    """Return the plan as the form writes it."""
    return f"{plan.project_id}:{plan.item_id}"
