"""`migrate` as the owner of the tables, with the application role's rights set first."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate
from django.db import connections

from core.db import app_role


class Command(migrate.Command):
    """Django's command, through the alias `owner`."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Make the owner's connection the default."""
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Give the application role read and write on what will be created, then migrate."""
        role = app_role()
        with connections[options["database"]].cursor() as cursor:
            cursor.execute(f"""
                GRANT USAGE ON SCHEMA public TO {role};
                ALTER DEFAULT PRIVILEGES IN SCHEMA public
                    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
                ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {role};
            """)
        super().handle(*args, **options)
