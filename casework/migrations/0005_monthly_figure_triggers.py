"""MonthlyFigure sums up the tallies, and is filled from those that exist."""

from django.db import migrations

from core.db import Statement

# Each tally counts under four features: all services, its item, its kind, its class.
SUM_UP = """
    INSERT INTO casework_monthlyfigure AS figure
        (station_id, month, feature, key, records, minutes, person_times, new_people)
    SELECT station_id, month, feature, key,
        sum(sign * records), sum(sign * minutes), sum(sign * person_times), sum(sign * new_people)
    FROM ({source}) tally
    CROSS JOIN LATERAL (VALUES
        ('all', ''), ('item', item_id::text), ('kind', kind), ('class', client_class)
    ) AS part (feature, key)
    GROUP BY station_id, month, feature, key
    ORDER BY station_id, month, feature, key
    ON CONFLICT ON CONSTRAINT figure_unique DO UPDATE SET
        records = figure.records + EXCLUDED.records,
        minutes = figure.minutes + EXCLUDED.minutes,
        person_times = figure.person_times + EXCLUDED.person_times,
        new_people = figure.new_people + EXCLUDED.new_people;
"""
PLUS, MINUS = "SELECT 1 AS sign, * FROM {rows}", "SELECT -1 AS sign, * FROM {rows}"


def trigger(event: str, transitions: str, source: str) -> str:
    """A statement-level trigger on the tallies that moves the figures along."""
    name = f"figure_tally_{event.lower()}"
    return f"""
    CREATE FUNCTION {name}() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    BEGIN
        {SUM_UP.format(source=source)}
        RETURN NULL;
    END $$;
    CREATE TRIGGER {name} AFTER {event} ON casework_servicetally REFERENCING {transitions}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


ADDED, REMOVED = PLUS.format(rows="added"), MINUS.format(rows="removed")

TRIGGERS = (
    trigger("INSERT", "NEW TABLE AS added", ADDED)
    + trigger(
        "UPDATE", "OLD TABLE AS removed NEW TABLE AS added", f"{REMOVED} UNION ALL {ADDED}"
    )
    + trigger("DELETE", "OLD TABLE AS removed", REMOVED)
)

DROP_TRIGGERS = """
DROP FUNCTION figure_tally_insert() CASCADE; DROP FUNCTION figure_tally_update() CASCADE;
DROP FUNCTION figure_tally_delete() CASCADE;
"""

# Row security holds for the owner too; the backfill has to see all stations.
BACKFILL = f"""
ALTER TABLE casework_servicetally NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casework_monthlyfigure NO FORCE ROW LEVEL SECURITY;
{SUM_UP.format(source=PLUS.format(rows="casework_servicetally"))}
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE casework_servicetally FORCE ROW LEVEL SECURITY;
ALTER TABLE casework_monthlyfigure FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_monthly_figures")]

    operations = [
        Statement(BACKFILL),
        Statement(TRIGGERS, DROP_TRIGGERS),
    ]
