"""A synthetic city: districts, streets, stations, workers, clients and their records.

Rows are copied in by the owner of the tables, station by station, through the same triggers as
every other write. COPY cannot pass row security, so it is lifted for the owner (never for the
application's role) inside the transaction that copies.
"""

import datetime as dt
import hashlib
import json
import random
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

from accounts.models import User
from casework.enums import ClientClass, Place, ServiceMethod
from core import clock
from projects.models import CatalogueItem, Project, ProjectItem
from stations.enums import Purpose, RegionLevel, Role, StationLevel
from stations.models import Region, RoleAssignment, Station
from stations.tenancy import Scope, open_scope

SEED = 20261120
PROVINCE = "990000000000"
DISTRICTS = 10
DAYS = 730
WORKERS_PER_STATION = 3
COPIED = (
    "casework_client",
    "casework_servicerecord",
    "casework_recordclient",
    "casework_recordversion",
)

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = "桂兰秀英玉珍建国志强淑华春梅文博子涵雨欣浩然秀芳"
INITIALS = dict(zip(SURNAMES, "wlzlcyhzwzxsmzhghlgl", strict=True))
KINDS = (
    ("visit", "探访", ServiceMethod.GENERAL, Place.HOME),
    ("call", "电访", ServiceMethod.GENERAL, Place.PHONE),
    ("consult", "咨询", ServiceMethod.GENERAL, Place.STATION),
    ("interview", "面谈", ServiceMethod.CASE, Place.STATION),
    ("resource", "资源链接", ServiceMethod.RESOURCE, Place.COMMUNITY),
    ("policy", "政策宣传", ServiceMethod.COMMUNITY, Place.COMMUNITY),
)
TEXTS = (
    "近期睡眠改善，社区医生已上门测量血压，饮食正常，愿意参加周三的互助小组。",
    "了解家庭近况，核对救助政策，协助准备申请材料，约定下周再次联系。",
    "与家属沟通照护安排，介绍日间照料服务，提醒用药和用电安全。",
    "开展政策宣传，现场解答提问，发放资料，登记有意向的居民。",
    "陪同办理手续，链接志愿者提供助行服务，情绪平稳，表示满意。",
)
CLASSES = [kind for kind in ClientClass if kind != ClientClass.ANONYMOUS]


@dataclass(frozen=True)
class City:
    """How much of everything."""

    stations: int
    clients: int
    records: int


@dataclass(frozen=True)
class Home:
    """A station and what its records refer to."""

    station: Station
    communities: list[Region]
    project: Project
    items: list[CatalogueItem]
    workers: list[User]


def is_seeded() -> bool:
    """Say whether the synthetic city is there already."""
    return Region.objects.filter(code=PROVINCE).exists()


def seed(city: City) -> Iterator[str]:
    """Fill the database and tell how it goes."""
    started = time.monotonic()
    chance = random.Random(SEED)  # noqa: S311 -- synthetic data, the same every time
    stations = list(_make_stations(city.stations))
    scope = Scope(frozenset(station.pk for station in stations), Purpose.SYSTEM, platform=True)
    with open_scope(scope):
        homes = [_furnish(station, number) for number, station in enumerate(stations)]
        yield f"{len(homes)} 个社工站已建好"
        for number, home in enumerate(homes, start=1):
            with _row_security_lifted():
                _copy_station(home, city, chance)
            if number % 20 == 0:
                yield f"{number} 个社工站的数据已写入，{time.monotonic() - started:.0f} 秒"
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    yield f"完成：{city.records:,} 条服务记录，{time.monotonic() - started:.0f} 秒"


@transaction.atomic
def _make_stations(count: int) -> list[Station]:
    city = _region(PROVINCE, "合成省", RegionLevel.PROVINCE, None)
    city = _region("990100000000", "合成市", RegionLevel.CITY, city)
    districts = [
        _region(f"9901{n:02d}000000", f"合成{n}区", RegionLevel.DISTRICT, city)
        for n in range(1, DISTRICTS + 1)
    ]
    stations = []
    for number in range(count):
        district = districts[number % DISTRICTS]
        street_number = number // DISTRICTS + 1
        code = f"{district.code[:6]}{street_number:03d}000"
        street = _region(code, f"合成{street_number}街道", RegionLevel.STREET, district)
        station, _ = Station.objects.get_or_create(
            region=street,
            name=f"{street.name}社工站",
            defaults={"level": StationLevel.STREET_STATION, "opened_on": dt.date(2022, 1, 1)},
        )
        stations.append(station)
    _officer("scale_district", Role.DISTRICT_OFFICER, districts[0])
    _officer("scale_city", Role.CITY_OFFICER, city)
    return stations


def _region(code: str, name: str, level: RegionLevel, parent: Region | None) -> Region:
    path = f"{parent.path if parent else ''}{code}/"
    return Region.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "level": level,
            "parent": parent,
            "path": path,
            "valid_from": dt.date(2020, 1, 1),
        },
    )[0]


def _user(username: str, name: str) -> User:
    return User.objects.get_or_create(username=username, defaults={"display_name": name})[0]


def _officer(username: str, role: Role, region: Region) -> None:
    RoleAssignment.objects.get_or_create(
        user=_user(username, f"合成{role.label}"),
        role=role,
        region=region,
        starts_on=dt.date(2022, 1, 1),
    )


