"""What the made-up communities are like. Every person in it is made up."""

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

GEOGRAPHY = (
    "老城中心，里分和单位宿舍相间，巷道窄，三分之二的楼房没有电梯。",
    "临江，以上世纪八九十年代的多层住宅为主，近地铁站。",
    "商住混合，沿街商铺多，早晚人流大，停车紧张。",
    "单位宿舍区，院落独立，中心花园为居民活动场所。",
    "里分改造片区，部分住户正在搬迁，租户较多。",
    "新旧小区各半，物业管理水平不一。",
)
ECONOMY = "居民以退休职工和小商户为主，低收入家庭相对集中在老旧楼栋。"
CULTURE = (
    "有老里分文化，退休老人爱唱汉剧。",
    "江滩晨练队伍多，居民喜欢广场舞和太极拳。",
    "沿街商户有商会，节庆活动多。",
    "原单位的合唱队延续三十年。",
    "外来租户多，方言和习惯各异。",
    "亲子活动受欢迎，有读书会。",
)
STRENGTHS = "居民骨干稳定，社区党群服务中心面积充足，辖区学校和卫生服务中心愿意合作。"


def profile(number: int, turn: int, day: dt.date) -> dict[str, Any]:
    """Return one picture: a year later there are more old people and fewer children."""
    dice = random.Random(f"profile:{number}")  # noqa: S311 -- demonstration, not a secret
    households = dice.randint(1500, 3400)
    residents = int(households * dice.uniform(2.2, 2.6))
    elderly = int(residents * dice.uniform(0.22, 0.31))
    drift = 1 + turn * 0.01
    return {
        "as_of": day,
        "is_baseline": turn == 0,
        "geography": GEOGRAPHY[number % len(GEOGRAPHY)],
        "economy": ECONOMY,
        "culture": CULTURE[number % len(CULTURE)],
        "strengths": STRENGTHS,
        "households": households + turn * dice.randint(-40, 25),
        "residents": int(residents * (drift if number % 2 else 2 - drift)),
        "registered": int(residents * 0.71),
        "elderly": int(elderly * (1 + turn * 0.034)),
        "children": int(residents * 0.11 * (1 - turn * 0.03)),
        "disabled": dice.randint(60, 140),
        "relief_households": dice.randint(18, 60) - turn * 3,
        "migrants": int(residents * 0.18),
    }


def facilities(number: int, name: str) -> list[dict[str, Any]]:
    """Return the facilities of a community."""
    short = name.removesuffix("社区")
    rows = [
        ("party", "党群服务中心", 1, f"{short}路 {8 + number} 号", "社区居委会", "周一至周六 9:00—17:30",
         "日均约四十人次，办事和活动都在这里。", "居民了解政策、参加活动的主要地点。"),
        ("care", "日间照料室", 1, "党群服务中心一楼", "演示养老服务社", "周一至周五 8:30—17:00",
         "常来的有十几位老人，午餐需要提前一天订。", "减轻了白天无人照看的压力。"),
        ("sport", "健身角", 2 + number % 3, "小区中心花园", "街道", "全天",
         "早晚使用多，器材有两件待修。", "中老年人主要的锻炼场地。"),
    ]  # fmt: skip
    if number % 2 == 0:
        rows.append(
            ("child", "儿童之家", 1, "党群服务中心二楼", "社工站", "周末和假期 14:00—17:00",
             "周末有二十多个孩子，缺高年级的读物。", "双职工家庭最需要。")
        )  # fmt: skip
    names = ("kind", "name", "count", "place", "operator", "opening", "use", "effect")
    return [dict(zip(names, row, strict=True)) for row in rows]


def people(number: int) -> list[dict[str, Any]]:
    """Return who can be counted on."""
    letter = "甲乙丙丁戊己"[number % 6]
    rows = [
        ("party", f"演示书记{letter}", "社区党组织书记", 1, f"027-03{100 + number:06d}", "工作日"),
        ("committee", f"演示委员{letter}", "养老和残联工作", 1, f"027-03{200 + number:06d}", "工作日"),
        ("staff", "社区网格员", "网格走访、信息采集", 4 + number % 3, "", "工作日"),
        ("leader", f"演示骨干{letter}", "楼栋长，会组织邻里互助", 1, f"027-03{300 + number:06d}",
         "上午和晚上"),
        ("volunteer", "为老志愿队", "陪诊、代购、修小家电", 9 + number, "", "周末"),
    ]  # fmt: skip
    if number % 3 == 0:
        rows.append(("professional", f"演示律师{letter}", "法律咨询", 1, "", "每月第二个周三下午"))
    names = ("kind", "name", "role", "people", "phone", "available")
    return [dict(zip(names, row, strict=True)) for row in rows]


ANALYSES: tuple[dict[str, Any], ...] = (
    {
        "problem": "八十岁以上独居老人多，午饭凑合吃的占走访户的三成，子女不在身边。",
        "level": "community",
        "problem_type": "service",
        "strengths": "党群服务中心有厨房；骨干愿意送餐；养老服务社可以承接。",
        "weaknesses": "没有固定经费；送餐志愿者年纪也大；需要的名单不全。",
        "opportunities": "区里今年推助餐点；辖区餐馆愿意以成本价供餐。",
        "threats": "食品安全责任；冬天送餐路滑。",
        "strategy": "先在照料室开午餐，登记名单和饮食禁忌；志愿队分楼栋送餐，餐馆备份，三个月后评一次。",
    },
    {
        "problem": "楼道堆物和飞线充电屡清屡堆，邻里为此争吵，消防通道不畅。",
        "level": "community",
        "problem_type": "safety",
        "strengths": "楼栋长认真；议事会有基础。",
        "weaknesses": "没有集中充电和存放的地方；年轻租户参加少。",
        "opportunities": "物业愿意腾出一间车棚；消防站可以来讲课。",
        "threats": "清理方式不当会激化矛盾。",
        "strategy": "用参与式会议商定公约和存放点，分楼栋推进；先示范一栋，再推开。",
    },
)


