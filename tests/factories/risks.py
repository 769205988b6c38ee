"""Rows of risk, crisis and sensitive files. Use them inside a scope."""

import datetime as dt
from typing import Any

from casework.enums.cases import CrisisKind, RiskLevel
from casework.models import Case, CaseNote, Client, CrisisIntervention, RiskAssessment
from core import clock
from tests.factories.casework import ServiceRecordFactory


def make_case(client: Client, *, number: str = "演示-GA-1", **known: Any) -> Case:
    """A case of the client, by the client's worker; sealed with a `compartment`."""
    project = client.station.projects.order_by("created_at", "pk")[0]
    values = {
        "number": number,
        "title": "演示个案",
        "project": project,
        "item": project.items.first(),
        "worker": client.worker,
        "opened_on": dt.date(2026, 3, 2),
        "stage": "intervention",
    }
    case: Case = Case.objects.create(station_id=client.station_id, client=client, **values | known)
    return case


def make_note(case: Case, *, number: int = 1, **known: Any) -> CaseNote:
    """A case note with its record."""
    record = ServiceRecordFactory.create(
        station=case.station, clients=[case.client], case=case, worker=case.worker
    )
    note: CaseNote = CaseNote.objects.create(
        station_id=case.station_id, case=case, record=record, number=number, **known
    )
    return note


def make_risk(client: Client, level: str = RiskLevel.HIGH, **known: Any) -> RiskAssessment:
    """An assessment whose level is in force."""
    values = {
        "assessed_on": clock.today(),
        "in_force": level,
        "basis": "面谈所见。",
        "assessed_by": client.worker,
    }
    risk: RiskAssessment = RiskAssessment.objects.create(
        station_id=client.station_id, client=client, level=level, **values | known
    )
    client.risk_level = risk.in_force
    client.save(update_fields=["risk_level"])
    return risk


def make_crisis(client: Client, **known: Any) -> CrisisIntervention:
    """A crisis of the client."""
    values = {
        "number": "演示-WJ-1",
        "kind": CrisisKind.VIOLENCE,
        "found_at": clock.now(),
        "what": "邻居来电，说听到哭喊。",
        "handled_by": client.worker,
    }
    crisis: CrisisIntervention = CrisisIntervention.objects.create(
        station_id=client.station_id, client=client, **values | known
    )
    return crisis
