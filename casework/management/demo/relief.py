"""Relief applications of the home station, in different states."""

from typing import Any

from casework.enums.visits import ReliefKind, ReliefState
from casework.management.demo.plans import key
from casework.management.demo.teller import Teller
from casework.selectors.relief import checklist_for
from casework.services import relief
from core import clock

RELIEFS: tuple[tuple[ReliefKind, int, tuple[tuple[ReliefState, int, str], ...], str], ...] = (
    (ReliefKind.TEMPORARY, 40, (
        (ReliefState.SUBMITTED, 34, "材料齐全，已递交街道窗口。"),
        (ReliefState.ACCEPTED, 31, "窗口受理。"),
        (ReliefState.APPROVED, 20, "一次性临时救助。"),
    ), "2000"),
    (ReliefKind.SUBSISTENCE, 60, (
        (ReliefState.SUBMITTED, 50, "已递交。"),
        (ReliefState.CHECKING, 26, "街道入户核查，等核对结果。"),
    ), ""),
    (ReliefKind.DISABILITY, 24, ((ReliefState.SUBMITTED, 12, "网上申报成功。"),), ""),
    (ReliefKind.MEDICAL, 30, (
        (ReliefState.SUBMITTED, 25, "发票原件已交。"),
        (ReliefState.REFUSED, 9, "不在本地参保，告知回参保地办理。"),
    ), ""),
    (ReliefKind.HOUSING, 6, (), ""),
)  # fmt: skip


def tell_relief(teller: Teller) -> None:
    """协助救助申请 in different states."""
    for at, (kind, began, steps, amount) in enumerate(RELIEFS):
        client = teller.clients[2 + at * 3]
        with teller.on(began):
            checklist, _ = checklist_for(teller.station, kind, clock.today())
            application = relief.start_application(
                application_id=key("relief", str(client.pk), kind.value),
                client=client,
                values=relief.ReliefValues(
                    kind=kind,
                    office=f"{teller.station.region.name}公共服务办公室",
                    worker=teller.by,
                    checklist=checklist,
                ),
                workspace=teller.workspace,
                by=teller.by,
            )
            _papers(teller, application, everything=bool(steps))
        for state, days_ago, note in steps:
            with teller.on(days_ago) as day:
                money: Any = amount if state == ReliefState.APPROVED else None
                relief.add_news(
                    application=application,
                    news=relief.ReliefNews(state=state, on=day, note=note, amount=money),
                    workspace=teller.workspace,
                    by=teller.by,
                )


def _papers(teller: Teller, application: Any, *, everything: bool) -> None:
    for paper in application.documents.order_by("position"):
        if paper.is_required and (everything or paper.position <= 2):
            relief.set_paper(paper=paper, is_ready=True, workspace=teller.workspace, by=teller.by)
