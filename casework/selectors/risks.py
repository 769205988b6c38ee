"""Reading risk assessments and safety plans."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from casework.enums.cases import RiskLevel
from casework.models import Case, CaseNote, Client, RiskAssessment, SafetyPlan
from casework.phrases import risks as phrases
from core.charts import LineChart, Series
from core.errors import NotFoundError

NEWEST_FIRST = ("-assessed_on", "-created_at", "-id")
CHARTED = 30
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def risk_history(client: Client) -> QuerySet[RiskAssessment]:
    """Return every assessment of the client, the newest first."""
    rows: QuerySet[RiskAssessment] = RiskAssessment.objects.filter(client=client)
    return rows.select_related("assessed_by", "confirmed_by", "safety_plan").order_by(*NEWEST_FIRST)


def current_risk(client: Client) -> RiskAssessment | None:
    """Return the newest assessment of the client; its `in_force` is the level that counts."""
    return risk_history(client).first()


def level_in_force(client: Client) -> RiskLevel | None:
    """Return the level that counts: the gravest of the client's own and of his open cases'.

    A case brings one along that was seen when it came in, before anybody rated it.
    """
    levels = [client.risk_level, *open_cases_of(client).values_list("risk_level", flat=True)]
    known = (RiskLevel(each) for each in levels if each)
    return max(known, key=lambda each: each.rank, default=None)


def get_risk(*, pk: UUID) -> RiskAssessment:
    """Return the assessment. Another station's does not exist here."""
    rows = RiskAssessment.objects.select_related(
        "client__worker", "client__station", "case", "assessed_by", "confirmed_by", "safety_plan"
    )
    risk: RiskAssessment | None = rows.filter(pk=pk).first()
    if risk is None:
        raise NotFoundError(phrases.RISK_GONE)
    return risk


def get_safety_plan(*, pk: UUID) -> SafetyPlan:
    """Return the safety plan. Another station's does not exist here."""
    rows = SafetyPlan.objects.select_related("client__worker", "station", "case", "risk", "author")
    plan: SafetyPlan | None = rows.filter(pk=pk).first()
    if plan is None:
        raise NotFoundError(phrases.PLAN_GONE)
    return plan


def open_cases_of(client: Client) -> QuerySet[Case]:
    """Return the open cases of the client that this person may see."""
    rows: QuerySet[Case] = Case.objects.filter(client=client).open()
    return rows.order_by("-opened_on", "-pk")


def waiting_risks() -> QuerySet[RiskAssessment]:
    """Return the assessments in scope that a supervisor or lead has yet to confirm, oldest first.

    Those are grave ones, and those by which a level was to fall.
    """
    grave = [level for level in RiskLevel if level.is_grave]
    weighty = Q(level__in=grave) | Q(in_force__in=grave) | ~Q(step_down_basis="")
    rows: QuerySet[RiskAssessment] = RiskAssessment.objects.filter(weighty, confirmed_at=None)
    return rows.select_related("client", "station", "assessed_by").order_by("assessed_on", "id")


def waiting_notes() -> QuerySet[CaseNote]:
    """Return the case notes in scope that wait for confirmation, oldest first."""
    rows: QuerySet[CaseNote] = CaseNote.objects.filter(needs_confirmation=True, confirmed_at=None)
    return rows.select_related("case__client", "station", "record__worker").order_by(
        "created_at", "id"
    )


def plan_in_force(client: Client) -> SafetyPlan | None:
    """Return the safety plan of the present time at high risk, if there is one."""
    rows = SafetyPlan.objects.filter(client=client, created_at__gt=_grave_since(client.pk))
    plan: SafetyPlan | None = rows.order_by("-created_at").first()
    return plan


def missing_plans(station_ids: Collection[int]) -> QuerySet[RiskAssessment]:
    """Return the newest assessments of those at high risk who have no safety plan for it yet."""
    grave = [level for level in RiskLevel if level.is_grave]
    newest = RiskAssessment.objects.filter(client=OuterRef("client")).order_by(*NEWEST_FIRST)
    planned = SafetyPlan.objects.filter(
        client=OuterRef("client"),
        created_at__gt=_grave_since(OuterRef(OuterRef("client"))),
    )
    rows: QuerySet[RiskAssessment] = RiskAssessment.objects.filter(
        ~Exists(planned),
        station_id__in=station_ids,
        in_force__in=grave,
        pk=Subquery(newest.values("pk")[:1]),
    )
    return rows.select_related("client", "assessed_by").order_by("assessed_on", "id")


def plans_to_review(station_ids: Collection[int], on: dt.date) -> QuerySet[SafetyPlan]:
    """Return the newest safety plans of those at high risk whose day of review has passed."""
    grave = [level for level in RiskLevel if level.is_grave]
    newest = SafetyPlan.objects.filter(client=OuterRef("client")).order_by("-created_at")
    rows: QuerySet[SafetyPlan] = SafetyPlan.objects.filter(
        station_id__in=station_ids,
        review_on__lt=on,
        client__risk_level__in=grave,
        pk=Subquery(newest.values("pk")[:1]),
    )
    return rows.order_by("review_on", "id")


def _grave_since(client: Any) -> Any:
    """The moment of the last assessment that left him below high; long ago if there is none."""
    calm = [level for level in RiskLevel if not level.is_grave]
    last = RiskAssessment.objects.filter(client=client, in_force__in=calm).order_by("-created_at")
    return Coalesce(Subquery(last.values("created_at")[:1]), Value(LONG_AGO))


def level_chart(history: list[RiskAssessment]) -> LineChart:
    """Return the levels over time, the oldest first: what was rated, and what was in force."""
    shown = history[:CHARTED][::-1]
    rated = tuple(RiskLevel(each.level).rank + 1 for each in shown)
    in_force = tuple(RiskLevel(each.in_force).rank + 1 for each in shown)
    return LineChart(
        title="风险等级的变化",
        categories=tuple(f"{each.assessed_on:%Y-%m-%d}" for each in shown),
        series=(Series("执行等级", in_force), Series("评定等级", rated)),
        unit="级",
        category_label="评估日期",
        description="1 低，2 中，3 高，4 紧急",
    )
