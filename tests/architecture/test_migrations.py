"""Migrations are linear, named by what they do, and can be taken back."""

import re

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

from tests.support.source import APPS, ROOT

pytestmark = pytest.mark.architecture

NAME = re.compile(r"^\d{4}_[a-z0-9_]+$")
SAYS_NOTHING = re.compile(r"_auto_|_migration$|^\d{4}_(initial_)?\d+$|_merge_|_alter_\w+_and_more")


@pytest.fixture(scope="module")
def migrations():
    """Every migration of ours, as (app, name) → migration."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {key: each for key, each in loader.disk_migrations.items() if key[0] in APPS}


@pytest.mark.django_db(databases=["default", "owner"])
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_names_say_what_a_migration_does(migrations):
    nameless = [name for _, name in migrations if not NAME.match(name) or SAYS_NOTHING.search(name)]

    assert nameless == []


def test_each_app_has_one_line_of_migrations(migrations):
    for app in {app for app, _ in migrations}:
        names = sorted(name for own, name in migrations if own == app)
        numbers = [int(name[:4]) for name in names]
        latest = (ROOT / app / "migrations" / "max_migration.txt").read_text().strip()

        assert numbers == list(range(1, len(names) + 1)), app
        assert latest == names[-1], app


def test_each_operation_can_be_taken_back(migrations):
    stuck = [
        f"{app}.{name}"
        for (app, name), migration in migrations.items()
        for operation in migration.operations
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]

    assert stuck == []


def test_data_migrations_can_be_squashed_away(migrations):
    kept = [
        f"{app}.{name}"
        for (app, name), migration in migrations.items()
        for operation in migration.operations
        if isinstance(operation, RunPython) and not operation.elidable
    ]

    assert kept == []
