"""Direct SQL: what each tenant table shows to whom it must not."""

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connection, transaction
from psycopg import sql

from accounts.models import User
from stations.enums import Purpose
from stations.selectors.tenant_tables import (
    bound_tables,
    confidential_models,
    personal_models,
    station_models,
)
from stations.services.isolation.report import IsolationReport
from stations.tenancy import Scope, open_scope

# Tables with a station that are not bound to it, and why.
UNBOUND = {
    "stations_roleassignment": "who works where is read before any scope is open",
    "core_auditchain": "heads of the chains: numbers and hashes only",
}

NOT_BOUND = """
    SELECT relname FROM pg_class
    WHERE relname = ANY (%s) AND relkind IN ('r', 'p') AND NOT (
        relrowsecurity AND relforcerowsecurity
        AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid)
    )
"""

WITH_STATION = """
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'station_id'
"""

ABOVE_THE_RULES = """
    SELECT rolsuper OR rolbypassrls OR EXISTS (
        SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relname = ANY (%s)
    ) FROM pg_roles WHERE rolname = current_user
"""


EVERYTHING = sql.SQL("true")
COUNT = sql.SQL("SELECT count(*) FROM {table} WHERE {condition}")
ANY_ROW = sql.SQL("SELECT 1 FROM {table} LIMIT 1")
TOUCH = sql.SQL("UPDATE {table} SET station_id = station_id WHERE station_id = {home}")
FINGERPRINT = sql.SQL(
    "SELECT count(*), sum(hashtext(t::text)) FROM {table} t WHERE station_id = {home}"
)


def probe_tables(report: IsolationReport, *, home: int, foreign: int, people: list[User]) -> None:
    """Ask every tenant table directly, as the role that the application signs in with."""
    _probe_catalogue(report)
    for table in bound_tables():
        _expect_none(report, "sql without scope", table, EVERYTHING, Scope())
    owners = {model._meta.db_table for model in personal_models()}
    of_home = sql.SQL("station_id = {}").format(home)
    of_people = sql.SQL("owner_id = ANY ({})").format([person.pk for person in people])
    for table in bound_tables():
        condition = of_people if table in owners else of_home
        _expect_none(report, "sql with foreign scope", table, condition, _foreign(foreign))
        if table not in owners:
            _expect_unchanged(report, table, home, _foreign(foreign))
    for model in confidential_models():
        for scope in _without_casework(home, people):
            name = f"sql for {scope.purpose.value}"
            _expect_none(report, name, model._meta.db_table, EVERYTHING, scope)
    _note_empty_tables(report, home, people)


def _probe_catalogue(report: IsolationReport) -> None:
    """Look for tables that nothing binds, and for a role that nothing binds."""
    tables = bound_tables()
    report.probe("catalogue")
    for (table,) in _rows(NOT_BOUND, tables):
        report.leak("catalogue", "table without row security", table)
    for (table,) in _rows(WITH_STATION):
        if table not in tables and table not in UNBOUND:
            report.leak("catalogue", "table with a station that no model binds", table)
    if _rows(ABOVE_THE_RULES, tables) != [(False,)]:
        report.leak("catalogue", "the application's role stands above row security", "pg_roles")


def _expect_none(
    report: IsolationReport, prober: str, table: str, condition: sql.Composable, scope: Scope
) -> None:
    report.probe(prober)
    query = COUNT.format(table=sql.Identifier(table), condition=condition)
    with open_scope(scope):
        ((found,),) = _rows(query)
    if found:
        report.leak(prober, f"{found} rows", table)


def _expect_unchanged(report: IsolationReport, table: str, home: int, scope: Scope) -> None:
    """A foreign scope cannot touch the home station's rows either."""
    report.probe("sql with foreign scope")
    with open_scope(scope):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(TOUCH.format(table=sql.Identifier(table), home=home))
                touched = cursor.rowcount
        except DatabaseError:
            touched = 0
    if touched:
        report.leak("sql with foreign scope", f"{touched} rows changed", table)


def _note_empty_tables(report: IsolationReport, home: int, people: list[User]) -> None:
    """An empty table has nothing to leak, which proves little: say so."""
    for model in station_models():
        table = model._meta.db_table
        if not any(_sees_rows(table, home, person) for person in people):
            report.skip(table, "the home station has no row in this table")


def _sees_rows(table: str, home: int, person: User) -> bool:
    with open_scope(Scope(frozenset({home}), Purpose.SERVICE, person.pk)):
        return bool(_rows(ANY_ROW.format(table=sql.Identifier(table))))


def fingerprint(tables: list[str], home: int) -> list[tuple[Any, ...]]:
    """Return what changes when a row of the home station changes."""
    with open_scope(Scope(frozenset({home}), Purpose.SYSTEM)):
        queries = [FINGERPRINT.format(table=sql.Identifier(name), home=home) for name in tables]
        return [row for query in queries for row in _rows(query)]


def _foreign(station_id: int) -> Scope:
    return Scope(frozenset({station_id}), Purpose.SERVICE)


def _without_casework(home: int, people: list[User]) -> Iterator[Scope]:
    owner = people[0].pk if people else 0
    for purpose in (Purpose.OVERSIGHT, Purpose.EVALUATION, Purpose.PUBLIC):
        yield Scope(frozenset({home}), purpose, owner)


def _rows(query: str | sql.Composable, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters or None)
        return list(cursor.fetchall())
