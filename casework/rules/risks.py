"""风险分级的规则（上升立即生效；从高和紧急下降，须连续两次较低并有书面依据）。"""

import datetime as dt
from dataclasses import dataclass

from accounts.models import User
from casework.enums.cases import RiskLevel
from casework.models import Case, CaseNote, Client, RiskAssessment, SafetyPlan
from casework.phrases import risks as phrases
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace


@dataclass(frozen=True)
class Rated:
    """The level in force after a rating. `held` says why it did not fall, if it did not."""

    in_force: RiskLevel
    held: Verdict = YES


def rate(
    level: RiskLevel,
    *,
    in_force: RiskLevel | None,
    last: RiskLevel | None,
    step_down_basis: str = "",
) -> Rated:
    """执行等级：a rise counts at once; out of high or urgent it takes two lower ratings in a row.

    `last` is the rating before this one. Of both the graver counts, so that it never falls further
    than they agree on.
    """
    if in_force is None or level.rank >= in_force.rank or not in_force.is_grave:
        return Rated(level)
    if last is None or last.rank >= in_force.rank:
        return Rated(in_force, Verdict(phrases.RISK_SECOND_LOWER.format(level=in_force.label)))
    if not step_down_basis.strip():
        return Rated(in_force, Verdict(phrases.RISK_NO_BASIS.format(level=in_force.label)))
    return Rated(max(level, last, key=lambda each: each.rank))


def where_from(level: RiskLevel | None, *, client: Client, latest: RiskAssessment | None) -> str:
    """Say where the level in force comes from, where it is not from the latest assessment."""
    if level is None or (latest is not None and latest.in_force == level):
        return ""
    merged = client.risk_level == level
    told = phrases.RISK_FROM_MERGE if merged else phrases.RISK_FROM_INTAKE
    return told.format(level=level.label)


def next_note_allowed(case: Case) -> Verdict:
    """写下一次过程记录：上一次须督导确认的，先确认。"""
    notes = CaseNote.objects.filter(case=case).select_related("record")
    last = notes.order_by("-number").first()
    if last is None or not last.waits_for_confirmation():
        return YES
    return Verdict(phrases.NOTE_WAITS.format(day=f"{last.record.served_on:%Y-%m-%d}"))


def is_grave(case: Case) -> bool:
    """高或紧急：of the person, or of the case itself, as from its intake. Its notes are confirmed."""
    levels = (case.client.risk_level, case.risk_level)
    return any(RiskLevel(each).is_grave for each in levels if each)


def can_be_assessed_on(day: dt.date, *, last: RiskAssessment | None, today: dt.date) -> Verdict:
    """评估日期：不晚于今天，也不早于上一次。"""
    if day > today:
        return Verdict(phrases.RISK_FUTURE)
    if last is not None and day < last.assessed_on:
        return Verdict(phrases.RISK_BEFORE_LAST.format(day=f"{last.assessed_on:%Y-%m-%d}"))
    return YES


def can_assess(workspace: Workspace, client: Client) -> Verdict:
    """评估风险：本站社工和站长。"""
    if workspace.permits(Permission.CASE_WRITE) and client.station_id in workspace.station_ids:
        return YES
    return Verdict(phrases.RISK_NOT_YOUR_STATION)


def can_confirm(workspace: Workspace, user: User, risk: RiskAssessment) -> Verdict:
    """督导确认：督导或站长，不能是评估人自己。"""
    return _may_confirm(workspace, user, author_id=risk.assessed_by_id, done=risk.confirmed_at)


def can_confirm_note(workspace: Workspace, user: User, note: CaseNote) -> Verdict:
    """督导确认过程记录：督导或站长，不能是记录人自己。"""
    if not note.needs_confirmation:
        return Verdict(phrases.NOTE_NEEDS_NO_CONFIRMATION)
    return _may_confirm(workspace, user, author_id=note.record.worker_id, done=note.confirmed_at)


def can_write_plan(risk: RiskAssessment, *, has_plan: bool) -> Verdict:
    """拟定安全计划：执行等级为高或紧急的评估，各一份。"""
    if not RiskLevel(risk.in_force).is_grave:
        return Verdict(phrases.PLAN_NOT_DUE)
    return Verdict(phrases.PLAN_WRITTEN) if has_plan else YES


def review_is_late(plan: SafetyPlan | None, today: dt.date) -> bool:
    """安全计划过了复核日期：then it is rated again and another one is written."""
    return plan is not None and plan.review_on is not None and plan.review_on < today


def _may_confirm(
    workspace: Workspace, user: User, *, author_id: int, done: dt.datetime | None
) -> Verdict:
    if not workspace.permits(Permission.CASE_APPROVE):
        return Verdict(phrases.MAY_NOT_CONFIRM)
    if author_id == user.pk:
        return Verdict(phrases.OWN_CONFIRMATION)
    return Verdict(phrases.CONFIRMED_ALREADY) if done else YES


def what_is_missing(latest: RiskAssessment) -> str:
    """Say what a step down still takes, after the latest assessment."""
    in_force, level = RiskLevel(latest.in_force), RiskLevel(latest.level)
    if not in_force.is_grave:
        return ""
    if level.rank >= in_force.rank:
        return phrases.RISK_TWO_LOWER.format(level=in_force.label)
    return phrases.RISK_ONE_MORE.format(level=in_force.label)
