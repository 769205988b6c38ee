"""Rows of visits, verification lists, relief applications and referrals. Use them in a scope."""

import datetime as dt

from factory.declarations import LazyAttribute, LazyFunction, SubFactory
from factory.django import DjangoModelFactory

from casework.enums.visits import (
    ReferralDirection,
    ReferralState,
    ReliefKind,
    ReliefState,
    VisitResult,
    VisitWay,
)
from casework.models import (
    HomeVisit,
    Referral,
    ReferralTrack,
    ReliefApplication,
    ReliefDocument,
    ReliefProgress,
    VerificationItem,
    VerificationList,
    VisitPlan,
)
from core import clock
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.stations import only_station, somebody_of


class VisitPlanFactory(DjangoModelFactory[VisitPlan]):
    """探访计划, monthly, due today."""

    class Meta:
        model = VisitPlan

    station = LazyFunction(only_station)
    client = SubFactory(ClientFactory)
    community = LazyAttribute(lambda row: row.client.community)
    level = "key"
    level_label = "重点"
    every_days = 30
    clause = "平台默认（可改）"
    reason = "散居特困老人"
    worker = LazyAttribute(lambda row: row.client.worker)
    starts_on = LazyFunction(lambda: clock.today() - dt.timedelta(days=60))
    first_due_on = LazyAttribute(lambda row: row.starts_on)
    next_due_on = LazyFunction(clock.today)


class HomeVisitFactory(DjangoModelFactory[HomeVisit]):
    """探访, with its record."""

    class Meta:
        model = HomeVisit

    station = LazyFunction(only_station)
    client = SubFactory(ClientFactory)
    visited_on = LazyFunction(clock.today)
    record = LazyAttribute(
        lambda row: ServiceRecordFactory.create(clients=[row.client], served_on=row.visited_on)
    )
    community = LazyAttribute(lambda row: row.client.community)
    way = VisitWay.HOME
    result = VisitResult.MET


class VerificationListFactory(DjangoModelFactory[VerificationList]):
    """核查名单, due in a week."""

    class Meta:
        model = VerificationList

    station = LazyFunction(only_station)
    title = "低保家庭入户核查"
    asked_by = "大智街道公共服务办公室"
    received_on = LazyFunction(clock.today)
    due_on = LazyFunction(lambda: clock.today() + dt.timedelta(days=7))
    worker = LazyAttribute(lambda row: somebody_of(row.station))


class VerificationItemFactory(DjangoModelFactory[VerificationItem]):
    """核查对象."""

    class Meta:
        model = VerificationItem

    station = LazyFunction(only_station)
    verification = SubFactory(VerificationListFactory)
    client = SubFactory(ClientFactory)
    name = LazyAttribute(lambda row: row.client.name if row.client else "演示对象")


class ReliefApplicationFactory(DjangoModelFactory[ReliefApplication]):
    """协助救助申请, just begun."""

    class Meta:
        model = ReliefApplication

    station = LazyFunction(only_station)
    client = SubFactory(ClientFactory)
    kind = ReliefKind.TEMPORARY
    state = ReliefState.PREPARING
    office = "大智街道公共服务办公室"
    started_on = LazyFunction(clock.today)
    last_news_on = LazyAttribute(lambda row: row.started_on)
    worker = LazyAttribute(lambda row: somebody_of(row.station))


class ReliefDocumentFactory(DjangoModelFactory[ReliefDocument]):
    """申请材料."""

    class Meta:
        model = ReliefDocument

    station = LazyFunction(only_station)
    application = SubFactory(ReliefApplicationFactory)
    name = "居民身份证、户口簿"


class ReliefProgressFactory(DjangoModelFactory[ReliefProgress]):
    """申请进展."""

    class Meta:
        model = ReliefProgress

    station = LazyFunction(only_station)
    application = SubFactory(ReliefApplicationFactory)
    on = LazyFunction(clock.today)
    state = ReliefState.PREPARING
    recorded_by = LazyAttribute(lambda row: somebody_of(row.station))


class ReferralFactory(DjangoModelFactory[Referral]):
    """转介, out, not sent yet."""

    class Meta:
        model = Referral

    station = LazyFunction(only_station)
    number = "演示-ZJ-2026-0001"
    direction = ReferralDirection.OUT
    client = SubFactory(ClientFactory)
    body = "大智街道社区卫生服务中心"
    reason = "需要慢病随访。"
    request = "纳入家庭医生签约。"
    state = ReferralState.DRAFT
    worker = LazyAttribute(lambda row: somebody_of(row.station))


class ReferralTrackFactory(DjangoModelFactory[ReferralTrack]):
    """转介跟踪."""

    class Meta:
        model = ReferralTrack

    station = LazyFunction(only_station)
    referral = SubFactory(ReferralFactory)
    on = LazyFunction(clock.today)
    state = ReferralState.SENT
    recorded_by = LazyAttribute(lambda row: somebody_of(row.station))
