"""ServiceTally counts itself: statement-level triggers in the transaction of the record.

A record counts once, with its minutes, under its own class. Each client counts one person-time
under the class he had, residents not registered count under `anonymous`. What a participation
adds is booked under the features (`dims`) its record has at that moment, so a correction of the
record moves its participations along.
"""

from django.db import migrations

from core.db import Statement, revoke

DIMS = "{r}.station_id, {r}.community_id, {r}.project_id, {r}.item_id, {r}.kind, {r}.method"
MONTH = "date_trunc('month', {r}.served_on)::date"


def record_lines(rows: str, sign: int) -> str:
    """What the records in `rows` count by themselves."""
    dims, month = DIMS.format(r="r"), MONTH.format(r="r")
    return f"""
        SELECT {dims}, r.client_class, {month}, {sign}, {sign} * r.minutes, 0, 0 FROM {rows} r
        UNION ALL
        SELECT {dims}, 'anonymous', {month}, 0, 0, {sign} * r.anonymous_count, 0
        FROM {rows} r WHERE r.anonymous_count > 0
    """


def participation_lines(participations: str, records: str, sign: int) -> str:
    """What `participations` count, booked under the features of their `records`."""
    dims, month = DIMS.format(r="r"), MONTH.format(r="r")
    return f"""
        SELECT {dims}, p.client_class, {month}, 0, 0, {sign}, {sign} * p.first_of_year::int
        FROM {participations} p JOIN {records} r ON r.id = p.record_id
    """


def book(rows: str, *lines: str) -> str:
    """Add `lines` to the tallies of the stations in `rows`.

    A station's are booked by one transaction at a time: record and participations come in
    statements of their own, so two could wait for each other's tallies.
    """
    return f"""
    PERFORM pg_advisory_xact_lock(hashtextextended('casework_servicetally', station_id))
    FROM (SELECT DISTINCT station_id FROM {rows} ORDER BY station_id) station;

    INSERT INTO casework_servicetally AS tally (station_id, community_id, project_id, item_id,
        kind, method, client_class, month, records, minutes, person_times, new_people)
    SELECT station_id, community_id, project_id, item_id, kind, method, client_class, month,
        sum(records), sum(minutes), sum(person_times), sum(new_people)
    FROM ({" UNION ALL ".join(lines)}) AS line (station_id, community_id, project_id, item_id,
        kind, method, client_class, month, records, minutes, person_times, new_people)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    HAVING sum(records) <> 0 OR sum(minutes) <> 0 OR sum(person_times) <> 0
        OR sum(new_people) <> 0
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT ON CONSTRAINT tally_unique DO UPDATE SET
        records = tally.records + EXCLUDED.records,
        minutes = tally.minutes + EXCLUDED.minutes,
        person_times = tally.person_times + EXCLUDED.person_times,
        new_people = tally.new_people + EXCLUDED.new_people;
    """


def function(name: str, body: str) -> str:
    """A trigger function that may write what the application role may not."""
    return f"""
    CREATE FUNCTION {name}() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    BEGIN
        {body}
        RETURN NULL;
    END $$;
    """


def trigger(name: str, event: str, table: str, *transitions: str) -> str:
    """A statement-level trigger of the same name as its function."""
    return f"""
    CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {" ".join(transitions)}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


REMOVED, ADDED = "OLD TABLE AS removed", "NEW TABLE AS added"
RECORDS, PARTICIPATIONS = "casework_servicerecord", "casework_recordclient"

# Called after `book` has made other transactions of the station wait, so that two first services
# on one day leave one mark.
MARK_FIRST_SERVICES = """
CREATE FUNCTION mark_first_services(clients uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE casework_recordclient p SET first_of_year = ranked.place = 1
    FROM (
        SELECT id, row_number() OVER (
            PARTITION BY client_id, date_trunc('year', served_on) ORDER BY served_on, record_id
        ) AS place
        FROM casework_recordclient WHERE client_id = ANY (clients)
    ) ranked
    WHERE p.id = ranked.id AND p.first_of_year <> (ranked.place = 1);
END $$;
"""

TRIGGERS = "".join([
    MARK_FIRST_SERVICES,
    function("tally_record_insert", book("added", record_lines("added", 1))),
    trigger("tally_record_insert", "INSERT", RECORDS, ADDED),
    function(
        "tally_record_update",
        book(
            "added",
            record_lines("removed", -1),
            record_lines("added", 1),
            participation_lines(PARTICIPATIONS, "removed", -1),
            participation_lines(PARTICIPATIONS, "added", 1),
        )
        + """
        PERFORM mark_first_services(ARRAY(
            SELECT DISTINCT p.client_id FROM casework_recordclient p
            JOIN removed ON removed.id = p.record_id
            JOIN added ON added.id = p.record_id
            WHERE removed.served_on <> added.served_on
        ));
        """,
    ),
    trigger("tally_record_update", "UPDATE", RECORDS, REMOVED, ADDED),
    function(
        "tally_participation_insert",
        book("added", participation_lines("added", RECORDS, 1))
        + "PERFORM mark_first_services(ARRAY(SELECT DISTINCT client_id FROM added));",
    ),
    trigger("tally_participation_insert", "INSERT", PARTICIPATIONS, ADDED),
    function(
        "tally_participation_update",
        book(
            "added",
            participation_lines("removed", RECORDS, -1),
            participation_lines("added", RECORDS, 1),
        ),
    ),
    trigger("tally_participation_update", "UPDATE", PARTICIPATIONS, REMOVED, ADDED),
    function(
        "tally_participation_delete",
        book("removed", participation_lines("removed", RECORDS, -1))
        + "PERFORM mark_first_services(ARRAY(SELECT DISTINCT client_id FROM removed));",
    ),
    trigger("tally_participation_delete", "DELETE", PARTICIPATIONS, REMOVED),
])

DROP_TRIGGERS = """
DROP FUNCTION tally_record_insert() CASCADE; DROP FUNCTION tally_record_update() CASCADE;
DROP FUNCTION tally_participation_insert() CASCADE;
DROP FUNCTION tally_participation_update() CASCADE;
DROP FUNCTION tally_participation_delete() CASCADE;
DROP FUNCTION mark_first_services(uuid[]);
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_row_security")]

    operations = [
        Statement(TRIGGERS, DROP_TRIGGERS),
        revoke("casework_servicetally", "INSERT", "UPDATE", "DELETE"),
    ]
