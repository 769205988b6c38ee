"""Every tenant model is behind all three locks."""

import pytest
from django.apps import apps
from django.db import connection, models

from stations.models import Station, StationFile
from stations.selectors.tenant_tables import (
    AUDIT_TABLE,
    bound_tables,
    confidential_models,
    personal_models,
    station_models,
)
from stations.tenancy import StationScopedManager, StationScopedModel

pytestmark = [pytest.mark.architecture, pytest.mark.django_db]

# Models that point to a station without being bound to it.
NOT_BOUND = {
    "stations.RoleAssignment": "who works where is read before any scope is open",
}

# Station rows that overseers may read: they hold no identity and no narrative.
OPEN_TO_OVERSIGHT = {
    "projects.Project": "what was bought, for which period: no people",
    "projects.ProjectItem": "catalogue items of a project: no people",
    "casework.CommunityActivity": "what is offered to everybody; who comes stands elsewhere",
    "casework.CommunityFacility": "public places",
    "casework.CommunityProfile": "a place and its numbers",
    "casework.MonthlyFigure": "counts",
    "casework.QuestionUse": "counts",
    "casework.ServiceTally": "counts",
    "casework.Survey": "what was asked, where and why; the answers stand elsewhere",
    "casework.SwotAnalysis": "a community, not its people",
    "stations.NumberSequence": "counts",
}


def label(model):
    return model._meta.label


def policies(table):
    """Return (name, command, roles, permissive, using, check) of each policy of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT policyname, cmd, roles::text, permissive, qual, with_check FROM pg_policies"
            " WHERE schemaname = 'public' AND tablename = %s",
            [table],
        )
        return list(cursor.fetchall())


@pytest.mark.parametrize("model", station_models(), ids=label)
def test_tenant_model_uses_the_scoped_manager(model):
    assert isinstance(model._default_manager, StationScopedManager)
    assert all(isinstance(manager, StationScopedManager) for manager in model._meta.managers)


def test_model_with_a_station_is_a_tenant_model():
    stray = {
        label(model)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name == "station" and field.related_model is Station
        if not issubclass(model, StationScopedModel)
    }

    assert stray == set(NOT_BOUND)


@pytest.mark.parametrize("table", bound_tables())
def test_tenant_table_has_forced_row_security(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass",
            [table],
        )
        assert cursor.fetchone() == (True, True)


@pytest.mark.parametrize("table", bound_tables())
def test_tenant_table_has_one_policy_for_every_command(table):
    assert [found[:4] for found in policies(table)] == [("scope", "ALL", "{public}", "PERMISSIVE")]


@pytest.mark.parametrize("model", station_models(), ids=label)
def test_policy_binds_to_the_stations_in_scope(model):
    ((*_, using, check),) = policies(model._meta.db_table)

    assert "app_stations()" in using
    assert "app_stations()" in check


@pytest.mark.parametrize("model", confidential_models(), ids=label)
def test_policy_of_a_confidential_model_asks_for_the_purpose(model):
    ((*_, using, check),) = policies(model._meta.db_table)

    assert "app_purpose()" in using
    assert "app_purpose()" in check


def test_models_open_to_oversight_are_these():
    open_models = {label(model) for model in station_models() if not model.confidential}

    assert open_models == set(OPEN_TO_OVERSIGHT)


@pytest.mark.parametrize("model", personal_models(), ids=label)
def test_policy_of_a_personal_model_binds_to_its_owner(model):
    ((*_, using, _),) = policies(model._meta.db_table)

    assert "app_user()" in using


def test_audit_events_are_bound_to_their_chain():
    ((*_, using, _),) = policies(AUDIT_TABLE)

    assert "app_stations()" in using
    assert "app_platform()" in using


@pytest.mark.parametrize("model", station_models(), ids=label)
def test_key_between_tenant_rows_holds_them_to_one_station(model):
    """Each foreign key from a tenant row to a tenant row carries the station with it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype = 'f'",
            [model._meta.db_table],
        )
        keys = [definition for (definition,) in cursor]
    for field in model._meta.concrete_fields:
        if field.is_relation and issubclass(field.related_model, StationScopedModel):
            wanted = f"FOREIGN KEY (station_id, {field.column}) REFERENCES"
            assert any(key.startswith(wanted) for key in keys), f"{label(model)}.{field.name}"


def test_keys_to_a_file_protect_it():
    stray = [
        f"{label(model)}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is StationFile
        if field.remote_field and field.remote_field.on_delete is not models.PROTECT
    ]

    assert stray == []
