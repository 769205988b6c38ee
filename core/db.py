"""Migration operations for what Django's models cannot say.

`{app_role}` in the SQL stands for the role the application signs in with; it owns no table.
"""

from typing import Any

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.special import RunSQL

CONFIDENTIAL_PURPOSES = ("service", "supervision", "system")


def app_role() -> str:
    """Return the database role of the application."""
    role: str = settings.DATABASES["default"]["USER"]
    return role


class Statement(RunSQL):
    """SQL that may name the application role."""

    def __init__(self, sql: str, reverse_sql: str = RunSQL.noop) -> None:
        super().__init__(sql, reverse_sql)

    def _run_sql(self, schema_editor: BaseDatabaseSchemaEditor, sqls: Any) -> None:
        if sqls != RunSQL.noop:
            schema_editor.execute(sqls.replace("{app_role}", app_role()), params=None)


def row_security(table: str, *, using: str, check: str | None = None) -> Statement:
    """Bind every row of `table` to the condition `using`, for its owner as well."""
    return Statement(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY scope ON {table} USING ({using}) WITH CHECK ({check or using});
        """,
        f"""
        DROP POLICY scope ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


IN_SCOPE = "station_id = ANY (COALESCE((SELECT app_stations()), '{}'))"
FOR_CASEWORK = "(SELECT app_purpose()) IN ('" + "', '".join(CONFIDENTIAL_PURPOSES) + "')"


def station_rows(table: str) -> Statement:
    """Show only rows of the stations in scope."""
    return row_security(table, using=IN_SCOPE)


def confidential_station_rows(table: str) -> Statement:
    """Show only rows of the stations in scope, and none to oversight, evaluation or the public."""
    return row_security(table, using=f"{IN_SCOPE} AND {FOR_CASEWORK}")


def personal_rows(table: str, *, check: str | None = None) -> Statement:
    """Show a row to its owner and to the system."""
    mine = "owner_id = (SELECT app_user()) OR (SELECT app_purpose()) = 'system'"
    return row_security(table, using=mine, check=check)


def same_station(table: str, column: str, parent: str) -> Statement:
    """Let `column` refer to a row of `parent` of the same station only."""
    name = f"{table}_{column}_same_station"
    return Statement(
        f"""
        CREATE UNIQUE INDEX IF NOT EXISTS {parent}_station_id_id_key ON {parent} (station_id, id);
        ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (station_id, {column})
            REFERENCES {parent} (station_id, id);
        """,
        f"ALTER TABLE {table} DROP CONSTRAINT {name};",
    )


def revoke(table: str, *privileges: str) -> Statement:
    """Take `privileges` on `table` from the application role."""
    listed = ", ".join(privileges)
    return Statement(
        f"REVOKE {listed} ON {table} FROM {{app_role}};",
        f"GRANT {listed} ON {table} TO {{app_role}};",
    )


class OwnerMigrates:
    """Database router: tables are made through the owner's connection only."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Allow migrations on the alias `owner`."""
        return db == "owner"