@dataclass(frozen=True)
class Decision:
    """One resolution in the making: `result` is empty where it is still being worked on."""

    content: str
    responsible: str
    days: int
    result: str = ""


MEETING_DAYS = (210, 120, 48, 16)
MEETINGS: tuple[tuple[dict[str, Any], tuple[Decision, ...]], ...] = (
    (
        {
            "title": "老旧小区加装电梯的费用分摊",
            "method": "consensus",
            "place": "党群服务中心议事厅",
            "participants": "二栋居民代表 16 人，居委会 2 人，加装公司 1 人",
            "participant_count": 19,
            "agenda": "介绍政策和补贴；分楼层讨论分摊；形成共识。",
            "discussion": "低楼层担心采光和噪声，高楼层愿意多分担；大家同意先看样板楼。",
        },
        (
            Decision("组织低楼层居民参观样板楼", "演示居委会", 20, "去了两次，十一户参加。"),
            Decision("按楼层系数分摊，公示七天", "二栋议事小组", 45, "公示无异议，签了意向书。"),
        ),
    ),
    (
        {
            "title": "午餐助餐怎么办",
            "method": "mobilising",
            "place": "日间照料室",
            "participants": "老人和家属 21 人，志愿队 6 人，养老服务社 2 人",
            "participant_count": 29,
            "agenda": "报告走访结果；征集送餐志愿者；定价格和菜单。",
            "discussion": "多数愿意付十二元一餐；糖尿病老人要单独做；送餐路线按楼栋分。",
        },
        (
            Decision("照料室开午餐，先供二十份", "演示养老服务社", 30, "已开餐，日均二十三份。"),
            Decision("志愿队分四条路线送餐", "为老志愿队", 30, "四条路线都有两人轮换。"),
        ),
    ),
    (
        {
            "title": "楼道堆物和电动车充电公约",
            "method": "participatory",
            "place": "中心花园",
            "participants": "楼栋长 7 人，居民 18 人，物业 2 人，消防站 1 人",
            "participant_count": 28,
            "agenda": "看照片找问题；分组出主意；贴纸投票；定公约。",
            "discussion": "没有地方充电是根子；旧家具舍不得扔的多是老人，要人帮着搬。",
        },
        (
            Decision("车棚改建集中充电，十二个位", "演示物业公司", 30),
            Decision("每月最后一个周六帮老人清运旧物", "为老志愿队", 12, "第一次清了十一户。"),
            Decision("公约上墙，楼栋长监督", "楼栋长联席会", 60),
        ),
    ),
    (
        {
            "title": "儿童之家假期开放时间",
            "method": "consensus",
            "place": "儿童之家",
            "participants": "家长 12 人，孩子 5 人，学校老师 1 人",
            "participant_count": 18,
            "agenda": "上次寒假的情况；家长和孩子各说想法；定时间和规则。",
            "discussion": "双职工家庭希望上午也开；孩子们要一个不写作业的下午。",
        },
        (Decision("寒假上午、下午都开，周三下午自由活动", "社工站", 25),),
    ),
)

ORGANISATIONS: tuple[tuple[dict[str, Any], tuple[dict[str, Any], ...]], ...] = (
    (
        {
            "name": "邻里送餐队",
            "field": "为老服务",
            "stage": "forming",
            "is_registered": True,
            "leader": "演示队长甲",
            "leader_phone": "027-03000401",
            "members": 6,
            "purpose": "给独居和行动不便的老人送午餐，顺便看看人。",
            "backbones": "演示骨干甲、演示骨干乙",
        },
        (
            {"stage": "forming", "members": 6, "activities": 4,
             "support": "帮着订章程、买保险。", "note": "有热情，缺分工。"},
            {"stage": "growing", "members": 11, "activities": 18,
             "support": "送餐路线和交接本，食品安全培训一次。", "note": "两条路线跑稳了。"},
            {"stage": "growing", "members": 15, "activities": 31,
             "support": "督导骨干开例会。", "note": "能自己排班，账目每月公开。"},
            {"stage": "stable", "members": 18, "activities": 40,
             "support": "协助在街道备案。", "note": "已备案，开始带新队。"},
        ),
    ),
    (
        {
            "name": "铭心读书会",
            "field": "儿童成长",
            "stage": "forming",
            "is_registered": False,
            "leader": "演示队长乙",
            "members": 4,
            "purpose": "周末带孩子读书，教家长怎样读。",
            "backbones": "演示骨干丙",
        },
        (
            {"stage": "forming", "members": 4, "activities": 3,
             "support": "提供场地和书单。", "note": "来的孩子多，带读的人少。"},
            {"stage": "growing", "members": 9, "activities": 12,
             "support": "带读培训两次。", "note": "家长轮流带，节奏稳定。"},
            {"stage": "growing", "members": 10, "activities": 14,
             "support": "链接图书馆换书。", "note": "假期要加场。"},
        ),
    ),
    (
        {
            "name": "花园议事小组",
            "field": "社区治理",
            "stage": "forming",
            "is_registered": False,
            "leader": "演示队长丙",
            "members": 5,
            "purpose": "小区公共事务先议后办。",
            "backbones": "演示骨干丁",
        },
        (
            {"stage": "forming", "members": 5, "activities": 2,
             "support": "教议事规则。", "note": "第一次会吵起来，第二次好多了。"},
            {"stage": "growing", "members": 8, "activities": 6,
             "support": "陪着开了三次会。", "note": "停车的事议成了。"},
        ),
    ),
)  # fmt: skip
