"""审计：what was done and read, by whom, to what. Rows stay when their objects go."""

from core.audit.chain import ChainBreak, broken_links
from core.audit.context import AuditContext, audit_context, current_context
from core.audit.diffs import diff, snapshot
from core.audit.recording import record, record_read
from core.audit.sentences import VERBS, register_verbs, sentence

__all__ = [
    "VERBS",
    "AuditContext",
    "ChainBreak",
    "audit_context",
    "broken_links",
    "current_context",
    "diff",
    "record",
    "record_read",
    "register_verbs",
    "sentence",
    "snapshot",
]
