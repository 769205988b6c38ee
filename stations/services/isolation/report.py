"""What the check has tried and found."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Leak:
    """Something of the home station that somebody reached who must not. Names no person."""

    prober: str
    what: str
    where: str


@dataclass(frozen=True)
class Skipped:
    """Something that could not be tried, and why."""

    where: str
    reason: str


@dataclass
class IsolationReport:
    """Counts and findings of one run."""

    station: str
    probes: int = 0
    by_prober: Counter[str] = field(default_factory=Counter)
    exports: int = 0
    canaries: int = 0
    shown_to_insiders: int = 0
    leaks: list[Leak] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def probe(self, prober: str) -> None:
        """Count one attempt."""
        self.probes += 1
        self.by_prober[prober] += 1

    def leak(self, prober: str, what: str, where: str) -> None:
        """Note a leak, once."""
        found = Leak(prober, what, where)
        if found not in self.leaks:
            self.leaks.append(found)

    def skip(self, where: str, reason: str) -> None:
        """Note what was not tried, once."""
        skipped = Skipped(where, reason)
        if skipped not in self.skipped:
            self.skipped.append(skipped)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            **vars(self),
            "by_prober": dict(self.by_prober),
            "leaks": [asdict(leak) for leak in self.leaks],
            "skipped": [asdict(skipped) for skipped in self.skipped],
        }
