"""Who may hand out which roles, to whom, and where; who may manage whose account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.verdicts import YES, Verdict
from stations import phrases
from stations.enums import RegionLevel, Role
from stations.roles import JUDGED, JUDGING, MAY_ASSIGN
from stations.rules.directory import governs, is_platform

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import User
    from stations.models import Agency, RoleAssignment
    from stations.selectors.workspaces import Workspace

_OVERSEEN = frozenset(RegionLevel) - {RegionLevel.COMMUNITY}
ROLE_REGIONS: dict[Role, frozenset[RegionLevel]] = {
    Role.CITY_OFFICER: frozenset({RegionLevel.PROVINCE, RegionLevel.CITY}),
    Role.DISTRICT_OFFICER: frozenset({RegionLevel.DISTRICT}),
    Role.STREET_OFFICER: frozenset({RegionLevel.STREET}),
    Role.SUPERVISOR: _OVERSEEN,
    Role.EVALUATOR: _OVERSEEN,
    Role.AUDITOR: _OVERSEEN,
}


@dataclass(frozen=True)
class Reach:
    """How far an assignment on a station or an agency reaches: the stations, and where they lie.

    One on a region reaches what lies in the region, named by its path alone.
    """

    station_ids: frozenset[int] = frozenset()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Post:
    """An assignment, and how far it reaches."""

    assignment: RoleAssignment
    reach: Reach


# ── assignments ──────────────────────────────────────────────────────
def roles_to_hand_out(workspace: Workspace) -> list[Role]:
    """Return the roles that the workspace may hand out, in the order of the list of roles."""
    allowed = MAY_ASSIGN.get(workspace.role, frozenset())
    return [role for role in Role if role in allowed]


def may_give(workspace: Workspace, role: Role) -> Verdict:
    """Say whether the workspace hands out `role` at all."""
    allowed = role in MAY_ASSIGN.get(workspace.role, frozenset())
    return YES if allowed else Verdict(phrases.ROLE_NOT_YOURS_TO_GIVE)


def not_oneself(giver: User, person: User) -> Verdict:
    """本人不能改自己的任职。"""
    return Verdict(phrases.OWN_ASSIGNMENT) if giver.pk == person.pk else YES


def can_hand_out(workspace: Workspace, giver: User | None, post: Post) -> Verdict:
    """任职由上级给出，范围不超出给出者自己的范围；本人不能改自己的任职。"""
    assignment = post.assignment
    if giver is not None and giver.pk == assignment.user_id:
        return Verdict(phrases.OWN_ASSIGNMENT)
    given = may_give(workspace, Role(assignment.role))
    if not given:
        return given
    return YES if reaches(workspace, post) else Verdict(phrases.OUTSIDE_SCOPE)


def reaches(workspace: Workspace, post: Post) -> bool:
    """Say whether an assignment lies wholly in what the workspace reaches."""
    assignment = post.assignment
    if is_platform(workspace):
        return True
    if assignment.station_id:
        return assignment.station_id in workspace.station_ids
    if assignment.region:
        return governs(workspace, assignment.region)
    if assignment.agency:
        return _reaches_agency(workspace, assignment.agency, post.reach)
    return False


def _reaches_agency(workspace: Workspace, agency: Agency, reach: Reach) -> bool:
    here = governs(workspace, agency.region) or bool(reach.station_ids)
    return here and reach.station_ids <= workspace.station_ids


def place_fits_role(assignment: RoleAssignment) -> Verdict:
    """The place is of the kind and level that the role is held on."""
    role = Role(assignment.role)
    region = assignment.region
    if region is None or RegionLevel(region.level) in ROLE_REGIONS.get(role, frozenset()):
        return YES
    return Verdict(f"{role.label}不能任职于{RegionLevel(region.level).label}的区划。")


def place_in_use(assignment: RoleAssignment) -> Verdict:
    """Nobody begins at a place that is closed."""
    station, agency, region = assignment.station, assignment.agency, assignment.region
    if station and station.closed_on and station.closed_on < assignment.starts_on:
        return Verdict("该社工站已停用，不能再任职。")
    if agency and not agency.is_active:
        return Verdict("该机构已停用，不能再任职。")
    if region and region.valid_to and region.valid_to < assignment.starts_on:
        return Verdict("该区划已失效，不能再任职。")
    return YES


def without_conflict(post: Post, held: Iterable[Post]) -> Verdict:
    """回避：评估员、审计员不得同时在其评估、审计范围内的机构或社工站任职。"""
    for other in held:
        pair = (post, other) if post.assignment.role in JUDGING else (other, post)
        if _conflict(*pair) and overlap(post.assignment, other.assignment):
            return Verdict(phrases.CONFLICT_OF_INTEREST)
    return YES


def _conflict(judging: Post, judged: Post) -> bool:
    if judging.assignment.role not in JUDGING or judged.assignment.role not in JUDGED:
        return False
    region = judging.assignment.region
    return region is not None and any(path.startswith(region.path) for path in judged.reach.paths)


def not_held_already(post: Post, held: Iterable[Post]) -> Verdict:
    """Nobody holds the same role at the same place twice at once."""
    new = post.assignment
    for old in (other.assignment for other in held):
        if _same_post(old, new) and overlap(old, new):
            return Verdict(phrases.HELD_ALREADY)
    return YES


def _same_post(one: RoleAssignment, other: RoleAssignment) -> bool:
    names = ("role", "region_id", "agency_id", "station_id")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def overlap(one: RoleAssignment, other: RoleAssignment) -> bool:
    """Say whether there is a day on which both hold."""
    return (one.ends_on or dt.date.max) >= other.starts_on and (
        other.ends_on or dt.date.max
    ) >= one.starts_on


def can_end(assignment: RoleAssignment, on: dt.date, today: dt.date, other_admins: int) -> Verdict:
    """An assignment ends once; the last platform administrator stays."""
    if assignment.ends_on is not None and assignment.ends_on < today:
        return Verdict(phrases.ENDED_ALREADY)
    if on < assignment.starts_on:
        return Verdict(phrases.END_BEFORE_START)
    if assignment.role == Role.PLATFORM_ADMIN and not other_admins:
        return Verdict(phrases.LAST_ADMIN)
    return YES


# ── accounts ─────────────────────────────────────────────────────────
def can_manage_account(
    workspace: Workspace, by: User | None, person: User, posts: list[Post]
) -> Verdict:
    """账号由能给出其全部任职的人管理：谁管账号，谁就能以它登录，故不得超出自己的范围。"""
    if by is not None and by.pk == person.pk:
        return Verdict(phrases.OWN_ACCOUNT)
    if not posts and not is_platform(workspace):
        return Verdict(phrases.ACCOUNT_NOT_YOURS)
    if all(can_hand_out(workspace, None, post) for post in posts):
        return YES
    return Verdict(phrases.ACCOUNT_NOT_YOURS)
