"""Reading relief applications."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from casework.enums.visits import ReliefState
from casework.models import Client, ReliefApplication, ReliefDocument, ReliefProgress
from casework.phrases import relief as phrases
from casework.rules.clients import display_name
from casework.selectors.duties import Todo, Waiting, name_columns
from casework.selectors.visits import HIDDEN
from core.errors import NotFoundError
from stations.enums import Permission
from stations.models import Station
from stations.selectors.policies import rule_for
from stations.selectors.workspaces import Workspace

NEWEST_FIRST = ("-started_on", "-id")
RULE = "relief_checklists"


def listed_applications() -> QuerySet[ReliefApplication]:
    """Return the applications in scope as a list shows them."""
    rows: QuerySet[ReliefApplication] = ReliefApplication.objects.select_related(
        "client", "client__community", "worker", "station"
    )
    return rows.defer(*HIDDEN)


def with_readiness(rows: QuerySet[ReliefApplication]) -> QuerySet[ReliefApplication]:
    """Add how many of the required documents are ready."""
    required = Q(documents__is_required=True)
    return rows.annotate(
        wanted=Count("documents", filter=required),
        ready=Count("documents", filter=required & Q(documents__ready_on__isnull=False)),
    )


def get_application(*, pk: UUID) -> ReliefApplication:
    """Return the application with its papers and its news."""
    news = ReliefProgress.objects.select_related("recorded_by").order_by("-on", "-pk")
    papers = ReliefDocument.objects.select_related("file").order_by("position", "pk")
    application: ReliefApplication | None = (
        listed_applications()
        .select_related("station__region")
        .prefetch_related(Prefetch("progress", news), Prefetch("documents", papers))
        .filter(pk=pk)
        .first()
    )
    if application is None:
        raise NotFoundError(phrases.APPLICATION_GONE)
    return application


def get_paper(*, pk: UUID) -> ReliefDocument:
    """Return one line of a checklist."""
    paper: ReliefDocument | None = (
        ReliefDocument.objects.select_related("application__client", "file").filter(pk=pk).first()
    )
    if paper is None:
        raise NotFoundError(phrases.DOCUMENT_GONE)
    return paper


def applications_of(client: Client) -> list[ReliefApplication]:
    """Return the applications of a client, the latest first."""
    return list(listed_applications().filter(client=client).order_by(*NEWEST_FIRST)[:10])


def checklist_for(
    station: Station, kind: str, on: dt.date
) -> tuple[Sequence[tuple[str, bool]], str]:
    """Return what is usually asked for (name, required), and where that is written."""
    rule = rule_for(station, RULE, on)
    if rule is None:
        return (), ""
    listed: list[dict[str, Any]] = next(
        (each["materials"] for each in rule.value if each["kind"] == kind), []
    )
    return [(each["name"], each.get("required", True)) for each in listed], rule.basis


def _silent(workspace: Workspace, on: dt.date) -> QuerySet[ReliefApplication]:
    """The applications without news for 15 days."""
    rows: QuerySet[ReliefApplication] = ReliefApplication.objects.filter(
        last_news_on__lte=on - dt.timedelta(days=phrases.NO_NEWS_DAYS),
        station_id=workspace.station_id or 0,
    )
    return rows.exclude(state__in=ReliefState.over()).order_by("last_news_on", "pk")


def _todo(application: ReliefApplication, workspace: Workspace, on: dt.date) -> Todo:
    who = display_name(workspace, application.client)
    return Todo(
        when=f"已 {(on - application.last_news_on).days} 天",
        title=f"{application.get_kind_display()}申请：{who}",
        note=f"没有新的进展 · {application.get_state_display()}，{application.office or '未填受理单位'}",
        url_name="casework:relief_detail",
        pk=application.pk,
        action="去跟进",
    )


RELIEF_WAITING = Waiting(
    heading="救助申请",
    permission=Permission.VISIT_VIEW,
    rows=_silent,
    columns=(*name_columns(), "kind", "state", "office", "last_news_on"),
    todo=_todo,
    owner="worker_id",
    list_url="casework:relief_list",
)
