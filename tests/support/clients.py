"""Clients made the way the product makes them, so that they can be found again."""

import datetime as dt
from typing import Any

from casework.models import Client
from casework.services.client_values import ClientValues
from casework.services.clients import create_client
from casework.validators import check_character
from core.ids import uuid7
from tests.support.personas import World


def id_number(
    born_on: dt.date = dt.date(1950, 6, 1), *, man: bool = True, place: str = "420102"
) -> str:
    """Return a sound 居民身份证号 that nobody holds."""
    digits = f"{place}{born_on:%Y%m%d}{'001' if man else '002'}"
    return digits + check_character(digits)


def values_for(world: World, who: str = "worker", **known: Any) -> ClientValues:
    """Return values of a client whom `who` is responsible for."""
    plain = {"name": "演示对象", "born_on": dt.date(1950, 6, 1), "client_class": "elderly"}
    return ClientValues(**{"worker_id": world.person(who).pk, **plain, **known})


def make_client(world: World, who: str = "worker", **known: Any) -> Client:
    """Open a file at the station of `who`, with its indexes."""
    with world.scope(who) as workspace:
        assert workspace.station_id is not None
        return create_client(
            client_id=uuid7(),
            station_id=workspace.station_id,
            values=values_for(world, who, **known),
            different_reason="测试",
            by=world.person(who),
        )


def make_minor(world: World, who: str = "worker", **known: Any) -> Client:
    """Open the file of a child."""
    child = {"name": "演示儿童", "born_on": dt.date(2016, 5, 4), "client_class": "child"}
    return make_client(world, who, **{**child, **known})
