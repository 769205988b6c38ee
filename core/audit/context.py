"""Under which role, in which request, from where: filled in by the middlewares."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class AuditContext:
    """What an event says about its surroundings."""

    request_id: str = ""
    ip: str | None = None
    role: str = ""
    workspace_id: int | None = None


_context: ContextVar[AuditContext] = ContextVar("audit_context")


def current_context() -> AuditContext:
    """Return the surroundings of whatever happens now."""
    return _context.get(AuditContext())


@contextmanager
def audit_context(**known: Any) -> Iterator[AuditContext]:
    """Add what is `known` (fields of `AuditContext`) to the surroundings for the block."""
    context = replace(current_context(), **known)
    token = _context.set(context)
    try:
        yield context
    finally:
        _context.reset(token)
