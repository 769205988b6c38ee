"""Migration operations for what Django's models cannot say.

`{app_role}` in the SQL stands for the role the application signs in with; it owns no table.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel
from django.db.migrations.operations.special import RunSQL
from django.db.migrations.state import ProjectState

CONFIDENTIAL_PURPOSES = ("service", "supervision", "system")


def app_role() -> str:
    """Return the database role of the application."""
    role: str = settings.DATABASES["default"]["USER"]
    return role


class Statement(RunSQL):
    """SQL that may name the application role."""

    def __init__(self, sql: str, reverse_sql: str = RunSQL.noop) -> None:
        super().__init__(sql, reverse_sql)
        self.sql: str = sql
        self.reverse_sql: str = reverse_sql

    def _run_sql(self, schema_editor: BaseDatabaseSchemaEditor, sqls: Any) -> None:
        if sqls != RunSQL.noop:
            schema_editor.execute(sqls.replace("{app_role}", app_role()), params=None)


def together(statements: Iterable[Statement]) -> Statement:
    """Return one operation for several: Django copies its picture of all models for each."""
    several = list(statements)
    backwards = [each.reverse_sql for each in reversed(several) if each.reverse_sql != RunSQL.noop]
    return Statement("\n".join(each.sql for each in several), "\n".join(backwards))


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


class AllAtOnce(Operation):
    """Make many tables in one step.

    After each operation Django draws its picture of all models anew; with hundreds of them, that
    took most of a minute. Here the picture is drawn twice: before and after.
    """

    reduces_to_sql = True

    def __init__(self, operations: Sequence[Any]) -> None:
        self.operations = operations
        self.made = {each.name_lower for each in operations if isinstance(each, CreateModel)}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Enter every model and field, drawing nothing in between."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Create each new table whole, then change the old ones."""
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                schema_editor.create_model(to_state.apps.get_model(app_label, operation.name))
            elif not self._is_new(operation):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Change the old tables back, then drop the new ones."""
        for operation in reversed(self.operations):
            if isinstance(operation, CreateModel):
                schema_editor.delete_model(from_state.apps.get_model(app_label, operation.name))
            elif not self._is_new(operation):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def _is_new(self, operation: Any) -> bool:
        """Whether the operation belongs to a table that is created here, with all it has."""
        return operation.model_name_lower in self.made


class OwnerMigrates:
    """Database router: tables are made through the owner's connection only."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        """Allow migrations on the alias `owner`."""
        return db == "owner"
