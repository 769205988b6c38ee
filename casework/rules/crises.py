"""危机介入和强制报告的规则。Nothing here delays a report."""

from accounts.models import User
from casework.enums.cases import CrisisKind
from casework.models import CrisisIntervention, MandatoryReport
from casework.phrases import risks as phrases
from casework.rules.clients import can_open_minor
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

REPORTABLE = frozenset({CrisisKind.VIOLENCE, CrisisKind.ABUSE, CrisisKind.MISSING})


def suggests_report(crisis: CrisisIntervention) -> bool:
    """Whether the page offers a mandatory report at the top."""
    return crisis.kind in REPORTABLE


def can_read_crisis(workspace: Workspace, user: User, crisis: CrisisIntervention) -> Verdict:
    """查看危机介入：涉及未成年人的，只有处置人、负责社工和站长。"""
    if crisis.client is None or crisis.handled_by_id == user.pk:
        return YES
    if can_open_minor(workspace, user, crisis.client):
        return YES
    return Verdict(phrases.CRISIS_MINOR)


def can_handle(workspace: Workspace, user: User, crisis: CrisisIntervention) -> Verdict:
    """处置：本站社工和站长；结束之后不再添加。"""
    if not workspace.permits(Permission.CASE_WRITE):
        return Verdict(phrases.CRISIS_READS_ONLY)
    if not (readable := can_read_crisis(workspace, user, crisis)):
        return readable
    return YES if crisis.is_open else Verdict(phrases.CRISIS_CLOSED)


def can_write_report(report: MandatoryReport, *, is_mine: bool) -> Verdict:
    """填写：报告人自己，发出之前。"""
    if not is_mine:
        return Verdict(phrases.REPORT_NOT_YOURS)
    return Verdict(phrases.REPORT_SENT) if report.reported_at else YES


def can_follow_report(workspace: Workspace, report: MandatoryReport, *, is_mine: bool) -> Verdict:
    """补记回执和结果：报告人或站长，发出之后。"""
    if not is_mine and not workspace.permits(Permission.SENSITIVE_APPROVE):
        return Verdict(phrases.REPORT_FOLLOWED_BY)
    return YES if report.reported_at else Verdict(phrases.REPORT_NOT_SENT)


def can_read_facts(workspace: Workspace, *, is_mine: bool) -> Verdict:
    """查看经过：报告人和站长。Colleagues see that there is a report, and how far it has come."""
    if is_mine or workspace.permits(Permission.SENSITIVE_APPROVE):
        return YES
    return Verdict(phrases.REPORT_FACTS_CLOSED)


def can_keep_receipt(workspace: Workspace) -> Verdict:
    """回执文件：由站长附上。A file names who uploaded it, and that must not be the reporter."""
    if workspace.permits(Permission.SENSITIVE_APPROVE):
        return YES
    return Verdict(phrases.RECEIPT_BY_LEAD)
