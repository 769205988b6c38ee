"""Whoever tells of the home station's people, each thing on its own day."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import User
from casework.management.demo.cast import workspace_of
from casework.models import Client
from core import clock
from stations.models import Station
from stations.selectors.workspaces import Workspace

ZONE = ZoneInfo(settings.TIME_ZONE)


class Teller:
    """One worker of a station, and whom the station knows."""

    def __init__(self, station: Station, worker: User, today: dt.date) -> None:
        self.station, self.by, self.today = station, worker, today
        self.workspace: Workspace = workspace_of(worker)
        rows = Client.objects.filter(station=station, ended_on=None)
        self.clients = list(
            rows.select_related("community", "station__region", "worker").order_by("pk")
        )

    @contextmanager
    def on(self, days_ago: int, hour: int = 15) -> Iterator[dt.date]:
        """Let it be so many days ago."""
        day = self.today - dt.timedelta(days=days_ago)
        with clock.held_at(dt.datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)):
            yield day
