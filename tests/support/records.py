"""What a service record says, as values and as the form sends it."""

import datetime as dt
from typing import Any

from casework.enums import Place
from casework.models import Client
from casework.selectors.kinds import ServiceKind, service_kinds
from casework.services.record_values import RecordValues
from core import clock
from core.workdays import add_workdays, is_workday
from projects.models import ProjectItem
from stations.models import Station
from tests.support.personas import World


def kind(world: World, code: str = "visit") -> ServiceKind:
    """Return the kind of that code, as the policy of the world has it."""
    found = service_kinds(world.home, clock.today()).named(code)
    assert found is not None
    return found


def plan(world: World, station: Station | None = None) -> ProjectItem:
    """Return the first item that the project of the station offers."""
    rows = ProjectItem.objects.select_related("project__station__region", "item")
    return rows.filter(station=station or world.home).order_by("pk")[0]


def values(world: World, *clients: Client, **said: Any) -> RecordValues:
    """Return the values of a visit to `clients` today."""
    usual: dict[str, Any] = {
        "kind": said.pop("kind", None) or kind(world),
        "plan": said.pop("plan", None) or plan(world),
        "served_on": clock.today(),
        "minutes": 30,
        "place": Place.HOME,
        "content": "老人精神好，血压平稳。",
        "clients": clients,
    }
    return RecordValues(**usual | said)


def typed(world: World, *clients: Client, **said: Any) -> dict[str, Any]:
    """Return what the browser sends for a visit to `clients` today; None leaves a field out."""
    chosen = plan(world)
    usual: dict[str, Any] = {
        "kind": "visit",
        "clients": [str(client.pk) for client in clients],
        "served_on": clock.today().isoformat(),
        "started_at": "",
        "minutes": "30",
        "minutes_other": "",
        "place": "home",
        "place_detail": "",
        "community": "",
        "plan": f"{chosen.project_id}:{chosen.item_id}",
        "method": "",
        "anonymous_count": "",
        "situation": "stable",
        "content": "老人精神好，血压平稳。",
        "next_step": "",
    }
    return {name: value for name, value in (usual | said).items() if value is not None}


def workdays_ago(count: int) -> dt.date:
    """Return the day whose record is `count` workdays old today."""
    today = clock.today()
    passed = count if is_workday(today) else count + 1
    return add_workdays(today, -passed)
