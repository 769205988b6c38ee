"""What the application's database role can not do, however it tries."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from casework.models import ServiceRecord
from tests.support.filling import fill_station
from tests.support.rows import count, execute

pytestmark = pytest.mark.django_db

REFUSED = {
    "change an audit event": "UPDATE core_auditevent SET reason = ''",
    "delete an audit event": "DELETE FROM core_auditevent",
    "empty the audit events": "TRUNCATE core_auditevent",
    "write a chain head": "UPDATE core_auditchain SET seq = 0",
    "add a chain head": "INSERT INTO core_auditchain VALUES (999, 0, '')",
    "delete a chain head": "DELETE FROM core_auditchain",
    "insert a tally": "INSERT INTO casework_servicetally (station_id) VALUES (1)",
    "change a tally": "UPDATE casework_servicetally SET records = 0",
    "delete a tally": "DELETE FROM casework_servicetally",
    "delete a record": "DELETE FROM casework_servicerecord",
    "change a version": "UPDATE casework_recordversion SET reason = ''",
    "delete a version": "DELETE FROM casework_recordversion",
    "drop a policy": "DROP POLICY scope ON casework_client",
    "add a policy": "CREATE POLICY open ON casework_client USING (true)",
    "alter a policy": "ALTER POLICY scope ON casework_client USING (true)",
    "switch row security off": "ALTER TABLE casework_client DISABLE ROW LEVEL SECURITY",
    "unforce row security": "ALTER TABLE casework_client NO FORCE ROW LEVEL SECURITY",
    "switch a trigger off": "ALTER TABLE core_auditevent DISABLE TRIGGER ALL",
    "drop a table": "DROP TABLE casework_client",
    "make a table": "CREATE TABLE stolen AS SELECT 1",
    "replace a function": (
        "CREATE OR REPLACE FUNCTION app_stations() RETURNS bigint[] LANGUAGE sql AS"
        " $$ SELECT ARRAY[1,2,3]::bigint[] $$"
    ),
    "become the owner": "SET ROLE linli_owner",
    "act as a replica": "SET session_replication_role = replica",
    "make a role": "CREATE ROLE helper BYPASSRLS",
    "give itself rights": "ALTER ROLE linli_app BYPASSRLS",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_application_role_cannot(statement):
    with (
        pytest.raises(ProgrammingError, match=r"permission denied|must be owner|Only roles with"),
        transaction.atomic(),
    ):
        execute(statement)


def test_application_role_reading_around_row_security_fails(world):
    execute("SET LOCAL row_security = off")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        count("casework_client")


def test_application_role_is_plain():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
            " FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False,) * 5
        cursor.execute(
            "SELECT count(*) FROM pg_auth_members"
            " WHERE member = (SELECT oid FROM pg_roles WHERE rolname = current_user)"
        )
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        assert cursor.fetchone() == (0,)


def test_completed_record_cannot_change_quietly(world, scope):
    filled = fill_station(world)
    with (
        scope("worker"),
        pytest.raises(IntegrityError, match="by correction only"),
        transaction.atomic(),
    ):
        ServiceRecord.objects.filter(pk=filled.record.pk).update(content="改写")


def test_record_version_without_its_row_is_refused(world, scope):
    filled = fill_station(world)
    with scope("worker"):
        ServiceRecord.objects.filter(pk=filled.record.pk).update(content="改写", version=2)
        with pytest.raises(IntegrityError, match="version_written"), transaction.atomic():
            execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
