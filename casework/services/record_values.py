"""What a service record says, as validated values and as the JSON that its versions keep."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from casework.enums import ClientClass, Place, ServiceMethod, Situation
from casework.models import Case, Client, QuestionSetVersion, ServiceRecord
from casework.selectors.kinds import ServiceKind, kind_of, service_kinds
from core import clock
from projects.models import ProjectItem
from stations.models import Region, StationFile

NAMED = ("community", "project", "item", "case", "form_version")


@dataclass(frozen=True, kw_only=True)
class RecordValues:
    """The content of one service record. `plan` is the item of the project it counts to.

    `answers` are those to the questions of `form_version`, by their codes.
    """

    kind: ServiceKind
    plan: ProjectItem
    served_on: dt.date
    minutes: int
    place: Place
    content: str
    method: ServiceMethod | None = None
    clients: tuple[Client, ...] = ()
    anonymous_count: int = 0
    started_at: dt.time | None = None
    place_detail: str = ""
    community: Region | None = None
    situation: Situation | None = None
    next_step: str = ""
    case: Case | None = None
    form_version: QuestionSetVersion | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)

    def columns(self) -> dict[str, Any]:
        """Return what the record itself stores."""
        return {
            "kind": self.kind.code,
            "kind_label": self.kind.label,
            "method": self.method or self.kind.method,
            "served_on": self.served_on,
            "started_at": self.started_at,
            "minutes": self.minutes,
            "place": self.place,
            "place_detail": self.place_detail,
            "community": self.community,
            "project": self.plan.project,
            "item": self.plan.item,
            "anonymous_count": self.anonymous_count,
            "situation": self.situation or "",
            "content": self.content,
            "next_step": self.next_step,
            "case": self.case,
            "form_version": self.form_version,
            "answers": dict(self.answers),
        }

    def classes(self, known: Mapping[UUID, str]) -> dict[UUID, ClientClass]:
        """Return each client's class: the one `known` from before, else the one he has now."""
        return {
            client.pk: ClientClass(known.get(client.pk, client.client_class))
            for client in self.clients
        }


def values_of(record: ServiceRecord) -> RecordValues:
    """Return what the record says now."""
    people = record.participations.select_related("client")
    return RecordValues(
        kind=kind_of(record, service_kinds(record.station, clock.today())),
        plan=ProjectItem(station_id=record.station_id, project=record.project, item=record.item),
        served_on=record.served_on,
        started_at=record.started_at,
        minutes=record.minutes,
        place=Place(record.place),
        place_detail=record.place_detail,
        community=record.community,
        method=ServiceMethod(record.method),
        clients=tuple(each.client for each in people),
        anonymous_count=record.anonymous_count,
        situation=Situation(record.situation) if record.situation else None,
        content=record.content,
        next_step=record.next_step,
        case=record.case,
        form_version=record.form_version,
        answers=record.answers,
    )


def class_of(classes: Mapping[UUID, ClientClass]) -> ClientClass:
    """统计类别：that of the first client, or 未登记居民."""
    return next(iter(classes.values()), ClientClass.ANONYMOUS)


def as_json(
    values: RecordValues, *, classes: Mapping[UUID, ClientClass], files: Iterable[StationFile]
) -> dict[str, Any]:
    """Return what a version keeps: codes with their words of that day, and no names of people."""
    columns = values.columns()
    named = {name: _named(columns.pop(name)) for name in NAMED}
    plain = {name: _plain(value) for name, value in columns.items()}
    return {
        **plain,
        **named,
        "clients": [
            {"id": str(pk), "client_class": own_class.value} for pk, own_class in classes.items()
        ],
        "client_class": class_of(classes).value,
        "files": sorted(
            ({"name": kept.name, "sha256": kept.sha256} for kept in files),
            key=lambda each: (each["name"], each["sha256"]),
        ),
    }


def _named(row: Any) -> dict[str, str] | None:
    return {"id": str(row.pk), "name": str(row)} if row else None


def _plain(value: Any) -> Any:
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    return getattr(value, "value", value)
