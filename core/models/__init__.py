"""Models without tenants."""

from core.models.audit import AuditChain, AuditEvent
from core.models.base import MomentField, TimestampedModel

__all__ = ["AuditChain", "AuditEvent", "MomentField", "TimestampedModel"]
