"""The tallies, counted anew from the records with SQL of its own."""

from collections import Counter
from typing import Any

from django.db import connection

Figures = dict[tuple[Any, ...], tuple[int, ...]]

FEATURES = "station_id, community_id, project_id, item_id, kind, method"

TALLIES = f"""
    SELECT {FEATURES}, client_class, month, records, minutes, person_times, new_people
    FROM casework_servicetally
"""

RECORDS = f"""
    SELECT {FEATURES}, client_class, date_trunc('month', served_on)::date, minutes, anonymous_count
    FROM casework_servicerecord
"""

PARTICIPATIONS = f"""
    SELECT {", ".join(f"r.{name}" for name in FEATURES.split(", "))}, p.client_class,
        date_trunc('month', r.served_on)::date,
        NOT EXISTS (
            SELECT 1 FROM casework_recordclient q JOIN casework_servicerecord s
                ON s.id = q.record_id
            WHERE q.client_id = p.client_id
                AND extract(year FROM s.served_on) = extract(year FROM r.served_on)
                AND (s.served_on, s.id) < (r.served_on, r.id)
        ) AS is_first
    FROM casework_recordclient p JOIN casework_servicerecord r ON r.id = p.record_id
"""


def tallied() -> Figures:
    """Return what the triggers have kept, without rows that came back to zero."""
    return {row[:8]: row[8:] for row in _rows(TALLIES) if any(row[8:])}


def recounted() -> Figures:
    """Return what the records in scope add up to."""
    sums: dict[tuple[Any, ...], Counter[str]] = {}

    def add(key: tuple[Any, ...], **figures: int) -> None:
        sums.setdefault(key, Counter()).update(figures)

    for *features, client_class, month, minutes, anonymous in _rows(RECORDS):
        add((*features, client_class, month), records=1, minutes=minutes)
        add((*features, "anonymous", month), person_times=anonymous)
    for *features, client_class, month, is_first in _rows(PARTICIPATIONS):
        add((*features, client_class, month), person_times=1, new_people=int(is_first))
    names = ("records", "minutes", "person_times", "new_people")
    figures = {key: tuple(each[name] for name in names) for key, each in sums.items()}
    return {key: values for key, values in figures.items() if any(values)}


def monthly_figures() -> Figures:
    """Return the sums that dashboards read, without rows that came back to zero."""
    rows = _rows(
        "SELECT station_id, month, feature, key, records, minutes, person_times, new_people"
        " FROM casework_monthlyfigure"
    )
    return {row[:4]: row[4:] for row in rows if any(row[4:])}


def summed_up(figures: Figures) -> Figures:
    """Return what `figures` add up to by month and by each single feature."""
    sums: dict[tuple[Any, ...], list[int]] = {}
    for (station, _, _, item, kind, _, client_class, month), values in figures.items():
        parts = (("all", ""), ("item", str(item)), ("kind", kind), ("class", client_class))
        for part in parts:
            present = sums.setdefault((station, month, *part), [0, 0, 0, 0])
            sums[station, month, *part] = [a + b for a, b in zip(present, values, strict=True)]
    return {key: tuple(values) for key, values in sums.items() if any(values)}


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
