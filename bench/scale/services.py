"""Clients of a station, and the services that reached them."""

import datetime as dt
import hashlib
import json
import random
import uuid
from collections.abc import Iterator

from bench.scale.city import DAYS, Home
from bench.scale.rows import Row, row
from casework.enums import ClientClass, Place, ServiceMethod
from casework.models import Client, RecordClient, RecordVersion, ServiceRecord
from core import clock

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = "桂兰秀英玉珍建国志强淑华春梅文博子涵雨欣浩然秀芳"
INITIALS = dict(
    zip(
        SURNAMES + GIVEN,
        "wlzlcyhzwzxsmzhghlgl" + "glxyyzjgzqshcmwbzhyxhrxf",
        strict=True,
    )
)
KINDS = (
    ("visit", "探访", ServiceMethod.GENERAL, Place.HOME),
    ("call", "电访", ServiceMethod.GENERAL, Place.PHONE),
    ("advice", "咨询", ServiceMethod.GENERAL, Place.STATION),
    ("interview", "面谈", ServiceMethod.CASE, Place.STATION),
    ("resource", "资源链接", ServiceMethod.RESOURCE, Place.COMMUNITY),
    ("publicity", "政策宣传", ServiceMethod.COMMUNITY, Place.COMMUNITY),
)
TEXTS = (
    "近期睡眠改善，社区医生已上门测量血压，饮食正常，愿意参加周三的互助小组。",
    "了解家庭近况，核对救助政策，协助准备申请材料，约定下周再次联系。",
    "与家属沟通照护安排，介绍日间照料服务，提醒用药和用电安全。",
    "开展政策宣传，现场解答提问，发放资料，登记有意向的居民。",
    "陪同办理手续，链接志愿者提供助行服务，情绪平稳，表示满意。",
)
CLASSES = [kind for kind in ClientClass if kind != ClientClass.ANONYMOUS]
OPENED_ON = dt.date(2023, 1, 1)


def new_id(chance: random.Random) -> uuid.UUID:
    """Return a key that is the same in every run."""
    return uuid.UUID(int=chance.getrandbits(128), version=4)


def some_name(chance: random.Random) -> tuple[str, str]:
    """Return a name and its initials."""
    name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=2))
    return name, "".join(INITIALS[character] for character in name)


def clients(home: Home, count: int, chance: random.Random) -> Iterator[Row]:
    """Yield the clients of a station."""
    now = clock.now()
    for _ in range(count):
        name, initials = some_name(chance)
        yield row(
            Client,
            id=new_id(chance),
            station_id=home.station.pk,
            name=name,
            initials=initials,
            sex=chance.choice("12"),
            born_on=dt.date(1935, 1, 1) + dt.timedelta(chance.randrange(30000)),
            community_id=chance.choice(home.communities).pk,
            client_class=chance.choice(CLASSES).value,
            worker_id=chance.choice(home.workers).pk,
            opened_on=OPENED_ON,
            updated_at=now - dt.timedelta(minutes=chance.randrange(500_000)),
        )


def record(home: Home, chance: random.Random) -> Row:
    """Return a service that nobody named took part in."""
    kind, label, method, place = chance.choice(KINDS)
    served_on = clock.today() - dt.timedelta(chance.randrange(DAYS))
    return row(
        ServiceRecord,
        id=new_id(chance),
        station_id=home.station.pk,
        kind=kind,
        kind_label=label,
        method=method.value,
        served_on=served_on,
        started_at=dt.time(chance.randint(8, 17), chance.choice((0, 30))),
        minutes=chance.choice((15, 30, 45, 60, 90)),
        place=place.value,
        community_id=chance.choice(home.communities).pk,
        project_id=home.project.pk,
        item_id=chance.choice(home.items).pk,
        anonymous_count=chance.randint(3, 40),
        situation=chance.choice(("stable", "stable", "changed", "at_risk", "not_met", "")),
        content=chance.choice(TEXTS) * chance.randint(1, 3),
        worker_id=chance.choice(home.workers).pk,
        completed_at=clock.now() - dt.timedelta((clock.today() - served_on).days),
        late_days=chance.choice((0, 0, 0, 0, 1, 3)),
        version=1,
    )


def with_people(service: Row, present: list[Row]) -> Row:
    """Return the service as one that reached these clients."""
    if not present:
        return service
    return service | {"anonymous_count": 0, "client_class": present[0]["client_class"]}


def participation(service: Row, client: Row, position: int) -> Row:
    """Return the line that says: this client was there."""
    return row(
        RecordClient,
        station_id=service["station_id"],
        record_id=service["id"],
        client_id=client["id"],
        position=position,
        client_class=client["client_class"],
        served_on=service["served_on"],
    )


def version(service: Row) -> Row:
    """Return the first version of a service."""
    values = json.dumps(service, default=str, ensure_ascii=False, sort_keys=True)
    return row(
        RecordVersion,
        id=uuid.uuid5(service["id"], "1"),
        station_id=service["station_id"],
        record_id=service["id"],
        number=1,
        values=values,
        author_id=service["worker_id"],
        written_at=service["completed_at"],
        digest=hashlib.sha256(values.encode()).hexdigest(),
    )
