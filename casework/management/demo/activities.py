"""Eight community activities of the home station: held, cancelled, and one open for sign-up."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from casework.enums.groups import ActivityKind
from casework.management.demo import cast
from casework.management.demo.plans import key
from casework.models import Client, CommunityActivity
from casework.selectors.clients import communities_within
from casework.selectors.public_pages import public_scope
from casework.services.activities import (
    ActivityValues,
    cancel_activity,
    close_sign_up,
    open_sign_up,
    plan_activity,
)
from casework.services.activity_reports import (
    ReportValues,
    SheetValues,
    mark_sheet,
    report_activity,
)
from casework.services.costs import CostValues, add_cost
from casework.services.registrations import SignUpValues, register_person, sign_up
from core import clock
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import Workspace, workspace_scope

RESIDENTS = (
    "演示江秀兰", "演示徐国庆", "演示罗小燕", "演示段玉芬", "演示石建平", "演示龚丽华", "演示柯长生",
    "演示余淑珍", "演示鲁志刚", "演示涂腊梅", "演示夏明秋", "演示汤桂珍", "演示万家福", "演示彭爱枝",
)  # fmt: skip
NOTES = ("", "坐轮椅，请留靠门的位置", "", "带孙子一名", "", "", "不吃肉馅")


@dataclass(frozen=True)
class Plan:
    """One activity, so many days from today (before it: minus)."""

    days: int
    name: str
    kind: ActivityKind
    occasion: str
    place: str
    capacity: int | None
    goal: str
    flow: str
    duties: str
    report: str = ""
    next_step: str = ""
    others: int = 0
    signed_up: int = 0
    cost: str = ""
    planned: int = 0
    spent: int = 0
    cancelled: str = ""
    is_open: bool = False
    needs_sign_up: bool = True


PLANS = (
    Plan(-170, "“粽叶飘香”端午邻里包粽子", ActivityKind.FESTIVAL, "端午节", "示范一社区党群服务中心",
         30, "让独居老人和新搬来的家庭互相认识。", "14:00 签到；14:20 学包粽子；15:30 煮粽、讲端午故事；16:00 送粽上门。",
         "张社工主持；李社工签到；志愿者四名教包粽子；两名送粽。",
         "共包粽子二百余只，十二只一份送到九户行动不便的老人家里。三户新搬来的家庭第一次参加社区活动，"
         "互留了联系方式。老人普遍说“比一个人在家热闹”。", "中秋再请这几户家庭来做小主人", 9, 8,
         "糯米、粽叶、餐具", 900, 862),
    Plan(-132, "夏季防溺水和用电安全课", ActivityKind.TRAINING, "暑期安全宣传", "大智街道社工站多功能室",
         25, "让暑期在社区的儿童会认危险、会求助。", "讲解、情景演练、儿童画安全地图。",
         "李社工讲课；消防志愿者演示；张社工看护儿童。",
         "二十名儿童参加，完成安全地图十八张。演练中多数儿童能说出先呼救、不下水。五名儿童家中仍有私拉电线，已记下。",
         "社区网格员上门看用电情况", 6, 7, "教具、奖品", 300, 286),
    Plan(-68, "中秋“话团圆”茶话会", ActivityKind.FESTIVAL, "中秋节", "二楼活动室", 20,
         "陪独居、空巢老人过节。", "做月饼、猜灯谜、拍团圆照（自愿）。", "张社工主持；志愿者三名接送行动不便的老人。",
         "十几位老人一起做冰皮月饼，灯谜猜出三十条。两位老人由志愿者用轮椅接来。一位老人谈到子女今年不回来，情绪低落，会后单独陪谈。",
         "下周电话问候这位老人", 4, 8, "月饼材料", 600, 574),
    Plan(-33, "重阳义诊和免费理发", ActivityKind.HEALTH, "重阳节", "社区小广场", None,
         "方便老人就近量血压、测血糖、理发。", "9:00 开始，先到先服务；中午休息；下午到四点。",
         "李社工排队登记；社区卫生服务中心医护四名；理发志愿者三名。",
         "量血压六十余人次，理发二十八人。发现三人血压明显偏高，已当场劝其就医并联系家属。", "三人的复诊情况下月回访",
         61, 0, "饮水、一次性围布", 200, 158, needs_sign_up=False),
    Plan(-19, "旧物换新：邻里跳蚤市场", ActivityKind.CHARITY, "", "社区小广场", 40,
         "让闲置物品有去处，让邻里多说话。", "摆摊、换物、捐赠登记。", "张社工统筹；志愿者五名维持秩序。",
         cancelled="连日大雨，小广场积水，另择日期举办"),
    Plan(-8, "国际志愿者日筹备：新志愿者见面会", ActivityKind.VOLUNTEER, "国际志愿者日", "大智街道社工站多功能室",
         20, "认识新志愿者，说清时长、积分和安全要求。", "自我介绍、服务守则、结对。", "李社工主持；老志愿者两名分享。",
         "十一名新志愿者参加，六名当场认领了助老结对。讲清了时长由社工确认、积分兑换规则和退出自由。",
         "一周内安排首次结对探访", 3, 6, "茶水", 100, 92),
    Plan(5, "“冬至暖汤圆”邻里聚会", ActivityKind.FESTIVAL, "冬至", "示范一社区党群服务中心", 12,
         "冬至前请独居老人和居民一起包汤圆，送一份热乎。", "14:00 签到；14:20 包汤圆；15:20 品尝；15:50 给行动不便的老人送汤圆。",
         "张社工主持；李社工签到；志愿者四名。", is_open=True, signed_up=13,
         cost="糯米粉、馅料、餐盒", planned=480),
    Plan(12, "宪法宣传日：社区法律咨询", ActivityKind.KEY_DATE, "国家宪法日", "大智街道社工站门前", None,
         "请司法所和公益律师为居民解答继承、赡养、租房问题。", "摆台咨询，发放宣传页。", "张社工联系司法所；志愿者两名引导。",
         needs_sign_up=False),
)  # fmt: skip


def tell_activities(station: Station, worker: User, lead: User, today: dt.date) -> None:
    """Tell them in order, each on its days. What is there already is left alone."""
    crew = _Crew(station, worker, lead, today)
    for number, planned in enumerate(PLANS):
        crew.tell(number, planned)


class _Crew:
    """Who plans and holds the activities, and with whom."""

    def __init__(self, station: Station, worker: User, lead: User, today: dt.date) -> None:
        self.station, self.worker, self.lead, self.today = station, worker, lead, today

    def tell(self, number: int, planned: Plan) -> None:
        """Plan, open, register, hold and report one activity."""
        activity_id = key("activity", self.station.pk, planned.name)
        starts = self._at(planned.days, 14)
        with self._on(min(planned.days - 14, -2), 9) as workspace:
            if CommunityActivity.objects.filter(pk=activity_id).exists():
                return
            values = self._values(workspace, planned, starts)
            if values is None:
                return
            activity = plan_activity(
                activity_id=activity_id, station=self.station, values=values, by=self.worker
            )
            if planned.planned:
                add_cost(
                    cost_id=key("activity cost", activity_id),
                    activity=activity,
                    values=CostValues(what=planned.cost, planned=Decimal(planned.planned)),
                    by=self.worker,
                )
            if planned.needs_sign_up and (planned.is_open or planned.signed_up):
                activity = open_sign_up(activity=activity, by=self.worker)
            self._register(activity, planned, number)
        if planned.cancelled:
            with self._on(planned.days - 1, 17):
                cancel_activity(activity=activity, reason=planned.cancelled, by=self.lead)
        elif planned.report:
            self._hold(activity, planned, number)

    def _register(self, activity: CommunityActivity, planned: Plan, number: int) -> None:
        """Sign up two clients, and then residents by their phones."""
        if not planned.signed_up:
            return
        for index, client in enumerate(self._clients(number, 2)):
            register_person(
                activity=activity,
                registration_id=key("registration", activity.pk, index),
                values=SignUpValues(name=client.name, client=client),
                by=self.worker,
            )
        for index in range(planned.signed_up):
            token = key("token", activity.pk, index).hex[:24]
            values = SignUpValues(
                name=RESIDENTS[(number + index) % len(RESIDENTS)],
                phone=f"027-00{number:03d}{index:03d}",
                people=1 + index % 3 // 2,
                note=NOTES[index % len(NOTES)],
            )
            with public_scope(self.station.pk, token):
                sign_up(activity=activity, values=values, token=token)

    def _hold(self, activity: CommunityActivity, planned: Plan, number: int) -> None:
        with self._on(planned.days, 17):
            if planned.signed_up:
                close_sign_up(activity=activity, by=self.worker)
            came = {
                each.pk: each.people
                for index, each in enumerate(activity.registrations.order_by("queued_at", "pk"))
                if index % 5 != 4
            }
            people = tuple(self._clients(number + 3, 3))
            sheet = SheetValues(came=came, clients=people, others=planned.others)
            mark_sheet(activity=activity, values=sheet, by=self.worker)
            report = ReportValues(content=planned.report, next_step=planned.next_step)
            report_activity(activity=activity, values=report, by=self.worker)
            add_cost(
                cost_id=key("activity spending", activity.pk),
                activity=activity,
                values=CostValues(
                    what=f"{planned.cost}（结算）",
                    spent=Decimal(planned.spent),
                    spent_on=self.today + dt.timedelta(days=planned.days),
                ),
                by=self.worker,
            )

    def _values(
        self, workspace: Workspace, planned: Plan, starts: dt.datetime
    ) -> ActivityValues | None:
        day = timezone.localdate(starts)
        items = ProjectItem.objects.filter(
            station=self.station,
            item__is_active=True,
            project__starts_on__lte=day,
            project__ends_on__gte=day,
        ).select_related("project", "item")
        item = items.filter(item__area__contains="社区").order_by("pk").first()
        item = item or items.order_by("pk").first()
        if item is None:
            return None
        communities = list(communities_within(workspace, self.today)[:3])
        return ActivityValues(
            name=planned.name,
            kind=planned.kind,
            plan_item=item,
            starts_at=starts,
            ends_at=starts + dt.timedelta(hours=2),
            place=planned.place,
            worker=self.worker,
            community=communities[planned.days % len(communities)] if communities else None,
            occasion=planned.occasion,
            goal=planned.goal,
            plan=planned.flow,
            duties=planned.duties,
            partners="社区居委会、社区志愿服务队",
            materials=planned.cost,
            risk_plan="备急救包；老人上下楼由志愿者陪同；遇大雨改到室内或改期。",
            invitation="欢迎带上家人、邻居一起来。行动不便的请在备注里说明。",
            needs_sign_up=planned.needs_sign_up,
            capacity=planned.capacity,
            sign_up_until=starts - dt.timedelta(hours=20) if planned.needs_sign_up else None,
        )

    def _clients(self, first: int, count: int) -> list[Client]:
        """Return some adults among the station's clients."""
        rows = Client.objects.filter(station=self.station, client_class="elderly")
        known = list(rows.order_by("opened_on", "pk")[:12])
        return [known[(first + index) % len(known)] for index in range(count)] if known else []

    def _at(self, days: int, hour: int) -> dt.datetime:
        day = self.today + dt.timedelta(days=days)
        return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))

    @contextmanager
    def _on(self, days: int, hour: int) -> Iterator[Workspace]:
        workspace = cast.workspace_of(self.worker)
        with clock.held_at(self._at(days, hour)), workspace_scope(workspace):
            yield workspace
