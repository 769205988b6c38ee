"""The nightly check of the figures."""

from casework.selectors.tally_checks import count_tallies, tally_differences
from stations.services.checks import CheckResult


def check_tallies() -> CheckResult:
    """服务统计：every figure is what the records say."""
    return CheckResult(count_tallies(), [str(found) for found in tally_differences()])
