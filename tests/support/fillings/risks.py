"""Risk, crisis, reports and sensitive files of a filled station."""

import datetime as dt

from accounts.models import User
from casework.models import (
    AccessGrant,
    Case,
    CaseTransfer,
    CrisisEntry,
    MandatoryReport,
    ReporterIdentity,
    SafetyPlan,
    SensitiveAccessRequest,
)
from core import clock
from tests.factories.risks import make_case, make_crisis, make_risk
from tests.support.filled import SECRET_NAME, SECRET_TEXT, Filled


def fill(filled: Filled) -> None:
    """Make a row in each of these tables, with secrets in them."""
    client, owner = filled.client, filled.owner
    other = User.objects.exclude(pk=owner.pk).order_by("pk")[0]
    station_id = client.station_id
    today = clock.today()
    case = Case.objects.filter(client=client).first() or make_case(client, number="填充-GA-9")
    risk = make_risk(client, basis=SECRET_TEXT)
    SafetyPlan.objects.create(
        station_id=station_id,
        client=client,
        risk=risk,
        warning_signs=SECRET_TEXT,
        coping=SECRET_TEXT,
        author=owner,
    )
    crisis = make_crisis(client, what=SECRET_TEXT)
    CrisisEntry.objects.create(
        station_id=station_id, crisis=crisis, at=clock.now(), act=SECRET_TEXT, written_by=owner
    )
    report = MandatoryReport.objects.create(
        station_id=station_id,
        client=client,
        number="填充-BG-1",
        situation="other_harm",
        person_described=SECRET_NAME,
        facts=SECRET_TEXT,
        discovered_at=clock.now(),
    )
    ReporterIdentity.objects.create(
        station_id=station_id, report=report, owner=owner, statement=SECRET_TEXT
    )
    request = SensitiveAccessRequest.objects.create(
        station_id=station_id,
        client=client,
        asked_by=other,
        reason=SECRET_TEXT,
        until=today + dt.timedelta(days=7),
    )
    AccessGrant.objects.create(
        station_id=station_id,
        user=other,
        client=client,
        request=request,
        reason=SECRET_TEXT,
        starts_on=today - dt.timedelta(days=9),
        ends_on=today - dt.timedelta(days=2),
        given_by=owner,
    )
    CaseTransfer.objects.create(
        station_id=station_id,
        case=case,
        offered_by=owner,
        offered_to=other,
        reason="休假",
        handover=SECRET_TEXT,
        state="declined",
    )
    if not case.compartment:
        make_case(client, number="填充-GA-10", compartment="violence")
