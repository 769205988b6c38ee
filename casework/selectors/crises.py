"""Reading crises and mandatory reports."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from casework.models import CrisisIntervention, MandatoryReport, ReporterIdentity
from casework.phrases import risks as phrases
from core import clock
from core.errors import NotFoundError
from stations.models import Station
from stations.selectors.policies import rules_for

CRISIS_ORDER = ("-found_at", "-id")
REPORT_ORDER = ("-discovered_at", "-id")
SITUATIONS, HOTLINES = "report_situations", "hotlines"


@dataclass(frozen=True)
class ReportGuide:
    """What policy says about reports: the situations, on what they rest, and whom to call."""

    situations: tuple[tuple[str, str], ...]
    basis: str
    hotlines: tuple[tuple[str, str], ...]

    def label(self, code: str) -> str:
        """The words of a situation."""
        return dict(self.situations).get(code, "")


def report_guide(station: Station) -> ReportGuide:
    """Return what holds for `station` today, in one query."""
    rules = rules_for(station, [SITUATIONS, HOTLINES], clock.today())
    situations, hotlines = rules.get(SITUATIONS), rules.get(HOTLINES)
    return ReportGuide(
        tuple((each["code"], each["label"]) for each in situations.value) if situations else (),
        situations.clause if situations else "",
        tuple((each["number"], each["label"]) for each in hotlines.value) if hotlines else (),
    )


def listed_crises() -> QuerySet[CrisisIntervention]:
    """Return the crises in scope as a list shows them."""
    rows: QuerySet[CrisisIntervention] = CrisisIntervention.objects.select_related(
        "client", "station", "community", "handled_by"
    )
    return rows.defer("what", "outcome", "follow_up")


def find_crisis(*, pk: UUID) -> CrisisIntervention | None:
    """Return the crisis, if it is in scope."""
    rows = CrisisIntervention.objects.select_related(
        "client__worker", "station__region", "community", "handled_by", "case"
    )
    crisis: CrisisIntervention | None = rows.filter(pk=pk).first()
    return crisis


def get_crisis(*, pk: UUID) -> CrisisIntervention:
    """Return the crisis. Another station's does not exist here."""
    crisis = find_crisis(pk=pk)
    if crisis is None:
        raise NotFoundError(phrases.CRISIS_GONE)
    return crisis


def listed_reports() -> QuerySet[MandatoryReport]:
    """Return what was reported, and one's own that are not sent yet. Nobody sees another's draft."""
    rows: QuerySet[MandatoryReport] = MandatoryReport.objects.annotate(is_mine=_mine())
    sent_or_mine = Q(reported_at__isnull=False) | Q(_mine())
    return rows.filter(sent_or_mine).select_related("client", "station").defer("facts")


def own_drafts() -> QuerySet[MandatoryReport]:
    """Return one's own reports that are not sent yet, the oldest discovery first."""
    return listed_reports().filter(_mine(), reported_at=None).order_by("discovered_at", "id")


def get_report(*, pk: UUID) -> MandatoryReport:
    """Return the report; `is_mine` tells the reporter himself that it is his."""
    rows = MandatoryReport.objects.annotate(is_mine=_mine()).select_related(
        "client__worker", "station__region", "crisis", "receipt"
    )
    sent_or_mine = Q(reported_at__isnull=False) | Q(_mine())
    report: MandatoryReport | None = rows.filter(sent_or_mine, pk=pk).first()
    if report is None:
        raise NotFoundError(phrases.REPORT_GONE)
    return report


def own_statement(report: MandatoryReport) -> str:
    """Return what the reporter wrote for himself; nothing to anybody else."""
    mine = ReporterIdentity.objects.filter(report=report).first()
    return mine.statement if mine else ""


def _mine() -> Exists:
    """Row security shows a reporter's identity to himself only."""
    return Exists(ReporterIdentity.objects.filter(report=OuterRef("pk")))
