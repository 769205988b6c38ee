"""Printed sheets of safety plans, crises and mandatory reports."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from casework.models import CrisisEntry, CrisisIntervention, MandatoryReport, SafetyPlan
from casework.rules.clients import display_name
from core.documents import render_pdf
from stations.selectors.workspaces import Workspace

EMPTY = "—"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SafetySheet:
    """One sheet: short facts two to a row, then paragraphs, then what was done and when."""

    title: str
    number: str
    facts: tuple[Pairs, ...]
    paragraphs: Pairs
    entries: tuple[tuple[str, str, str, str], ...] = ()
    signers: tuple[str, ...] = ()
    closing: str = ""

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"{self.title}_{self.number}.pdf"


def safety_plan_sheet(plan: SafetyPlan, workspace: Workspace, *, handed: bool) -> SafetySheet:
    """安全计划：for the file, or in plain words to hand to the person himself."""
    review = f"{plan.review_on:%Y-%m-%d}" if plan.review_on else EMPTY
    parts = parts_of(plan)
    if handed:
        return SafetySheet(
            title="我的安全计划",
            number="",
            facts=((("姓名", ""), ("下次一起看", review)),),
            paragraphs=tuple(zip(OWN_WORDS, map(_shown, parts), strict=True)),
            signers=("本人", "社工", "日期"),
            closing="危险的时候，先到安全的地方，马上拨打 110，或联系上面写的人。",
        )
    agreed = "已与服务对象商定" if plan.agreed_with_client else "未与服务对象商定"
    return SafetySheet(
        title=f"{plan.station.name}安全计划",
        number=_short(plan),
        facts=(
            (("服务对象", display_name(workspace, plan.client)), ("复核日期", review)),
            (("执行等级", plan.risk.get_in_force_display()), ("商定情况", agreed)),
            (("拟定人", str(plan.author)), ("拟定日期", _day(plan.created_at))),
        ),
        paragraphs=tuple(zip(FIVE_PARTS, map(_shown, parts), strict=True)),
        signers=("社工", "督导", "日期"),
    )


def parts_of(plan: SafetyPlan) -> tuple[str, ...]:
    """Return the five parts of a safety plan, in their order."""
    first, then = (plan.warning_signs, plan.coping), (plan.supporters, plan.professional_help)
    return (*first, *then, plan.environment)


FIVE_PARTS = ("预警信号", "应对步骤", "支持者", "专业求助与热线", "环境安全")
OWN_WORDS = (
    "出现这些，说明我需要小心",
    "我自己先这样做",
    "我可以找的人",
    "我可以打的电话、去的地方",
    "让身边更安全",
)


def crisis_sheet(
    crisis: CrisisIntervention, entries: Iterable[CrisisEntry], workspace: Workspace
) -> SafetySheet:
    """危机介入记录表。"""
    person = display_name(workspace, crisis.client) if crisis.client else "未登记"
    closed = moment_of(crisis.closed_at) if crisis.closed_at else "处置中"
    return SafetySheet(
        title=f"{crisis.station.name}危机介入记录表",
        number=crisis.number,
        facts=(
            (("服务对象", person), ("情形", crisis.get_kind_display())),
            (("发现时间", moment_of(crisis.found_at)), ("结束时间", closed)),
            (("地点", _shown(crisis.place)), ("处置人", str(crisis.handled_by))),
        ),
        paragraphs=(
            ("经过", _shown(crisis.what)),
            ("已通知的人", _shown(crisis.people_told)),
            ("处理结果", _shown(crisis.outcome)),
            ("后续安排", _shown(crisis.follow_up)),
        ),
        entries=tuple(
            (moment_of(each.at), each.act, each.words, str(each.written_by)) for each in entries
        ),
        signers=("处置人", "站长", "日期"),
    )


def report_sheet(report: MandatoryReport, workspace: Workspace, *, with_facts: bool) -> SafetySheet:
    """强制报告表：the station reports; who of it does stands nowhere."""
    person = report.person_described or EMPTY
    if report.client is not None:
        person = display_name(workspace, report.client)
    recipient = report.get_recipient_display() + (
        f"（{report.recipient_name}）" if report.recipient_name else ""
    )
    facts = _shown(report.facts) if with_facts else "不显示"
    return SafetySheet(
        title=f"{report.station.name}强制报告表",
        number=report.number,
        facts=(
            (("当事人", person), ("接收单位", recipient or EMPTY)),
            (("发现时间", moment_of(report.discovered_at)), ("报告时间", _sent(report))),
            (("报告方式", _shown(report.channel)), ("回执编号", _shown(report.receipt_number))),
            (("收到回执", _when(report.received_at)), ("办结时间", _when(report.closed_at))),
        ),
        paragraphs=(
            ("情形", _shown(report.situation_label)),
            ("发现的情况", facts),
            ("保存的证据", _shown(report.evidence_kept) if with_facts else "不显示"),
            ("处理结果", _shown(report.result)),
        ),
        signers=("社工站（盖章）", "日期"),
        closing="报告人的身份依法保密，本表不记载。",
    )


def render_sheet(sheet: SafetySheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/safety_sheet.html",
        {"sheet": sheet},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
    )


def _short(plan: SafetyPlan) -> str:
    return plan.pk.hex[-8:].upper()


def _shown(text: str) -> str:
    return text or EMPTY


def _day(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d}"


def moment_of(moment: dt.datetime) -> str:
    """A moment in words, on the clock of the station."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def _when(moment: dt.datetime | None) -> str:
    return moment_of(moment) if moment else EMPTY


def _sent(report: MandatoryReport) -> str:
    return moment_of(report.reported_at) if report.reported_at else "未发出"
