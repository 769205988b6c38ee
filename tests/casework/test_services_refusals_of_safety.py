"""What the services of risk, crisis, reports, covers and transfers refuse: sentence, field, no trace."""

import datetime as dt

import pytest

from casework import phrases as common
from casework.enums.cases import CrisisKind, RiskLevel
from casework.models import AccessGrant, SensitiveAccessRequest
from casework.phrases import risks as phrases
from casework.services import (
    covers,
    crises,
    mandatory_reports,
    risks,
    safety_plans,
    sensitive_access,
    transfers,
)
from casework.services.covers import CoverValues
from casework.services.crises import CrisisValues
from casework.services.mandatory_reports import FollowUp, ReportValues
from casework.services.risks import RiskValues
from casework.services.safety_plans import SafetyPlanValues
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from tests.factories.cases import CaseFactory
from tests.factories.casework import ClientFactory
from tests.factories.risks import make_crisis, make_note, make_risk
from tests.support.personas import PASSWORD
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db

SOON = dt.timedelta(minutes=5)


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def from_elsewhere(world):
    with world.scope("stranger"):
        return ClientFactory.create()


def rated(client=None, **said):
    usual = {"assessed_on": day(), "level": RiskLevel.HIGH, "basis": "面谈所见。"}
    return {
        "risk_id": uuid7(),
        "client": client or ClientFactory.create(),
        "values": RiskValues(**usual | said),
        "seen": None,
    }


def rated_after_another():
    client = ClientFactory.create()
    make_risk(client, assessed_on=dt.date(2026, 3, 2))
    return rated(client, assessed_on=dt.date(2026, 3, 1))


def safety_plan(level):
    risk = make_risk(ClientFactory.create(), level)
    words = ("warning_signs", "coping", "supporters", "professional_help", "environment")
    values = SafetyPlanValues(**dict.fromkeys(words, "演示"), review_on=day(7))
    return {"plan_id": uuid7(), "risk": risk, "values": values}


def crisis(world, **said):
    usual = {"kind": CrisisKind.VIOLENCE, "found_at": clock.now() - SOON}
    values = CrisisValues(**usual | said)
    return {"crisis_id": uuid7(), "station": world.home, "values": values}


def crisis_elsewhere(world):
    client = from_elsewhere(world)
    with world.scope("stranger"):
        return make_crisis(client)


def crisis_entry(at):
    row = make_crisis(ClientFactory.create())
    return {"entry_id": uuid7(), "crisis": row, "at": at, "act": "police", "words": "已报警。"}


def crisis_ended(outcome):
    row = make_crisis(ClientFactory.create())
    values = {"people_told": "", "outcome": outcome, "follow_up": ""}
    return {"crisis": row, "values": values, "closing": True, "seen_at": row.updated_at}


def report(world, **said):
    usual = {"discovered_at": clock.now() - SOON}
    return {
        "report_id": uuid7(),
        "station": world.home,
        "values": ReportValues(**usual | said),
        "statement": "",
    }


def saved(world, *, sent=False, **said):
    """A report of the worker himself, perhaps told already."""
    given = report(world, **said)
    row = mandatory_reports.save_report(**given, by=world.person("worker"))
    if sent:
        row.reported_at, row.number = clock.now(), "演示-BG-1"
        row.save()
    return row


def followed(row, **said):
    return {"report": row, "values": FollowUp(**said), "seen_at": row.updated_at}


def access(world, until):
    client = ClientFactory.create(minor=True, worker=world.person("lead"))
    return {"request_id": uuid7(), "client": client, "reason": "随访", "until": until}


def access_again(world):
    given = access(world, day(7))
    asked = given | {"request_id": uuid7()}
    sensitive_access.ask_for_client(
        **asked, workspace=world.workspace("worker"), by=world.person("worker")
    )
    return given


def request(world, **said):
    usual = {"reason": "随访", "until": day(7), "asked_by": world.person("worker")}
    row = SensitiveAccessRequest.objects.create(station=world.home, **usual | said)
    return {"request": row, "password": PASSWORD, "note": ""}


def report_of_lead(world):
    with world.scope("lead"):
        row = mandatory_reports.save_report(**report(world), by=world.person("lead"))
    return {"report": row, "reported_at": clock.now()}


def grant_of_lead(world, **said):
    lead = world.person("lead")
    days = {"starts_on": day(), "ends_on": day(7)}
    given = {"user": lead, "given_by": lead, "client": ClientFactory.create(), "reason": "随访"}
    return {"grant": AccessGrant.objects.create(station=world.home, **given | days | said)}


