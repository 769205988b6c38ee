"""Risk, a crisis, a mandatory report and a leave cover of the home station."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid5

from accounts.models import User
from casework.enums.cases import CrisisKind, ReportRecipient, RiskLevel
from casework.management.demo.cast import workspace_of
from casework.models import Client, RiskAssessment
from casework.rules.clients import is_protected_minor
from casework.selectors.risks import current_risk
from casework.services.covers import CoverValues, arrange_cover
from casework.services.crises import CrisisValues, finish_crisis, note_crisis, open_crisis
from casework.services.mandatory_reports import (
    FollowUp,
    ReportValues,
    follow_report,
    save_report,
    send_report,
)
from casework.services.risks import RiskValues, assess_risk, confirm_risk
from casework.services.safety_plans import SafetyPlanValues, write_safety_plan
from core import clock
from stations.models import Station
from stations.selectors.workspaces import Workspace, workspace_scope

NAMES = UUID("6f0d6c8e-52f5-4a3c-9f0e-3b1e7d1c0a55")
LOW, MEDIUM, HIGH, URGENT = RiskLevel

# days ago, level, basis, basis of a step down
HISTORIES: tuple[tuple[tuple[int, RiskLevel, str, str], ...], ...] = (
    (
        (96, MEDIUM, "老伴过世后常说夜里睡不着、没意思，白天能自己做饭。", ""),
        (82, HIGH, "说起“跟着走了算了”，床头存着两瓶安眠药，儿子在外地。", ""),
        (61, MEDIUM, "药已由儿子保管，每天和邻居散步，没有再提轻生。", ""),
        (47, MEDIUM, "连续两周参加合唱队，睡眠好转，愿意去看门诊。",
         "两次面谈都没有轻生念头，药品由家人保管，儿子每晚视频。"),
        (18, LOW, "情绪平稳，按时复诊，主动约社工下周见面。", ""),
    ),
    (
        (40, LOW, "独居，行动不便，邻居照看，没有伤害自己的想法。", ""),
        (9, HIGH, "摔倒后三天没有出门，冰箱里没有食物，说“不想麻烦别人”。", ""),
        (3, MEDIUM, "社区食堂送餐已安排，精神好转，仍不愿下楼。", ""),
    ),
    ((33, MEDIUM, "夫妻争吵摔东西，孩子在场，双方都说没有动手。", ""),
     (12, MEDIUM, "调解后一周没有再争吵，丈夫答应戒酒。", "")),
    ((75, LOW, "刚出院，女儿同住照料，服药规律。", ""),
     (20, LOW, "复查平稳，能自己买菜。", "")),
    ((54, MEDIUM, "失业半年，整夜上网，和母亲不说话。", ""),
     (26, LOW, "开始参加技能培训，和母亲一起吃饭。", "")),
    ((5, URGENT, "电话里说已经站在楼顶，民警和社工到场劝下。", ""),),
)  # fmt: skip
MOST_RECENT = 30
WIDOWED = "空巢，老伴去年过世。"


def tell_risks(station: Station, people: dict[str, User], today: dt.date) -> None:
    """Tell it once; what is there already stays."""
    worker = people["worker"]
    with _as(worker, today, 2):
        rows = Client.objects.filter(station=station, worker=worker, ended_on=None, cases=None)
        adults = [each for each in rows.order_by("opened_on", "pk") if not is_protected_minor(each)]
        adults.sort(key=lambda each: each.notes != WIDOWED)
        clients = adults[: len(HISTORIES)]
        if not clients or RiskAssessment.objects.filter(pk=_key("risk-0-0")).exists():
            return
    for number, client in enumerate(clients):
        _tell_history(number, client, people, today)
    _tell_crisis(clients[-1], worker, station, today)
    _tell_report(clients[2 % len(clients)], people, station, today)
    with _as(worker, today, 1) as workspace:
        arrange_cover(
            grant_id=_key("cover"),
            station_id=station.pk,
            values=CoverValues(
                worker=worker,
                stand_in=people["demo-dazhi-2"],
                starts_on=today + dt.timedelta(days=2),
                ends_on=today + dt.timedelta(days=9),
                reason="年休假",
            ),
            workspace=workspace,
            by=worker,
        )


def _tell_history(number: int, client: Client, people: dict[str, User], today: dt.date) -> None:
    worker, lead = people["worker"], people["lead"]
    for step, (ago, level, basis, step_down) in enumerate(HISTORIES[number]):
        with _as(worker, today, ago) as workspace:
            latest = current_risk(client)
            risk, _ = assess_risk(
                risk_id=_key(f"risk-{number}-{step}"),
                client=client,
                values=RiskValues(
                    assessed_on=clock.today(),
                    level=level,
                    basis=basis,
                    step_down_basis=step_down,
                    protective="家人关心，愿意和社工联系。",
                ),
                seen=latest.pk if latest else None,
                workspace=workspace,
                by=worker,
            )
            if level == HIGH:
                _write_plan(risk, workspace, worker)
        if level.is_grave and ago > MOST_RECENT:
            with _as(lead, today, ago - 1) as workspace:
                confirm_risk(
                    risk=risk,
                    note="同意。每天联系一次，药品请家人保管，两天内再评。",
                    workspace=workspace,
                    by=lead,
                )


def _write_plan(risk: RiskAssessment, workspace: Workspace, by: User) -> None:
    write_safety_plan(
        plan_id=_key(f"plan-{risk.pk}"),
        risk=risk,
        values=SafetyPlanValues(
            warning_signs="整夜睡不着；不接电话；把东西分给别人。",
            coping="离开房间，到楼下亭子坐一坐；给儿子打电话；做三次深呼吸。",
            supporters="儿子，每晚八点视频；对门邻居李阿姨，随时敲门。",
            professional_help="公安报警 110\n急救 120\n社工站值班电话，工作日 8:30 至 17:30",
            environment="安眠药交儿子保管，每次只留一天的量；阳台门上锁。",
            review_on=clock.today() + dt.timedelta(days=14),
            agreed_with_client=True,
        ),
        workspace=workspace,
        by=by,
    )


def _tell_crisis(client: Client, worker: User, station: Station, today: dt.date) -> None:
    with _as(worker, today, 5) as workspace:
        found = clock.now() - dt.timedelta(hours=2)
        crisis = open_crisis(
            crisis_id=_key("crisis"),
            station=station,
            values=CrisisValues(
                kind=CrisisKind.SELF_HARM,
                found_at=found,
                client=client,
                community=client.community,
                place="某小区五栋楼顶",
                what="本人来电，说站在楼顶，声音发抖。",
            ),
            by=worker,
        )
        acts = (
            (2, "请同事拨打 110，自己保持通话。", "“我不想再拖累他们了。”"),
            (20, "到场，和民警一起劝说。", "“你们真的不怪我？”"),
            (45, "人已下楼，送到医院心理门诊，母亲到场。", ""),
        )
        for number, (minutes, act, words) in enumerate(acts):
            note_crisis(
                entry_id=_key(f"entry-{number}"),
                crisis=crisis,
                at=found + dt.timedelta(minutes=minutes),
                act=act,
                words=words,
                workspace=workspace,
                by=worker,
            )
        finish_crisis(
            crisis=crisis,
            values={
                "people_told": "派出所民警，当场；母亲，当场；站长，半小时内。",
                "outcome": "已脱离危险，住院观察。",
                "follow_up": "出院前与医院、母亲一起商定安全计划。",
            },
            closing=True,
            seen_at=crisis.updated_at,
            workspace=workspace,
            by=worker,
        )


def _tell_report(client: Client, people: dict[str, User], station: Station, today: dt.date) -> None:
    reporter, lead = people["demo-dazhi-2"], people["lead"]
    with _as(reporter, today, 33):
        found = clock.now() - dt.timedelta(hours=1)
        report = save_report(
            report_id=_key("report"),
            station=station,
            values=ReportValues(
                discovered_at=found,
                client=client,
                situation="many_injuries",
                situation_label="身体多处受伤，疑似因家暴所致",
                facts="左臂、背部有新旧瘀伤，本人说“是摔的”，前后说法不一。",
                recipient=ReportRecipient.POLICE,
                recipient_name="辖区派出所",
                channel="电话",
                evidence_kept="面谈记录原件。",
            ),
            statement="入户时当面看到。",
            by=reporter,
        )
        report = send_report(
            report=report, reported_at=found + dt.timedelta(minutes=25), by=reporter
        )
    with _as(lead, today, 31) as workspace:
        follow_report(
            report=report,
            values=FollowUp(
                receipt_number="演示回执〔2026〕17号",
                received_at=clock.now(),
                result="派出所已出具告诫书，社区民警每周回访。",
            ),
            seen_at=report.updated_at,
            workspace=workspace,
            by=lead,
        )


def _key(name: str) -> UUID:
    return uuid5(NAMES, name)


@contextmanager
def _as(person: User, today: dt.date, ago: int) -> Iterator[Workspace]:
    """Work as that person, so many days ago, in the morning."""
    held = dt.datetime.combine(today - dt.timedelta(days=ago), dt.time(2, 30), tzinfo=dt.UTC)
    workspace = workspace_of(person)
    with clock.held_at(held), workspace_scope(workspace):
        yield workspace
