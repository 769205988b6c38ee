"""服务形式：what the policy in force lets a station record."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casework.enums import Place, ServiceMethod
from casework.models import ServiceRecord
from stations.models import Station
from stations.selectors.policies import rules_for

KINDS = "service_kinds"
DUE_WORKDAYS = "record_due_workdays"
DEFAULT_DUE_WORKDAYS = 3
DEFAULT_MINUTES = 30


@dataclass(frozen=True)
class ServiceKind:
    """One kind of service, with the likely values of its records."""

    code: str
    label: str
    method: ServiceMethod
    place: Place = Place.STATION
    minutes: int = DEFAULT_MINUTES
    needs_client: bool = True
    due_workdays: int = DEFAULT_DUE_WORKDAYS


@dataclass(frozen=True)
class ServiceKinds:
    """The kinds in force, in the order of the policy, and where the due time is written."""

    kinds: tuple[ServiceKind, ...] = ()
    due_workdays: int = DEFAULT_DUE_WORKDAYS
    due_basis: str = ""

    def __iter__(self) -> Iterator[ServiceKind]:
        return iter(self.kinds)

    def __bool__(self) -> bool:
        return bool(self.kinds)

    def named(self, code: str) -> ServiceKind | None:
        """Return the kind of that code."""
        return next((kind for kind in self.kinds if kind.code == code), None)

    def named_or_first(self, code: str) -> ServiceKind:
        """Return the kind of that code, the first one where there is none."""
        return self.named(code) or self.kinds[0]


def service_kinds(station: Station, on: dt.date) -> ServiceKinds:
    """Return the kinds of service that the station may record on the day `on`. One query."""
    rules = rules_for(station, [KINDS, DUE_WORKDAYS], on)
    due, basis = DEFAULT_DUE_WORKDAYS, ""
    if DUE_WORKDAYS in rules:
        due, basis = int(rules[DUE_WORKDAYS].value), rules[DUE_WORKDAYS].basis
    listed = rules[KINDS].value if KINDS in rules else []
    return ServiceKinds(tuple(_kind(value, due) for value in listed), due, basis)


def kind_of(record: ServiceRecord, kinds: ServiceKinds) -> ServiceKind:
    """Return the kind of a record, also when no policy knows it any more."""
    known = kinds.named(record.kind)
    if known and known.label == record.kind_label:
        return known
    return ServiceKind(
        code=record.kind,
        label=record.kind_label,
        method=ServiceMethod(record.method),
        place=Place(record.place),
        needs_client=False,
        due_workdays=kinds.due_workdays,
    )


def _kind(value: dict[str, Any], due_workdays: int) -> ServiceKind:
    return ServiceKind(
        code=value["code"],
        label=value["label"],
        method=ServiceMethod(value.get("method", ServiceMethod.GENERAL)),
        place=Place(value.get("place", Place.STATION)),
        minutes=value.get("minutes", DEFAULT_MINUTES),
        needs_client=value.get("needs_client", True),
        due_workdays=due_workdays,
    )
