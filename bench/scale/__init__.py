"""A synthetic city: districts, stations, workers, clients and all that is done for them.

Rows are copied in by the owner of the tables, station by station, through the same triggers as
every other write. COPY cannot pass row security, so it is lifted for the owner (never for the
application's role) inside the transaction that copies.
"""

import random
import time
from collections.abc import Iterator

from django.db import connections

from bench.scale import papers, services, work
from bench.scale.city import City, Home, furnish, is_seeded, make_stations
from bench.scale.rows import Row, copy, row_security_lifted
from casework.models import Case, Client, RecordClient, RecordVersion, ServiceRecord
from stations.enums import Purpose
from stations.selectors.tenant_tables import station_models
from stations.tenancy import Scope, open_scope

__all__ = ["City", "is_seeded", "seed"]

SEED = 20261120
CASES_PER_CLIENT = 5  # one client in five has a case


def seed(city: City) -> Iterator[str]:
    """Fill the database and tell how it goes."""
    started = time.monotonic()
    chance = random.Random(SEED)  # noqa: S311 -- synthetic data, the same every time
    stations = make_stations(city.stations)
    scope = Scope(frozenset(station.pk for station in stations), Purpose.SYSTEM, platform=True)
    tables = [model._meta.db_table for model in station_models()]
    with open_scope(scope):
        homes = [furnish(station, number) for number, station in enumerate(stations)]
        yield f"{len(homes)} 个社工站已建好"
        for number, home in enumerate(homes, start=1):
            with row_security_lifted(tables):
                _copy_station(home, city, chance, with_surveys=number == 1)
            if number % 20 == 0:
                yield f"{number} 个社工站的数据已写入，{time.monotonic() - started:.0f} 秒"
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    yield f"完成：{city.records:,} 条服务记录，{time.monotonic() - started:.0f} 秒"


def _copy_station(home: Home, city: City, chance: random.Random, *, with_surveys: bool) -> None:
    clients = list(services.clients(home, city.clients // city.stations, chance))
    people = [
        chance.sample(clients, chance.choice((0, 1, 1, 1, 2)))
        for _ in range(city.records // city.stations)
    ]
    served = [services.with_people(services.record(home, chance), present) for present in people]
    done = work.Work(home, chance, clients)
    made = work.cases(done, len(clients) // CASES_PER_CLIENT)
    _give_notes(done, made, served, people)
    work.visits(
        done,
        [(s, p[0]) for s, p in zip(served, people, strict=True) if p and s["kind"] == "visit"],
    )
    for part in (work.groups, work.activities, work.lists, work.volunteers, papers.papers):
        part(done)
    if with_surveys:
        papers.surveys(done)

    copy(Client, clients)
    copy(Case, done.rows.pop(Case))  # before the services that are its notes
    copy(ServiceRecord, served)
    copy(RecordVersion, (services.version(each) for each in served))
    copy(
        RecordClient,
        (
            services.participation(service, client, position)
            for service, present in zip(served, people, strict=True)
            for position, client in enumerate(present)
        ),
    )
    for model, rows in done.rows.items():
        copy(model, rows)


def _give_notes(
    done: work.Work, made: list[Row], served: list[Row], people: list[list[Row]]
) -> None:
    """Let a part of the services be notes of the cases, and of their clients alone."""
    places = {each["id"]: position for position, each in enumerate(served)}
    by_id = {each["id"]: each for each in done.clients}
    with_one = [s for s, present in zip(served, people, strict=True) if len(present) == 1]
    for service, case in work.notes(done, made, with_one):
        service["case_id"] = case["id"]
        people[places[service["id"]]] = [by_id[case["client_id"]]]
