"""The year of one station, told in order: files opened, records completed, some corrected."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import User
from casework.enums.questionnaires import QuestionSetKind
from casework.management.demo.cast import workspace_of
from casework.management.demo.chapters import Chapter, Setting, chapter, day_of
from casework.management.demo.plans import key
from casework.management.demo.residents import Resident, residents_of
from casework.models import Client, RecordDraft, ServiceRecord
from casework.selectors.kinds import service_kinds
from casework.selectors.questionnaires import form_in_use
from casework.services.clients import create_client
from casework.services.drafts import save_draft
from casework.services.records import complete_record, correct_record
from core import clock
from projects.models import ProjectItem
from stations.models import Region, Station
from stations.selectors.workspaces import Workspace, workspace_scope

CORRECTED_EVERY = 29
CORRECTIONS = (
    (15, "", "时长填写有误，按当日工作安排更正。"),
    (0, "补充：已与家属电话沟通，家属知情。", "漏写与家属沟通的情况，补充。"),
)
ZONE = ZoneInfo(settings.TIME_ZONE)


@dataclass(frozen=True)
class Crew:
    """A station, those who work there (the first one corrects), and how much they do."""

    station: Station
    workers: list[User]
    clients: int
    records: int


class Story:
    """Tells what is missing of a station's year; told again, it adds nothing."""

    def __init__(self, crew: Crew, today: dt.date) -> None:
        self.crew, self.today = crew, today
        self.station = crew.station
        self.workspaces = {user.pk: workspace_of(user) for user in crew.workers}
        street = Region.objects.filter(parent=self.station.region)
        self.communities = list(street.select_related("parent").order_by("code"))
        self.added = 0

    def tell(self) -> int:
        """Write the year; return how many rows are new."""
        for moment, act in sorted(self._openings(), key=lambda step: step[0]):
            with clock.held_at(moment):
                act()
        for moment, act in sorted(self._records(), key=lambda step: step[0]):
            with clock.held_at(moment):
                act()
        return self.added

    def leave_draft(self, worker: User) -> None:
        """Leave what a worker was typing when he went home yesterday."""
        draft_id = key("draft", self.station.name)
        with self._working(worker), clock.held_at(_moment(self.today - dt.timedelta(days=1), 17)):
            if RecordDraft.objects.filter(pk=draft_id).exists():
                return
            client = self._clients()[0]
            data = {
                "kind": "visit",
                "served_on": f"{clock.today():%Y-%m-%d}",
                "clients": [str(client.pk)],
                "content": "上门探访，老人精神不错，",
            }
            save_draft(
                draft_id=draft_id, station_id=self.station.pk, data=data, version=None, by=worker
            )

    def _openings(self) -> Iterator[tuple[dt.datetime, Callable[[], None]]]:
        with self._working(self.crew.workers[0]):
            known = set(Client.objects.values_list("pk", flat=True))
        residents = residents_of(
            self.station.name,
            self.crew.clients,
            communities=self.communities,
            workers=[worker.pk for worker in self.crew.workers],
            on=self.today,
        )
        for resident in residents:
            if resident.client_id not in known:
                opened = self.today - dt.timedelta(days=resident.opened_days_ago)
                yield _moment(opened, 10), self._opening(resident)

    def _opening(self, resident: Resident) -> Callable[[], None]:
        worker = next(one for one in self.crew.workers if one.pk == resident.values.worker_id)

        def act() -> None:
            with self._working(worker):
                create_client(
                    client_id=resident.client_id,
                    station_id=self.station.pk,
                    values=resident.values,
                    by=worker,
                )
                now = clock.now()  # which the database's own time stamps do not know
                Client.objects.filter(pk=resident.client_id).update(created_at=now, updated_at=now)
            self.added += 1

        return act

    def _records(self) -> Iterator[tuple[dt.datetime, Callable[[], None]]]:
        with self._working(self.crew.workers[0]):
            known = set(ServiceRecord.objects.values_list("pk", flat=True))
            setting = self._setting()
        for index in range(self.crew.records):
            record_id = key("record", self.station.name, index)
            if record_id in known:
                continue
            day = day_of(index, self.crew.records, self.today)
            drawn = chapter(setting, index, day, self.today)
            worker = self.crew.workers[index % len(self.crew.workers)]
            yield (
                _moment(drawn.completed_on, 16, index % 60),
                self._completion(index, drawn, worker),
            )
            if index % CORRECTED_EVERY == CORRECTED_EVERY // 2:
                later = min(drawn.completed_on + dt.timedelta(days=2), self.today)
                yield _moment(later, 17, index % 60), self._correction(index, drawn, worker)

    def _completion(self, index: int, drawn: Chapter, worker: User) -> Callable[[], None]:
        def act() -> None:
            with self._working(worker):
                complete_record(
                    record_id=key("record", self.station.name, index),
                    station_id=self.station.pk,
                    values=drawn.values,
                    by=worker,
                )
            self.added += 1

        return act

    def _correction(self, index: int, drawn: Chapter, worker: User) -> Callable[[], None]:
        more, addition, reason = CORRECTIONS[index // CORRECTED_EVERY % len(CORRECTIONS)]
        old = drawn.values
        values = replace(old, minutes=old.minutes + more, content=old.content + addition)

        def act() -> None:
            with self._working(worker):
                correct_record(
                    record=ServiceRecord.objects.get(pk=key("record", self.station.name, index)),
                    seen_version=1,
                    values=values,
                    reason=reason,
                    by=worker,
                )

        return act

    def _setting(self) -> Setting:
        plans = ProjectItem.objects.filter(project__station=self.station, item__is_active=True)
        return Setting(
            name=self.station.name,
            clients=self._clients(),
            plans=list(
                plans.select_related("project__station__region", "item").order_by(
                    "project__starts_on", "project__name", "item__position"
                )
            ),
            communities=self.communities,
            kinds=service_kinds(self.station, self.today),
            resource_form=form_in_use(kind=QuestionSetKind.RESOURCE, station=self.station),
        )

    def _clients(self) -> list[Client]:
        keys = [key("client", self.station.name, index) for index in range(self.crew.clients)]
        found = {
            client.pk: client
            for client in Client.objects.filter(pk__in=keys).select_related("community__parent")
        }
        return [found[one] for one in keys]

    @contextmanager
    def _working(self, worker: User) -> Iterator[Workspace]:
        workspace = self.workspaces[worker.pk]
        with workspace_scope(workspace):
            yield workspace


def _moment(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)
