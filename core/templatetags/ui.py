"""Small pieces of the interface that pages share. Their look is in `templates/components/`."""

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.comparisons import SAVED

register = template.Library()

MINUTES_PER_HOUR = 60
HOURS_PER_DAY = 24
WEEKDAYS = "一二三四五六日"
NOTHING = "—"
BADGES = {"r": "late", "y": "warn", "g": "good"}  # as short as in the drawings
NOTICE_ICONS = {
    "error": "alert-triangle",
    "warning": "alert-triangle",
    "success": "circle-check",
    "info": "info-circle",
}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of Tabler. Without a label it is decoration, and screen readers skip it."""
    if label:
        return format_html('<i class="ti ti-{}" role="img" aria-label="{}"></i>', name, label)
    return format_html('<i class="ti ti-{}" aria-hidden="true"></i>', name)


@register.simple_tag
def badge(text: str, kind: str = "") -> SafeString:
    """A small label: `late` (red), `warn` (amber), `good` (green), `on` (竹青) or plain."""
    if kind:
        return format_html('<span class="tag tag-{}">{}</span>', BADGES.get(kind, kind), text)
    return format_html('<span class="tag">{}</span>', text)


@register.inclusion_tag("components/figure.html")
def figure(label: str, value: Any, **options: Any) -> dict[str, Any]:
    """A number with its label.

    Options: `unit`, `note` (a line below), `since` (since when), `explain` (口径), `url` (its rows),
    `late` (red).
    """
    plain = dict.fromkeys(("unit", "note", "since", "explain", "url", "late"), "")
    return {**plain, **options, "label": label, "value": value}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, **options: Any) -> dict[str, Any]:
    """Nothing here yet, and the first step. Options: `text`, `icon`, `url` and `action`."""
    plain = {"text": "", "icon": "inbox", "url": "", "action": ""}
    return {**plain, **options, "title": title}


@register.inclusion_tag("components/meter.html")
def meter(value: float, target: float | None = None, label: str = "完成比例") -> dict[str, Any]:
    """A bar for `value` percent, with a mark where it should be: at `target` percent."""
    return {
        "width": max(0.0, min(float(value), 100.0)),
        "value": value,
        "target": target,
        "label": label,
    }


@register.inclusion_tag("components/progress.html")
def progress(done: int, total: int, text: str = "") -> dict[str, Any]:
    """How far a running job is; `total` 0 means that nobody knows yet."""
    return {"done": done, "total": total, "text": text}


@register.inclusion_tag("components/facts.html")
def facts(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A definition list. A value that is empty shows as —."""
    return {"pairs": [(label, NOTHING if value in ("", None) else value) for label, value in pairs]}


@register.inclusion_tag("components/notice.html")
def notice(text: str, kind: str = "info", title: str = "") -> dict[str, Any]:
    """A sentence that stands out: `error`, `warning`, `success` or `info`."""
    return {"text": text, "kind": kind, "title": title}


@register.inclusion_tag("components/back.html")
def back(url: str, label: str) -> dict[str, str]:
    """A link above the title to the page this one belongs to; `url` is a path."""
    return {"url": url, "label": label}


@register.filter
def notice_icon(kind: str) -> str:
    """Which icon goes with a kind of notice, or a level of Django's messages."""
    return NOTICE_ICONS.get(kind, NOTICE_ICONS["info"])


@register.filter
def grouped(value: Any) -> str:
    """68412 → 68,412; what is not a number stays as it is, nothing becomes —."""
    if value in ("", None):
        return NOTHING
    return f"{value:,}" if isinstance(value, int | float) else str(value)


@register.filter
def hours(minutes: int | None) -> str:
    """4290 (minutes) → 71.5."""
    if minutes is None:
        return NOTHING
    return f"{minutes / MINUTES_PER_HOUR:,.1f}".removesuffix(".0")


@register.filter
def long_date(date: datetime.date | None) -> str:
    """2026年11月20日."""
    return f"{date.year}年{date.month}月{date.day}日" if date else NOTHING


@register.filter
def short_date(date: datetime.date | None) -> str:
    """11月20日 周五."""
    return f"{date.month}月{date.day}日 周{WEEKDAYS[date.weekday()]}" if date else NOTHING


@register.filter
def wrong_fields(form: BaseForm) -> int:
    """How many fields of a form were not accepted: not those that are only to be compared."""
    wrong = (
        name
        for name, errors in form.errors.as_data().items()
        if any(error.code != SAVED for error in errors)
    )
    return sum(1 for name in wrong if name != NON_FIELD_ERRORS)


class Parted(NamedTuple):
    """The fields of a filter: always shown, folded away, and whether a folded one is filled in."""

    shown: list[BoundField]
    folded: list[BoundField]
    given: bool


@register.filter
def parted(form: BaseForm, number: int) -> Parted:
    """Split the visible fields after the first `number`; 0 folds none away."""
    fields = form.visible_fields()
    main = number or len(fields)
    folded = fields[main:]
    return Parted(fields[:main], folded, any(field.data for field in folded))


@register.filter
def in_words(span: datetime.timedelta) -> str:
    """15 分钟, 2 小时, 6 小时 20 分钟, 3 天 4 小时."""
    hours, minutes = divmod(max(1, round(span.total_seconds() / 60)), MINUTES_PER_HOUR)
    days, hours = divmod(hours, HOURS_PER_DAY)
    parts = [(days, "天"), (hours, "小时"), (minutes, "分钟")]
    return " ".join([f"{number} {unit}" for number, unit in parts if number][:2])


BROWSERS = (
    ("MicroMessenger", "微信"),
    ("360SE", "360 浏览器"),
    ("360EE", "360 浏览器"),
    ("QQBrowser", "QQ 浏览器"),
    ("Edg", "Edge 浏览器"),
    ("Firefox", "火狐浏览器"),
    ("Chrome", "Chrome 浏览器"),
    ("Safari", "Safari 浏览器"),
)
SYSTEMS = (
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓"),
    ("iPhone", "苹果手机"),
    ("iPad", "苹果平板"),
    ("Windows", "Windows"),
    ("Mac OS", "苹果电脑"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """Say which browser on what, in words: Edge 浏览器（Windows）."""
    name = next((words for mark, words in BROWSERS if mark in user_agent), "其他浏览器")
    system = next((words for mark, words in SYSTEMS if mark in user_agent), "")
    return f"{name}（{system}）" if system else name
