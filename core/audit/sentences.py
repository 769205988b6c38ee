"""From verb to sentence, in one place. Verbs are text in the database, not choices."""

from core.models import AuditEvent

VERBS: dict[str, str] = {}


def register_verbs(verbs: dict[str, str]) -> None:
    """Add an app's verbs: code → Chinese phrase that follows the actor's name."""
    VERBS.update(verbs)


def sentence(event: AuditEvent) -> str:
    """Return e.g. “演示社工 完成服务记录 探访 2026-11-20”."""
    verb = VERBS.get(event.action, event.action)
    about = "" if event.object_label == event.actor_label else event.object_label
    return " ".join(part for part in (event.actor_label, verb, about) if part)
