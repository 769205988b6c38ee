"""隔离检查：tries, as everybody who must not, to reach what one station keeps.

It knocks at every address as strangers and as overseers, and asks every tenant table directly as
the application's database role. Everything happens inside transactions that are rolled back.
"""

from stations.services.isolation.checking import check_isolation
from stations.services.isolation.report import IsolationReport, Leak, Skipped

__all__ = ["IsolationReport", "Leak", "Skipped", "check_isolation"]
