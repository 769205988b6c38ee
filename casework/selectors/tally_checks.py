"""Counting again what the tallies say, from the records themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

FEATURES = "station_id, community_id, project_id, item_id, kind, method, client_class, month"
FIGURES = {
    "records": "服务记录",
    "minutes": "服务分钟",
    "person_times": "服务人次",
    "new_people": "本年度新服务人数",
}
BOTH = ", ".join(f"COALESCE(t.{name}, 0), COALESCE(r.{name}, 0)" for name in FIGURES)
DIFFER = " OR ".join(f"COALESCE(t.{name}, 0) <> COALESCE(r.{name}, 0)" for name in FIGURES)

# Written apart from the triggers: who is counted first is worked out anew.
RECOUNT = f"""
    WITH first_services AS (
        SELECT DISTINCT ON (client_id, extract(year FROM served_on)) id
        FROM casework_recordclient
        ORDER BY client_id, extract(year FROM served_on), served_on, record_id
    ), line AS (
        SELECT station_id, community_id, project_id, item_id, kind, method, client_class,
               date_trunc('month', served_on)::date AS month,
               1 AS records, minutes, 0 AS person_times, 0 AS new_people
        FROM casework_servicerecord
        UNION ALL
        SELECT station_id, community_id, project_id, item_id, kind, method, 'anonymous',
               date_trunc('month', served_on)::date, 0, 0, anonymous_count, 0
        FROM casework_servicerecord WHERE anonymous_count > 0
        UNION ALL
        SELECT r.station_id, r.community_id, r.project_id, r.item_id, r.kind, r.method,
               p.client_class, date_trunc('month', r.served_on)::date, 0, 0, 1,
               (f.id IS NOT NULL)::int
        FROM casework_recordclient p
        JOIN casework_servicerecord r ON r.id = p.record_id
        LEFT JOIN first_services f ON f.id = p.id
    ), recount AS (
        SELECT {FEATURES}, sum(records) AS records, sum(minutes) AS minutes,
               sum(person_times) AS person_times, sum(new_people) AS new_people
        FROM line GROUP BY {FEATURES}
    )
    SELECT '服务统计', COALESCE(r.station_id, t.station_id), COALESCE(r.month, t.month), {BOTH}
    FROM recount r FULL JOIN casework_servicetally t
      ON (r.station_id, r.project_id, r.item_id, r.kind, r.method, r.client_class, r.month)
       = (t.station_id, t.project_id, t.item_id, t.kind, t.method, t.client_class, t.month)
     AND COALESCE(r.community_id, 0) = COALESCE(t.community_id, 0)
    WHERE {DIFFER}
    ORDER BY 2, 3
"""  # noqa: S608 -- made of the constants above

# What dashboards read is summed up from the tallies, here from scratch.
SUMMED_UP = f"""
    WITH summed_up AS (
        SELECT station_id, month, feature, key, sum(records) AS records, sum(minutes) AS minutes,
               sum(person_times) AS person_times, sum(new_people) AS new_people
        FROM casework_servicetally CROSS JOIN LATERAL (VALUES
            ('all', ''), ('item', item_id::text), ('kind', kind), ('class', client_class)
        ) AS part (feature, key)
        GROUP BY station_id, month, feature, key
    )
    SELECT '月度数字', station_id, month, {BOTH}
    FROM summed_up r FULL JOIN casework_monthlyfigure t USING (station_id, month, feature, key)
    WHERE {DIFFER}
    ORDER BY 2, 3
"""  # noqa: S608 -- made of the constants above


@dataclass(frozen=True)
class TallyDifference:
    """A figure that is not what the records say."""

    table: str
    station_id: int
    month: str
    figure: str
    kept: int
    counted: int

    def __str__(self) -> str:
        return (
            f"社工站 {self.station_id} {self.month} {self.figure}："
            f"{self.table} {self.kept}，实际 {self.counted}"
        )


def count_tallies() -> int:
    """Return how many tallies and monthly figures are in scope."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM casework_servicetally)"
            " + (SELECT count(*) FROM casework_monthlyfigure)"
        )
        return int(cursor.fetchone()[0])


def tally_differences() -> list[TallyDifference]:
    """Return every figure in scope that differs from a recount."""
    return [*_differences(RECOUNT), *_differences(SUMMED_UP)]


def _differences(recount: str) -> Iterator[TallyDifference]:
    with connection.cursor() as cursor:
        cursor.execute(recount)
        for table, station_id, month, *pairs in cursor.fetchall():
            figures = zip(FIGURES.values(), pairs[::2], pairs[1::2], strict=True)
            for figure, kept, counted in figures:
                if kept != counted:
                    yield TallyDifference(
                        table, station_id, f"{month:%Y-%m}", figure, kept, int(counted)
                    )
