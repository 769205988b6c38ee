"""How records and drafts look in a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template

from casework.models import RecordDraft, ServiceRecord
from casework.rules.clients import display_name

register = template.Library()

SHOWN = 40
NAMES_SHOWN = 3


@dataclass(frozen=True)
class DraftWords:
    """Two lines about a draft."""

    title: str
    note: str


@register.simple_tag(takes_context=True)
def record_people(context: Any, record: ServiceRecord) -> str:
    """Return e.g. “陈秀英、周桂兰 等 12 人”, as the workspace may see it."""
    workspace = context["request"].workspace
    known = record.participations.all()
    total = len(known) + record.anonymous_count
    if not known:
        return f"未登记居民 {total} 人" if total else "—"
    names = [display_name(workspace, each.client) for each in known[:NAMES_SHOWN]]
    listed = "、".join(names)
    return listed if total == len(names) else f"{listed} 等 {total} 人"


@register.filter
def draft_words(draft: RecordDraft, kinds: Mapping[str, str]) -> DraftWords:
    """Say what was begun: the kind, the day that was typed, and how the text begins."""
    content = " ".join(_text(draft, "content").split())
    note = content[:SHOWN] + ("…" if len(content) > SHOWN else "")
    day = _text(draft, "served_on")
    title = f"{kinds.get(draft.kind, '服务记录')} {day}"
    return DraftWords(title.strip(), note or "还没有写内容")


def _text(draft: RecordDraft, name: str) -> str:
    value = draft.data.get(name, "")
    return value if isinstance(value, str) else ""
