"""Referrals of the home station: out and in."""

import datetime as dt
from dataclasses import replace

from casework.enums.visits import ReferralState
from casework.management.demo.plans import key
from casework.management.demo.teller import Teller
from casework.models import Client, Referral
from casework.rules.consents import SHARE, may_use
from casework.selectors.consents import consent_states
from casework.services import incoming_referrals, referrals
from casework.services.referral_rows import ReferralValues
from core import clock


def tell_referrals(teller: Teller) -> None:
    """转介: one with a result, one on its way, one not sent, one that came in."""
    states = consent_states([client.pk for client in teller.clients], purpose="share")
    agreed = [client for client in teller.clients if may_use(SHARE, states.get(client.pk, {}))]
    values = ReferralValues(
        body=f"{teller.station.region.name}社区卫生服务中心",
        contact_name="家庭医生团队",
        contact_phone="",
        reason="慢病需要定期随访，本人出行不便。",
        request="纳入家庭医生签约，按月上门随访。",
        worker=teller.by,
        materials=("健康情况说明",),
    )
    for at, client in enumerate(agreed[:2]):
        _sent(teller, client, values, days_ago=30 - at * 20, is_over=at == 0)
    for client in teller.clients[5:6]:
        with teller.on(2):
            _referral(teller, client, replace(values, body="区残疾人联合会", materials=()))
    with teller.on(1):
        incoming_referrals.take_in(
            referral_id=key("referral-in", teller.station.name),
            station=teller.station,
            person=incoming_referrals.IncomingPerson(
                client=None, name="演示居民丙", received_on=clock.today()
            ),
            values=replace(
                values,
                body="区妇女联合会",
                contact_name="权益部",
                reason="家庭变故后情绪低落，希望就近陪伴。",
                request="上门了解情况，评估是否开个案。",
                materials=(),
            ),
            workspace=teller.workspace,
            by=teller.by,
        )


def _referral(teller: Teller, client: Client, values: ReferralValues) -> Referral:
    return referrals.create_referral(
        referral_id=key("referral", str(client.pk)),
        station=teller.station,
        client=client,
        values=values,
        workspace=teller.workspace,
        by=teller.by,
    )


def _sent(
    teller: Teller,
    client: Client,
    values: ReferralValues,
    *,
    days_ago: int,
    is_over: bool,
) -> None:
    with teller.on(days_ago) as day:
        referral = _referral(teller, client, values)
        referrals.send_referral(
            referral=referral,
            sent_on=day,
            next_check_on=day + dt.timedelta(days=9),
            workspace=teller.workspace,
            by=teller.by,
        )
    with teller.on(days_ago - 4) as day:
        referrals.add_receipt(
            referral=referral,
            receipt_on=day,
            upload=None,
            workspace=teller.workspace,
            by=teller.by,
        )
    if is_over:
        with teller.on(days_ago - 12) as day:
            referrals.track_referral(
                referral=referral,
                state=ReferralState.DONE,
                on=day,
                note="已签约，每月第一周上门随访，首次随访已完成。",
                next_check_on=None,
                workspace=teller.workspace,
                by=teller.by,
            )
