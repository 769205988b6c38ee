"""Which tables belong to a station or to a person, as the models say it."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from stations.tenancy import StationScopedModel

AUDIT_TABLE = "core_auditevent"


def station_models() -> list[type[StationScopedModel]]:
    """Return the models whose rows belong to one station."""
    return [model for model in apps.get_models() if issubclass(model, StationScopedModel)]


def confidential_models() -> list[type[StationScopedModel]]:
    """Return those of them that hold identities or narratives."""
    return [model for model in station_models() if model.confidential]


def personal_models() -> list[type[Model]]:
    """Return the models whose rows have an `owner` and no station: they are his alone."""
    return [
        model
        for model in apps.get_models()
        if _is_owned(model) and not issubclass(model, StationScopedModel)
    ]


def bound_tables() -> list[str]:
    """Return every table that must be empty where no scope is open."""
    models = [*station_models(), *personal_models()]
    return sorted([*(model._meta.db_table for model in models), AUDIT_TABLE])


def _is_owned(model: type[Model]) -> bool:
    try:
        owner = model._meta.get_field("owner")
    except FieldDoesNotExist:
        return False
    user_model = apps.get_model(settings.AUTH_USER_MODEL)
    return owner.is_relation and owner.related_model is user_model
