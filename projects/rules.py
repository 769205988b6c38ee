"""What may be done to projects and catalogues."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.verdicts import YES, Verdict
from projects import phrases
from stations.enums import Permission
from stations.rules import directory
from stations.validators.policies import Term

if TYPE_CHECKING:
    from collections.abc import Collection

    from projects.models import CatalogueItem
    from projects.selectors.projects import ProjectUsage
    from stations.models import Region
    from stations.selectors.policies import RuleInForce
    from stations.selectors.workspaces import Workspace

LOCAL_AREA = "地方特色"
LOCAL_POSITION = 1000  # local items come after those of the document


@dataclass(frozen=True)
class Finding:
    """A rule that is not kept: what, and where it is written. A binding one refuses."""

    text: str
    basis: str
    binding: bool = False

    def __str__(self) -> str:
        return f"{self.text}依据 {self.basis}。"


def term_finding(rule: RuleInForce | None, starts_on: dt.date, ends_on: dt.date) -> Finding | None:
    """项目期限（津民发〔2024〕13号 三（四）：原则上每个项目的服务时间不超过一年）。"""
    if rule is None:
        return None
    term = rule.typed
    assert isinstance(term, Term)
    if ends_on <= last_day(starts_on, term.years):
        return None
    text = f"项目期限为 {starts_on:%Y-%m-%d} 至 {ends_on:%Y-%m-%d}，{term.sentence}。"
    return Finding(text, rule.basis, term.enforced)


def last_day(starts_on: dt.date, years: int) -> dt.date:
    """Return the last day of a term of `years` full years."""
    year = starts_on.year + years
    try:
        after = starts_on.replace(year=year)
    except ValueError:  # 29 February
        after = dt.date(year, 3, 1)
    return after - dt.timedelta(days=1)


def may_start(usage: ProjectUsage, starts_on: dt.date) -> Verdict:
    """A project starts no later than its first record."""
    if usage.first_on and starts_on > usage.first_on:
        return Verdict(f"{usage.first_on:%Y-%m-%d} 已有服务记录，开始日期不能晚于这一天。")
    return YES


def may_end(usage: ProjectUsage, ends_on: dt.date) -> Verdict:
    """A project ends no earlier than its last record."""
    if usage.last_on and ends_on < usage.last_on:
        return Verdict(f"{usage.last_on:%Y-%m-%d} 已有服务记录，结束日期不能早于这一天。")
    return YES


def may_drop(usage: ProjectUsage, dropped: Collection[CatalogueItem]) -> Verdict:
    """An item that records use stays."""
    used = [item.name for item in dropped if item.pk in usage.item_ids]
    if used:
        return Verdict(f"已有服务记录使用“{'”“'.join(used)}”，不能从项目中移除。")
    return YES


def can_manage_items(workspace: Workspace, region: Region) -> Verdict:
    """“N”个特色项目由各区按辖区居民群众需求增设（武民政〔2021〕26号 二（三））。"""
    allowed = workspace.permits(Permission.CATALOGUE_MANAGE)
    return (
        YES if allowed and directory.governs(workspace, region) else Verdict(phrases.OUTSIDE_REGION)
    )
