"""The second and third lock, and what keeps service records from being quietly changed."""

from django.db import migrations

from core.db import (
    FOR_CASEWORK,
    IN_SCOPE,
    Statement,
    confidential_station_rows,
    revoke,
    row_security,
    same_station,
    station_rows,
)

# The date of a participation is the date of its record, also after a correction.
SAME_DATE = """
CREATE UNIQUE INDEX casework_servicerecord_id_served_on_key
    ON casework_servicerecord (id, served_on);
ALTER TABLE casework_recordclient ADD CONSTRAINT casework_recordclient_same_date
    FOREIGN KEY (record_id, served_on) REFERENCES casework_servicerecord (id, served_on)
    ON UPDATE CASCADE;
"""

# What is in force is written down: each change raises the version, each version has its row.
SIGNED = """
ALTER TABLE casework_servicerecord ADD CONSTRAINT casework_servicerecord_version_written
    FOREIGN KEY (id, version) REFERENCES casework_recordversion (record_id, number)
    DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION refuse_quiet_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'a completed record changes by correction only'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_quiet_change BEFORE UPDATE ON casework_servicerecord
    FOR EACH ROW EXECUTE FUNCTION refuse_quiet_change();
"""

DROP_SIGNED = """
DROP TRIGGER refuse_quiet_change ON casework_servicerecord;
DROP FUNCTION refuse_quiet_change();
ALTER TABLE casework_servicerecord DROP CONSTRAINT casework_servicerecord_version_written;
"""

DROP_SAME_DATE = """
ALTER TABLE casework_recordclient DROP CONSTRAINT casework_recordclient_same_date;
DROP INDEX casework_servicerecord_id_served_on_key;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_initial"),
        ("core", "0002_session_functions_and_audit_chain"),
        ("projects", "0002_row_security"),
        ("stations", "0002_row_security"),
    ]

    operations = [
        confidential_station_rows("casework_client"),
        confidential_station_rows("casework_servicerecord"),
        confidential_station_rows("casework_recordclient"),
        confidential_station_rows("casework_recordversion"),
        confidential_station_rows("casework_recordfile"),
        row_security(
            "casework_recorddraft",
            using=f"{IN_SCOPE} AND {FOR_CASEWORK} AND owner_id = (SELECT app_user())",
        ),
        station_rows("casework_servicetally"),
        same_station("casework_servicerecord", "project_id", "projects_project"),
        same_station("casework_recordclient", "record_id", "casework_servicerecord"),
        same_station("casework_recordclient", "client_id", "casework_client"),
        same_station("casework_recordversion", "record_id", "casework_servicerecord"),
        same_station("casework_recordfile", "record_id", "casework_servicerecord"),
        same_station("casework_recordfile", "file_id", "stations_stationfile"),
        same_station("casework_servicetally", "project_id", "projects_project"),
        Statement(SAME_DATE, DROP_SAME_DATE),
        Statement(SIGNED, DROP_SIGNED),
        revoke("casework_servicerecord", "DELETE"),
        revoke("casework_recordversion", "UPDATE", "DELETE"),
    ]