def cover(world, stand_in, starts=0, ends=7, worker="worker"):
    values = CoverValues(
        worker=world.person(worker),
        stand_in=world.person(stand_in),
        starts_on=day(starts),
        ends_on=day(ends),
        reason="年休假",
    )
    return {"grant_id": uuid7(), "station_id": world.home.pk, "values": values}


def offered(world, to):
    return {
        "transfer_id": uuid7(),
        "case": CaseFactory.create(),
        "to": world.person(to),
        "reason": "调岗",
        "handover": "每周一次。",
    }


def offered_twice(world):
    given = offered(world, "lead")
    transfers.offer_case(
        **given | {"transfer_id": uuid7()},
        workspace=world.workspace("worker"),
        by=world.person("worker"),
    )
    return given


def asked_to_take(world):
    given = offered(world, "lead") | {"case": CaseFactory.create(worker=world.person("worker"))}
    made = transfers.offer_case(
        **given, workspace=world.workspace("worker"), by=world.person("worker")
    )
    return {"transfer": made, "answer": " "}


BY_WORKER = {
    "a cover arranged for somebody else": (
        covers.arrange_cover,
        lambda world: cover(world, "worker", worker="lead"),
        phrases.COVER_NOT_YOURS,
        "",
    ),
    "a request refused by who asked": (
        sensitive_access.refuse_request,
        lambda world: request(world, case_number="演示-GA-1"),
        phrases.ACCESS_NOT_LEAD,
        "",
    ),
    "ending the access of others": (
        sensitive_access.revoke_grant,
        grant_of_lead,
        phrases.GRANT_NOT_YOURS,
        "",
    ),
    "ending an access that has ended": (
        sensitive_access.revoke_grant,
        lambda world: grant_of_lead(world, user=world.person("worker"), revoked_at=clock.now()),
        phrases.GRANT_ENDED,
        "",
    ),
    "taking over what is offered to another": (
        transfers.accept_case,
        asked_to_take,
        phrases.TRANSFER_NOT_TO_YOU,
        "",
    ),
    "turning down what is offered to another": (
        transfers.decline_case,
        asked_to_take,
        phrases.TRANSFER_NOT_TO_YOU,
        "",
    ),
    "a report that another wrote": (
        mandatory_reports.send_report,
        report_of_lead,
        phrases.REPORT_NOT_YOURS,
        "",
    ),
    "a crisis with the key of another station's": (
        crises.open_crisis,
        lambda world: crisis(world) | {"crisis_id": crisis_elsewhere(world).pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a crisis with the key of another client's": (
        crises.open_crisis,
        lambda world: crisis(world) | {"crisis_id": make_crisis(ClientFactory.create()).pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a rating of tomorrow": (
        risks.assess_risk,
        lambda world: rated(assessed_on=day(1)),
        phrases.RISK_FUTURE,
        "assessed_on",
    ),
    "a rating before the last": (
        risks.assess_risk,
        lambda world: rated_after_another(),
        phrases.RISK_BEFORE_LAST.format(day="2026-03-02"),
        "assessed_on",
    ),
    "a rating under another's case": (
        risks.assess_risk,
        lambda world: rated(case=CaseFactory.create()),
        phrases.RISK_CASE_ELSEWHERE,
        "case",
    ),
    "a safety plan of a low risk": (
        safety_plans.write_safety_plan,
        lambda world: safety_plan(RiskLevel.LOW),
        phrases.PLAN_NOT_DUE,
        "",
    ),
    "a crisis that is yet to come": (
        crises.open_crisis,
        lambda world: crisis(world, found_at=clock.now() + SOON),
        phrases.TIME_AHEAD,
        "found_at",
    ),
    "a crisis of another station's client": (
        crises.open_crisis,
        lambda world: crisis(world, client=from_elsewhere(world)),
        common.CLIENT_ELSEWHERE,
        "clients",
    ),
    "a crisis under another's case": (
        crises.open_crisis,
        lambda world: crisis(world, client=ClientFactory.create(), case=CaseFactory.create()),
        phrases.RISK_CASE_ELSEWHERE,
        "clients",
    ),
    "an act that is yet to come": (
        crises.note_crisis,
        lambda world: crisis_entry(clock.now() + SOON),
        phrases.TIME_AHEAD,
        "at",
    ),
    "a crisis ended without its outcome": (
        crises.finish_crisis,
        lambda world: crisis_ended(" "),
        "结束之前，请写明处理结果。",
        "outcome",
    ),
    "a report of another station's client": (
        mandatory_reports.save_report,
        lambda world: report(world, client=from_elsewhere(world)),
        common.CLIENT_ELSEWHERE,
        "clients",
    ),
    "a report of what is yet to come": (
        mandatory_reports.save_report,
        lambda world: report(world, discovered_at=clock.now() + SOON),
        phrases.TIME_AHEAD,
        "discovered_at",
    ),
    "a report sent in a while": (
        mandatory_reports.send_report,
        lambda world: {"report": saved(world), "reported_at": clock.now() + SOON},
        phrases.TIME_AHEAD,
        "reported_at",
    ),
    "a report sent before the discovery": (
        mandatory_reports.send_report,
        lambda world: {"report": saved(world), "reported_at": clock.now() - 2 * SOON},
        phrases.REPORT_BEFORE_DISCOVERY,
        "reported_at",
    ),
    "a report changed after it was sent": (
        mandatory_reports.save_report,
        lambda world: report(world) | {"report_id": saved(world, sent=True).pk},
        phrases.REPORT_SENT,
        "",
    ),
    "a receipt before the report": (
        mandatory_reports.follow_report,
        lambda world: followed(saved(world)),
        phrases.REPORT_NOT_SENT,
        "",
    ),
    "a receipt that is yet to come": (
        mandatory_reports.follow_report,
        lambda world: followed(saved(world, sent=True), received_at=clock.now() + SOON),
        phrases.TIME_AHEAD,
        "received_at",
    ),
    "asking for a file until yesterday": (
        sensitive_access.ask_for_client,
        lambda world: access(world, day(-1)),
        phrases.ACCESS_IN_PAST,
        "until",
    ),
    "asking for a file for too long": (
        sensitive_access.ask_for_client,
        lambda world: access(world, day(31)),
        phrases.LONGEST_ACCESS.format(days=30),
        "until",
    ),
    "asking for a file twice": (
        sensitive_access.ask_for_client,
        access_again,
        phrases.ACCESS_WAITING,
        "",
    ),
    "asking for a file that opens": (
        sensitive_access.ask_for_client,
        lambda world: access(world, day(7)) | {"client": ClientFactory.create()},
        phrases.ACCESS_NOT_NEEDED,
        "",
    ),
    "standing in for oneself": (
        covers.arrange_cover,
        lambda world: cover(world, "worker"),
        phrases.COVER_SELF,
        "stand_in",
    ),
    "a stand-in of another station": (
        covers.arrange_cover,
        lambda world: cover(world, "stranger"),
        phrases.COVER_COLLEAGUE,
        "stand_in",
    ),
    "a cover that ends before it begins": (
        covers.arrange_cover,
        lambda world: cover(world, "lead", ends=-1),
        phrases.COVER_ORDER,
        "ends_on",
    ),
    "a cover that is too long": (
        covers.arrange_cover,
        lambda world: cover(world, "lead", ends=91),
        phrases.COVER_LONGEST.format(days=90),
        "ends_on",
    ),
    "a case handed to its worker": (
        transfers.offer_case,
        lambda world: offered(world, "worker"),
        phrases.TRANSFER_TO_WORKER,
        "to",
    ),
    "a case handed to another station": (
        transfers.offer_case,
        lambda world: offered(world, "stranger"),
        phrases.COVER_COLLEAGUE,
        "to",
    ),
    "a case handed over twice": (
        transfers.offer_case,
        offered_twice,
        phrases.TRANSFER_OFFERED,
        "",
    ),
}

BY_LEAD = {
    "confirming a note that needs none": (
        risks.confirm_note,
        lambda world: {"note": make_note(CaseFactory.create()), "comment": ""},
        phrases.NOTE_NEEDS_NO_CONFIRMATION,
        "",
    ),
    "allowing himself": (
        sensitive_access.approve_request,
        lambda world: request(world, case_number="演示-GA-1", asked_by=world.person("lead")),
        phrases.ACCESS_OWN,
        "",
    ),
    "opening a file until yesterday": (
        sensitive_access.approve_request,
        lambda world: request(world, client=ClientFactory.create(minor=True), until=day(-1)),
        phrases.ACCESS_OVER,
        "",
    ),
    "opening a case that is not there": (
        sensitive_access.approve_request,
        lambda world: request(world, case_number="演示-GA-404"),
        phrases.ACCESS_NO_SUCH_CASE,
        "",
    ),
    "opening what is decided": (
        sensitive_access.approve_request,
        lambda world: request(world, case_number="演示-GA-1", state="refused"),
        phrases.ACCESS_DECIDED,
        "",
    ),
    "declining a case without a reason": (
        transfers.decline_case,
        asked_to_take,
        "不接手，请写明理由。",
        "answer",
    ),
}


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), BY_WORKER.values(), ids=BY_WORKER.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), BY_LEAD.values(), ids=BY_LEAD.keys()
)
def test_decision_is_refused_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field, who="lead")
