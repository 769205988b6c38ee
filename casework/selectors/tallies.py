"""Figures of service, from the monthly figures; and what each of them counts."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from casework.enums import Feature
from casework.models import ServiceTally


@dataclass(frozen=True)
class Measures:
    """The four figures of one cell."""

    records: int = 0
    minutes: int = 0
    person_times: int = 0
    people: int = 0


@dataclass
class Breakdown:
    """The figures of some stations in some months: altogether, and by one feature each."""

    total: Measures = field(default_factory=Measures)
    by_station: dict[int, Measures] = field(default_factory=dict)
    by_month: dict[dt.date, Measures] = field(default_factory=dict)
    by_item: dict[int, Measures] = field(default_factory=dict)
    by_kind: dict[str, Measures] = field(default_factory=dict)
    by_class: dict[str, Measures] = field(default_factory=dict)

    def add(self, part: str, key: str, measures: Measures) -> None:
        """Put one cell where it belongs."""
        if part == "total":
            self.total = measures
        elif part == "station":
            self.by_station[int(key)] = measures
        elif part == "month":
            self.by_month[dt.date.fromisoformat(key)] = measures
        elif part == Feature.ITEM:
            self.by_item[int(key)] = measures
        elif part == Feature.KIND:
            self.by_kind[key] = measures
        else:
            self.by_class[key] = measures


# ── 口径：each figure is a function, its docstring is what the interface shows ──


def count_records(measures: Measures) -> int:
    """已完成的服务记录条数，按服务日期归月；更正后按最新一版计，草稿不计。"""
    return measures.records


def count_person_times(measures: Measures) -> int:
    """每条记录服务到的人数之和：登记的服务对象每人计 1 次，未登记居民按填写的人数计。"""
    return measures.person_times


def count_hours(measures: Measures) -> float:
    """各条记录的服务时长之和，换算为小时；一条记录不因人数多而重复计时。"""
    return round(measures.minutes / 60, 1)


def count_people(measures: Measures) -> int:
    """本年度服务过的登记服务对象人数，每人在本站每年只计一次，计在其当年首次服务所在的月份和类别；未登记居民不计。"""
    return measures.people


def explain(rule: Callable[[Measures], float]) -> str:
    """Return what a counting rule counts, for the interface."""
    return (rule.__doc__ or "").strip()


# Altogether, by station and by month from the figures of all services; the rest by feature.
BREAKDOWN = """
    WITH figure AS MATERIALIZED (
        SELECT * FROM casework_monthlyfigure
        WHERE station_id = ANY (%(stations)s) AND month BETWEEN %(first)s AND %(last)s
    )
    SELECT CASE GROUPING(station_id, month)
               WHEN 1 THEN 'station' WHEN 2 THEN 'month' ELSE 'total' END,
           COALESCE(station_id::text, month::text),
           sum(records), sum(minutes), sum(person_times), sum(new_people)
    FROM figure WHERE feature = 'all' GROUP BY GROUPING SETS ((), (station_id), (month))
    UNION ALL
    SELECT feature, key, sum(records), sum(minutes), sum(person_times), sum(new_people)
    FROM figure WHERE feature <> 'all' GROUP BY feature, key
"""


def service_breakdown(*, station_ids: Collection[int], first: dt.date, last: dt.date) -> Breakdown:
    """Return the figures of `station_ids` for the months from `first` to `last`. One query."""
    result = Breakdown()
    asked: dict[str, Any] = {
        "stations": sorted(station_ids),
        "first": first.replace(day=1),
        "last": last,
    }
    with connection.cursor() as cursor:
        cursor.execute(BREAKDOWN, asked)
        for part, key, records, minutes, person_times, people in cursor.fetchall():
            measures = Measures(records or 0, minutes or 0, person_times or 0, people or 0)
            result.add(part, key, measures)
    return result


def project_measures(project_id: UUID) -> Measures:
    """Return the figures of one project over its whole period; people are not counted here."""
    tallies = ServiceTally.objects.filter(project_id=project_id)
    sums = tallies.aggregate(
        records=Sum("records"), minutes=Sum("minutes"), times=Sum("person_times")
    )
    return Measures(sums["records"] or 0, sums["minutes"] or 0, sums["times"] or 0)
