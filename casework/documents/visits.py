"""探访计划表和探访路线表。"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casework.models import VisitPlan
from casework.rules.clients import can_reveal_identity, display_name
from core import clock
from core.documents import render_pdf
from stations.selectors.workspaces import Workspace

NOT_SHOWN = "（未成年人，向负责社工询问）"


@dataclass(frozen=True)
class PlanLine:
    """One person on the sheet."""

    name: str
    who: str
    community: str
    level: str
    every_days: int
    last: str
    due: str
    worker: str
    days_late: int
    address: str = ""
    phone: str = ""


def plan_lines(
    plans: Sequence[VisitPlan], workspace: Workspace, *, with_addresses: bool = False
) -> list[PlanLine]:
    """Return what the sheet says of each plan, with names as the workspace may see them."""
    return [_line(plan, workspace, with_addresses=with_addresses) for plan in plans]


def render_plans(
    plans: Sequence[VisitPlan], workspace: Workspace, *, printed_at: dt.datetime
) -> bytes:
    """Return 探访计划表 as a PDF."""
    lines = plan_lines(plans, workspace)
    return _render("documents/visit_plans.html", workspace, "探访计划表", lines, printed_at)


def render_route(
    stops: Sequence[VisitPlan],
    workspace: Workspace,
    *,
    worker: str,
    on: dt.date,
    printed_at: dt.datetime,
) -> bytes:
    """Return 探访路线表 of one day as a PDF."""
    lines = plan_lines(stops, workspace, with_addresses=True)
    said = {"worker": worker, "on": on}
    return _render("documents/visit_route.html", workspace, "探访路线表", lines, printed_at, **said)


def _render(
    template: str,
    workspace: Workspace,
    title: str,
    lines: list[PlanLine],
    printed_at: dt.datetime,
    **said: Any,
) -> bytes:
    return render_pdf(
        template,
        {"lines": lines, **said},
        title=f"{workspace.place}{title}",
        created=printed_at,
    )


def _line(plan: VisitPlan, workspace: Workspace, *, with_addresses: bool) -> PlanLine:
    client, today = plan.client, clock.today()
    age = client.age(today)
    address = phone = ""
    if with_addresses:
        opened = can_reveal_identity(workspace, plan.worker, client)
        address = client.address if opened else NOT_SHOWN
        phone = client.phone if opened else ""
    return PlanLine(
        name=display_name(workspace, client),
        who=f"{client.get_sex_display()} {f'{age}岁' if age is not None else ''}".strip(),
        community=plan.community.name if plan.community else "",
        level=plan.level_label,
        every_days=plan.every_days,
        last=plan.last_visited_on.isoformat() if plan.last_visited_on else "",
        due=plan.next_due_on.isoformat(),
        worker=str(plan.worker),
        days_late=plan.days_late(today),
        address=address,
        phone=phone,
    )
