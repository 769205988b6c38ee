"""A verification list of the home station."""

import datetime as dt

from casework.enums.visits import CheckResult
from casework.management.demo.plans import key
from casework.management.demo.teller import Teller
from casework.selectors.verifications import Line
from casework.services import verifications
from core import clock

MOVED_IN = "本月起由女儿接去同住，建议街道复核。"
LINES = ("近期住院", "低保复核", "高龄津贴核对", "残疾人两项补贴核对", "")


def tell_verification(teller: Teller) -> None:
    """核查名单, half done: two of it are not known here."""
    people = teller.clients[4:16]
    lines = [Line(client.name, "", LINES[at % len(LINES)]) for at, client in enumerate(people)]
    lines += [Line("演示居民甲", "", "人户分离"), Line("演示居民乙", "", "新迁入")]
    with teller.on(9):
        checks = verifications.create_list(
            list_id=key("verification", teller.station.name),
            station_id=teller.station.pk,
            values=verifications.ListValues(
                title="四季度低保和高龄津贴入户核查",
                asked_by=f"{teller.station.region.name}公共服务办公室",
                received_on=clock.today(),
                due_on=teller.today + dt.timedelta(days=5),
                instructions="核对居住、健康和家庭人口变化；情况有变的写明，月底前报街道。",
                worker=teller.by,
            ),
            lines=lines,
            workspace=teller.workspace,
            by=teller.by,
        )
    for at, item in enumerate(checks.items.order_by("position")[:7]):
        changed = at == 3
        with teller.on(7 - at, 11) as day:
            verifications.check_item(
                item=item,
                found=verifications.Finding(
                    result=CheckResult.CHANGED if changed else CheckResult.CONFIRMED,
                    checked_on=day,
                    told=MOVED_IN if changed else "住在原址，情况没有变化。",
                ),
                seen_at=item.updated_at,
                workspace=teller.workspace,
                by=teller.by,
            )
