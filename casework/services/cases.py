"""Opening and changing cases, and who works on them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework import rules as record_rules
from casework.enums.cases import CaseStage, IntakeDecision, RiskLevel
from casework.models import Case, CaseMember, Client, HouseholdMember, Intake
from casework.phrases import cases as phrases
from casework.rules import cases as rules, intakes
from casework.rules.consents import SERVICE
from casework.selectors.consents import consent_state
from casework.selectors.staff import workers_of
from casework.services.initials import initials_of
from casework.services.rows import change, insert, lock_case, made_before
from core import audit, clock
from core.errors import RefusedError
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import Workspace
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged

DECIDED = {
    IntakeDecision.ACCEPT: CaseStage.ASSESSMENT,
    IntakeDecision.REFUSE: CaseStage.NOT_TAKEN,
    IntakeDecision.REFER: CaseStage.NOT_TAKEN,
}


@transaction.atomic
def open_case(
    *,
    case_id: UUID,
    station: Station,
    client: Client,
    plan: ProjectItem,
    values: Mapping[str, Any],
    intake: Mapping[str, Any],
    by: User,
) -> Case:
    """登记个案：nothing delays it. The page makes `case_id`, so sending it twice makes one."""
    if made := made_before(Case, case_id, station_id=station.pk, client_id=client.pk):
        return made
    record_rules.can_write_records(station.pk).require()
    if client.station_id != station.pk:
        raise RefusedError("服务对象不在本站，请重新选择。", field="clients")

    home = HouseholdMember.objects.filter(client=client, left_on=None).first()
    case = insert(
        Case(
            id=case_id,
            station=station,
            number=next_number(station=station, document="case", on=clock.today(), by=by),
            initials=initials_of(values["title"]),
            client=client,
            household_id=home.household_id if home else None,
            project=plan.project,
            item=plan.item,
            worker=by,
            risk_level=_graver(client.risk_level, intake["initial_risk"]),
            opened_on=clock.today(),
            **values,
        )
    )
    Intake.objects.create(station=station, case=case, **intake)
    audit.record("case.opened", target=case, by=by)
    return case


@transaction.atomic
def edit_case(
    *,
    case: Case,
    plan: ProjectItem,
    values: Mapping[str, Any],
    seen_at: dt.datetime | None,
    workspace: Workspace,
    by: User,
) -> Case:
    """修改个案的名称、问题类别、限制查阅和计入项目。"""
    locked = lock_case(case.pk)
    rules.can_work(workspace, by, locked).require()
    require_unchanged(locked, seen_at, phrases.CASE_CHANGED)

    counted = {"project_id": plan.project_id, "item_id": plan.item_id}
    named = {"initials": initials_of(values["title"])}
    if changed := change(locked, {**values, **counted, **named}):
        changes = {name: ["", "已修改"] for name in changed}
        audit.record("case.edited", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def decide_intake(
    *, case: Case, decision: IntakeDecision, reason: str, workspace: Workspace, by: User
) -> Case:
    """接案决定：接案须已有服务的同意；不接案和转介写明理由。"""
    locked = lock_case(case.pk)
    intakes.can_decide(workspace, by, locked).require()
    if decision == IntakeDecision.ACCEPT:
        accepted = intakes.can_accept(consent_state(locked.client))
        if not accepted:
            raise RefusedError(accepted.reason, field="decision")
    elif not reason.strip():
        raise RefusedError(phrases.REASON_NEEDED, field="reason")

    state = consent_state(locked.client).get(SERVICE)
    intake = locked.intake
    intake.decision, intake.decision_reason = decision, reason.strip()
    intake.decided_by, intake.decided_at = by, clock.now()
    intake.consent_id = state.consent_id if state else None
    intake.save()
    change(locked, {"stage": DECIDED[decision]})
    changes = {"decision": [str(IntakeDecision.PENDING), str(decision)]}
    audit.record("case.decided", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def add_member(*, case: Case, user: User, workspace: Workspace, by: User) -> CaseMember:
    """增加协同社工。"""
    locked = lock_case(case.pk)
    rules.can_arrange(workspace, by, locked).require()
    if user.pk == locked.worker_id:
        raise RefusedError(phrases.ALREADY_IN_CHARGE, field="user")
    if user not in workers_of(locked.station_id, clock.today()):
        raise RefusedError(phrases.NOT_A_COLLEAGUE, field="user")
    known: CaseMember | None = CaseMember.objects.filter(case=locked, user=user, until=None).first()
    if known is not None:
        return known
    member: CaseMember = CaseMember.objects.create(
        station_id=locked.station_id, case=locked, user=user, since=clock.today()
    )
    audit.record("case.member_added", target=locked, by=by, changes={"user": ["", str(user)]})
    return member


@transaction.atomic
def end_member(*, member: CaseMember, workspace: Workspace, by: User) -> CaseMember:
    """结束协同：from now on he is a colleague like others."""
    case = lock_case(member.case_id)
    rules.can_arrange(workspace, by, case).require()
    member.until = clock.today() - dt.timedelta(days=1)
    member.save(update_fields=["until", "updated_at"])
    audit.record("case.member_ended", target=case, by=by, changes={"user": [str(member.user), ""]})
    return member


@transaction.atomic
def read_case(*, case: Case, workspace: Workspace, by: User) -> None:
    """打开个案：leaves a read event, unless he works on it himself."""
    rules.can_open(workspace, by, case).require()
    if case.worker_id != by.pk:
        audit.record_read(case, by=by)


@transaction.atomic
def print_case(*, case: Case, sheet: str, workspace: Workspace, by: User) -> None:
    """打印：content leaves the platform, so everybody's printing is noted."""
    rules.can_open(workspace, by, case).require()
    audit.record("case.printed", target=case, by=by, reason=sheet)


def _graver(known: str, seen: str) -> RiskLevel:
    """A rise counts at once, also one that nobody has rated yet."""
    return max((RiskLevel(each) for each in (known, seen) if each), key=lambda each: each.rank)