@transaction.atomic
def _furnish(station: Station, number: int) -> Home:
    communities = [
        _region(
            f"{station.region.code[:9]}{n:03d}",
            f"合成{n}社区",
            RegionLevel.COMMUNITY,
            station.region,
        )
        for n in range(1, 6)
    ]
    workers = []
    for position in range(WORKERS_PER_STATION):
        worker = _user(f"scale_{number}_{position}", f"合成社工{number}-{position}")
        RoleAssignment.objects.get_or_create(
            user=worker,
            role=Role.SOCIAL_WORKER,
            station=station,
            starts_on=dt.date(2022, 1, 1),
        )
        workers.append(worker)
    items = list(CatalogueItem.objects.filter(region__isnull=True)[:14])
    project, _ = Project.objects.get_or_create(
        station=station,
        name="合成项目",
        defaults={
            "starts_on": clock.today() - dt.timedelta(DAYS),
            "ends_on": clock.today() + dt.timedelta(365),
            "created_by": workers[0],
        },
    )
    for item in items:
        ProjectItem.objects.get_or_create(station=station, project=project, item=item)
    return Home(station, communities, project, items, workers)


@contextmanager
def _row_security_lifted() -> Iterator[None]:
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for table in COPIED:
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in COPIED:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def _copy_station(home: Home, city: City, chance: random.Random) -> None:
    clients = list(_clients(home, city.clients // city.stations, chance))
    _copy("casework_client", clients)
    records, participations, versions = [], [], []
    for _ in range(city.records // city.stations):
        record = _record(home, chance)
        present = chance.sample(clients, chance.choice((0, 1, 1, 1, 2)))
        record["anonymous_count"] = 0 if present else chance.randint(3, 40)
        if present:
            record["client_class"] = present[0]["client_class"]
        records.append(record)
        participations += [_participation(record, c, n) for n, c in enumerate(present)]
        versions.append(_version(record))
    _copy("casework_servicerecord", records)
    _copy("casework_recordclient", participations)
    _copy("casework_recordversion", versions)


def _uuid(chance: random.Random) -> uuid.UUID:
    return uuid.UUID(int=chance.getrandbits(128), version=4)


def _clients(home: Home, count: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    now = clock.now()
    for _ in range(count):
        surname = chance.choice(SURNAMES)
        yield {
            "id": _uuid(chance),
            "station_id": home.station.pk,
            "name": surname + "".join(chance.choices(GIVEN, k=2)),
            "initials": INITIALS[surname],
            "sex": chance.choice("12"),
            "born_on": dt.date(1935, 1, 1) + dt.timedelta(chance.randrange(30000)),
            "identifier_kind": "none",
            "identifier": "",
            "identifier_index": "",
            "identifier_tail_index": "",
            "phone": "",
            "phone_index": "",
            "community_id": chance.choice(home.communities).pk,
            "address": "",
            "client_class": chance.choice(CLASSES).value,
            "notes": "",
            "worker_id": chance.choice(home.workers).pk,
            "opened_on": dt.date(2023, 1, 1),
            "created_at": now,
            "updated_at": now - dt.timedelta(minutes=chance.randrange(500_000)),
        }


def _record(home: Home, chance: random.Random) -> dict[str, Any]:
    kind, label, method, place = chance.choice(KINDS)
    served_on = clock.today() - dt.timedelta(chance.randrange(DAYS))
    return {
        "id": _uuid(chance),
        "station_id": home.station.pk,
        "kind": kind,
        "kind_label": label,
        "method": method.value,
        "served_on": served_on,
        "started_at": dt.time(chance.randint(8, 17), chance.choice((0, 30))),
        "minutes": chance.choice((15, 30, 45, 60, 90)),
        "place": place.value,
        "place_detail": "",
        "community_id": chance.choice(home.communities).pk,
        "project_id": home.project.pk,
        "item_id": chance.choice(home.items).pk,
        "client_class": ClientClass.ANONYMOUS.value,
        "situation": chance.choice(("stable", "stable", "changed", "at_risk", "not_met", "")),
        "content": chance.choice(TEXTS) * chance.randint(1, 3),
        "next_step": "",
        "worker_id": chance.choice(home.workers).pk,
        "completed_at": clock.now() - dt.timedelta((clock.today() - served_on).days),
        "late_days": chance.choice((0, 0, 0, 0, 1, 3)),
        "version": 1,
    }


def _participation(record: dict[str, Any], client: dict[str, Any], place: int) -> dict[str, Any]:
    return {
        "station_id": record["station_id"],
        "record_id": record["id"],
        "client_id": client["id"],
        "position": place,
        "client_class": client["client_class"],
        "served_on": record["served_on"],
        "first_of_year": False,
    }


def _version(record: dict[str, Any]) -> dict[str, Any]:
    values = json.dumps(record, default=str, ensure_ascii=False, sort_keys=True)
    return {
        "id": uuid.uuid5(record["id"], "1"),
        "station_id": record["station_id"],
        "record_id": record["id"],
        "number": 1,
        "values": values,
        "reason": "",
        "author_id": record["worker_id"],
        "written_at": record["completed_at"],
        "digest": hashlib.sha256(values.encode()).hexdigest(),
    }


def _copy(table: str, rows: Iterable[dict[str, Any]]) -> None:
    rows = list(rows)
    if not rows:
        return
    columns = ", ".join(f'"{column}"' for column in rows[0])
    statement = f"COPY {table} ({columns}) FROM STDIN"
    with connections["owner"].cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))
