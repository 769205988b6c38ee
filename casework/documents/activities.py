"""Printed sheets of a community activity: 计划书、签到表、总结报告、海报。"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils import timezone

from casework.models import ActivityRegistration, CommunityActivity, CostLine
from casework.selectors.activities import Turnout
from casework.selectors.costs import totals_of
from casework.selectors.questionnaires import AnsweredQuestion
from core import qr
from core.documents import render_pdf

BLANK_LINES = 10


@dataclass(frozen=True)
class ActivitySheet:
    """What every sheet of an activity shows."""

    activity: CommunityActivity
    heading: str
    costs: list[CostLine] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    registrations: list[tuple[str, int, str]] = field(default_factory=list)
    turnout: Turnout | None = None
    next_step: str = ""
    content: str = ""
    answers: list[AnsweredQuestion] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.activity.station.name}{self.heading}"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"{self.heading}_{self.activity.name}_{self.activity.number}.pdf"

    @property
    def when(self) -> str:
        """2026年11月25日 14:00—16:00"""
        return spoken_time(self.activity)

    @property
    def planned(self) -> Decimal:
        """What the budget adds up to."""
        return totals_of(self.costs).planned

    @property
    def spent(self) -> Decimal:
        """What was spent."""
        return totals_of(self.costs).spent

    @property
    def blanks(self) -> range:
        """Empty lines for those who come without having signed up."""
        start = len(self.registrations) + 1
        return range(start, start + BLANK_LINES)


def spoken_time(activity: CommunityActivity) -> str:
    """Return from when to when, in words."""
    starts, ends = (timezone.localtime(each) for each in (activity.starts_at, activity.ends_at))
    weekday = "一二三四五六日"[starts.weekday()]
    day = f"{starts.year}年{starts.month}月{starts.day}日（星期{weekday}）"
    return f"{day}{starts:%H:%M}—{ends:%H:%M}"


def registration_lines(
    registrations: Iterable[ActivityRegistration],
) -> list[tuple[str, int, str]]:
    """Return name, number of people and note of those who have a place, for the paper sheet."""
    return [(each.name, each.people, each.note) for each in registrations]


def render_plan(sheet: ActivitySheet, *, printed_at: dt.datetime) -> bytes:
    """Return 活动计划书 as a PDF."""
    return _render("documents/activity_plan.html", sheet, printed_at)


def render_sign_in(sheet: ActivitySheet, *, printed_at: dt.datetime) -> bytes:
    """Return 签到表 as a PDF."""
    return _render("documents/activity_sign_in.html", sheet, printed_at)


def render_report(sheet: ActivitySheet, *, printed_at: dt.datetime) -> bytes:
    """Return 活动总结报告 as a PDF."""
    return _render("documents/activity_report.html", sheet, printed_at)


def render_poster(sheet: ActivitySheet, *, url: str, printed_at: dt.datetime) -> bytes:
    """Return the poster with the QR code of `url` as a PDF."""
    extra = {"code": qr.svg(url), "url": url}
    return _render("documents/activity_poster.html", sheet, printed_at, **extra)


def _render(template: str, sheet: ActivitySheet, printed_at: dt.datetime, **extra: Any) -> bytes:
    return render_pdf(
        template,
        {"sheet": sheet, "activity": sheet.activity, **extra},
        title=sheet.title,
        number=sheet.activity.number,
        created=printed_at,
    )
