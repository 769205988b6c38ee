"""What the policies in force say about projects."""

import datetime as dt

from projects import rules
from projects.models import Project
from projects.rules import Finding
from stations.models import Station
from stations.selectors.policies import RuleInForce, rule_for

TERM = "project_term_years"


def project_term(station: Station, on: dt.date) -> RuleInForce | None:
    """Return how long a project of `station` that starts on the day `on` may run."""
    return rule_for(station, TERM, on)


def project_findings(project: Project) -> list[Finding]:
    """Return the rules that a project does not keep, by the policies of its first day."""
    rule = project_term(project.station, project.starts_on)
    finding = rules.term_finding(rule, project.starts_on, project.ends_on)
    return [finding] if finding else []
