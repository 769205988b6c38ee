"""Fifteen volunteers of the home station: hours, points, exchanges, and points that expired."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from casework.enums.groups import ActivityState
from casework.management.demo import cast
from casework.management.demo.plans import key
from casework.models import CommunityActivity, Reward, Volunteer
from casework.selectors.clients import communities_within
from casework.services.points import correct_points, expire_points, redeem_points
from casework.services.rewards import RewardValues, add_reward
from casework.services.volunteer_hours import HoursValues, cancel_hours, confirm_hours
from casework.services.volunteers import VolunteerValues, add_training, register_volunteer
from core import clock
from stations.models import Station
from stations.selectors.workspaces import Workspace, system_scope, workspace_scope

# name, sex, skills, when
PEOPLE = (
    ("演示周志愿", "2", ("理发",), "周末"),
    ("演示吴志愿", "1", ("电工维修", "搬抬"), "工作日晚上"),
    ("演示郑志愿", "2", ("量血压", "陪诊"), "工作日上午"),
    ("演示冯志愿", "2", ("剪纸", "带儿童活动"), "周三下午"),
    ("演示陈志愿", "1", ("摄影",), "周末"),
    ("演示褚志愿", "2", ("做饭", "送餐"), "工作日中午"),
    ("演示卫志愿", "1", ("法律咨询",), "每月第一个周六"),
    ("演示蒋志愿", "2", ("心理陪伴",), "周末下午"),
    ("演示沈志愿", "2", ("手语",), "预约"),
    ("演示韩志愿", "1", ("开车接送",), "工作日"),
    ("演示杨志愿", "2", ("合唱指挥",), "周二、周四"),
    ("演示朱志愿", "1", ("修鞋", "配钥匙"), "周末"),
    ("演示秦志愿", "2", ("课业辅导",), "周末上午"),
    ("演示尤志愿", "1", ("巡逻", "秩序维护"), "晚上"),
    ("演示许志愿", "2", ("陪伴探访",), "工作日下午"),
)
SERVICES = (
    "陪独居老人到社区医院复诊",
    "上门理发两户",
    "帮助老人学用手机挂号",
    "送餐上门",
    "陪伴探访，聊天读报",
    "清理楼道杂物",
    "儿童课后辅导",
)
REVIEWS = ("认真负责", "老人很满意", "", "准时守信", "")
REWARDS = (
    ("理发券", 40, 20, "社区合作理发店"),
    ("血压计借用一个月", 30, 6, "大智街道社工站"),
    ("超市购物券 20 元", 120, 15, "爱心商户"),
    ("亲子手工课名额", 60, 8, "社区家长学校"),
    ("社区活动室优先预约一次", 20, None, "示范一社区居委会"),
)
FIRST_SERVICE = -150
LONG_AGO = 780  # days: beyond the two years for which points are good


def tell_volunteers(station: Station, worker: User, lead: User, today: dt.date) -> None:
    """Tell them; what is there already is left alone."""
    crew = _Crew(station, worker, lead, today)
    if crew.is_told():
        return
    crew.offer_rewards()
    for number in range(len(PEOPLE)):
        crew.tell(number)
    crew.help_at_activities()
    crew.exchange()
    crew.let_expire()


class _Crew:
    """Who writes down what the volunteers do."""

    def __init__(self, station: Station, worker: User, lead: User, today: dt.date) -> None:
        self.station, self.worker, self.lead, self.today = station, worker, lead, today

    def is_told(self) -> bool:
        """Whether the first of them is there."""
        with self._on(0):
            return bool(Volunteer.objects.filter(pk=self._id(0)).exists())

    def offer_rewards(self) -> None:
        """增加兑换项目."""
        with self._on(-200):
            for name, points, stock, provider in REWARDS:
                add_reward(
                    reward_id=key("reward", self.station.pk, name),
                    station_id=self.station.pk,
                    values=RewardValues(name=name, points=points, stock=stock, provider=provider),
                    by=self.lead,
                )

    def tell(self, number: int) -> None:
        """Register one, train him, and write down what he did."""
        name, sex, skills, when = PEOPLE[number]
        since = -LONG_AGO - 10 if number == 0 else -190 + number * 9
        with self._on(since) as workspace:
            communities = list(communities_within(workspace, self.today)[:3])
            volunteer = register_volunteer(
                volunteer_id=self._id(number),
                station=self.station,
                values=VolunteerValues(
                    name=name,
                    sex=sex,
                    phone=f"027-01{number:06d}",
                    community=communities[number % len(communities)] if communities else None,
                    skills=skills,
                    available=when,
                    national_number=f"42010200000{number:03d}" if number % 3 else "",
                ),
                by=self.worker,
            )
        self._train(volunteer, number, min(since + 5, -2))
        for index in range(2 + number % 4):
            day = max(since + 3, FIRST_SERVICE) + index * 17 + number
            self._serve(volunteer, number, index, min(day, -2))
        if number == 0:
            self._serve(volunteer, number, 90, -LONG_AGO)

    def help_at_activities(self) -> None:
        """Give hours for the activities that were held."""
        with self._on(-1):
            held = list(
                CommunityActivity.objects.filter(
                    station=self.station, state=ActivityState.HELD
                ).order_by("starts_at")
            )
        for place, activity in enumerate(held):
            day = timezone.localdate(activity.starts_at)
            with self._on((day - self.today).days):
                for number in range(place, place + 3):
                    confirm_hours(
                        hours_id=key("activity hours", activity.pk, number),
                        volunteer=Volunteer(pk=self._id(number)),
                        values=HoursValues(
                            served_on=day,
                            minutes=120,
                            content="活动服务：布置、签到、收尾",
                            activity=activity,
                        ),
                        by=self.worker,
                    )

    def exchange(self) -> None:
        """兑换几次；one is taken back, and one service was written down for the wrong person."""
        with self._on(-5):
            rewards = [key("reward", self.station.pk, each[0]) for each in REWARDS]
            made = []
            for number, place in ((1, 0), (2, 1), (3, 0), (4, 4), (6, 4)):
                volunteer = Volunteer.objects.get(pk=self._id(number))
                reward = self._reward(rewards[place])
                if volunteer.points >= reward.points:
                    made.append(
                        redeem_points(
                            movement_id=key("redemption", volunteer.pk, place),
                            volunteer=volunteer,
                            reward=reward,
                            by=self.worker,
                        )
                    )
            if made:
                correct_points(movement=made[-1], reason="本人改变主意，券已交回", by=self.lead)
            last = Volunteer.objects.get(pk=self._id(13)).hours.order_by("served_on").last()
            if last is not None:
                cancel_hours(hours=last, reason="记错了人，应为另一位志愿者", by=self.worker)

    def let_expire(self) -> None:
        """The points of two years ago are over."""
        with clock.held_at(self._at(-1)), system_scope():
            expire_points(today=self.today - dt.timedelta(days=1))

    def _train(self, volunteer: Volunteer, number: int, days: int) -> None:
        if number % 2:
            return
        with self._on(days):
            add_training(
                training_id=key("training", volunteer.pk),
                volunteer=volunteer,
                title="志愿服务守则和助老安全",
                held_on=self.today + dt.timedelta(days=days),
                hours=Decimal("2.0"),
                result="合格",
                by=self.worker,
            )

    def _serve(self, volunteer: Volunteer, number: int, index: int, days: int) -> None:
        with self._on(days):
            confirm_hours(
                hours_id=key("hours", volunteer.pk, index),
                volunteer=volunteer,
                values=HoursValues(
                    served_on=self.today + dt.timedelta(days=days),
                    minutes=60 + (number + index) % 4 * 30,
                    content=SERVICES[(number + index) % len(SERVICES)],
                    evaluation=REVIEWS[(number + index) % len(REVIEWS)],
                ),
                by=self.worker,
            )

    def _reward(self, pk: UUID) -> Reward:
        reward: Reward = Reward.objects.get(pk=pk)
        return reward

    def _id(self, number: int) -> UUID:
        return key("volunteer", self.station.pk, number)

    def _at(self, days: int) -> dt.datetime:
        day = self.today + dt.timedelta(days=days)
        return timezone.make_aware(dt.datetime.combine(day, dt.time(16)))

    @contextmanager
    def _on(self, days: int) -> Iterator[Workspace]:
        workspace = cast.workspace_of(self.worker)
        with clock.held_at(self._at(days)), workspace_scope(workspace):
            yield workspace
