"""Nightly checks: run, written down, shown to the platform administrator."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from core import audit, clock
from core.models import AuditEvent
from stations.models import CheckRun, Station, StationFile
from stations.selectors.files import strays_of_jobs, strays_of_station
from stations.selectors.workspaces import system_scope
from stations.services import jobs
from stations.services.file_cleaning import MOST_STRAYS, kept_since

MAX_FINDINGS = 100
STRAYS = "{where}：有 {count} 个文件没有登记，没有清理。请核对数据库与文件目录是否是同一套。"
CHECK_BROKE = "检查中途出错，没有完成，原因见系统日志。"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class CheckResult:
    """How much was checked, and what is wrong with it, each as one sentence."""

    checked: int
    findings: list[str]


Check = Callable[[], CheckResult]

# name shown → check. Upper apps add theirs in `AppConfig.ready()`.
CHECKS: dict[str, Check] = {}


def register_check(name: str, check: Check) -> None:
    """Add a nightly check. It runs in the system's scope, in one transaction."""
    CHECKS[name] = check


def run_checks() -> list[CheckRun]:
    """Run every check and keep what it found."""
    with system_scope():
        return [_run(name, check) for name, check in CHECKS.items()]


@transaction.atomic
def _run(name: str, check: Check) -> CheckRun:
    started = clock.now()
    result = _result_of(name, check)
    run = CheckRun.objects.create(
        kind=name,
        started_at=started,
        finished_at=clock.now(),
        checked=result.checked,
        findings=result.findings[:MAX_FINDINGS],
    )
    changes: dict[str, Any] = {"findings": [None, len(result.findings)]}
    audit.record("check.run", target=run, by=None, changes=changes)
    return run


def _result_of(name: str, check: Check) -> CheckResult:
    """Do one check. One that breaks is a finding, and the others are still done."""
    try:
        with transaction.atomic():
            return check()
    except Exception:
        logger.exception("check_broke", extra={"check": name})
        return CheckResult(0, [CHECK_BROKE])


def check_audit_chain() -> CheckResult:
    """审计链：no event was changed or taken out."""
    breaks = [f"社工站 {b.station_id} 第 {b.seq} 条：{b.reason}" for b in audit.broken_links()]
    return CheckResult(AuditEvent.objects.count(), breaks)


def check_expired_jobs() -> CheckResult:
    """过期结果：results of jobs kept long enough are removed."""
    return CheckResult(jobs.expire_jobs(), [])


def check_strays() -> CheckResult:
    """文件登记：no folder has so many files without a row that they were not removed."""
    before = kept_since()
    strays = {"导出结果": len(strays_of_jobs(before))} | {
        station.name: len(strays_of_station(station.pk, before))
        for station in Station.objects.order_by("pk")
    }
    findings = [
        STRAYS.format(where=where, count=count)
        for where, count in strays.items()
        if count > MOST_STRAYS
    ]
    return CheckResult(StationFile.objects.count(), findings)
