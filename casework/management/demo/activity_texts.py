"""What is told of the demonstration's activities."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.enums.groups import ActivityKind

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
    answers: Mapping[str, str | list[str]] = field(default_factory=dict)
    cancelled: str = ""
    is_open: bool = False
    needs_sign_up: bool = True


PLANS = (
    Plan(-170, "“粽叶飘香”端午邻里包粽子", ActivityKind.FESTIVAL, "端午节", "示范一社区党群服务中心",
         30, "让独居老人和新搬来的家庭互相认识。", "14:00 签到；14:20 学包粽子；15:30 煮粽、讲端午故事；16:00 送粽上门。",
         "张社工主持；李社工签到；志愿者四名教包粽子；两名送粽。",
         "共包粽子二百余只，十二只一份送到九户行动不便的老人家里。三户新搬来的家庭第一次参加社区活动，"
         "互留了联系方式。老人普遍说“比一个人在家热闹”。", "中秋再请这几户家庭来做小主人", 9, 8,
         "糯米、粽叶、餐具", 900, 862,
         {"preparation": "海报贴在三个小区单元门口，楼栋长逐户通知独居老人。", "process": "先学后包，四人一桌，老人教年轻人。",
          "performance": "老人话多，年轻家庭带着孩子一直留到最后。", "goal": "4", "satisfaction": "5",
          "method": ["mobilising", "informal"], "problems": "煮粽等待时间长，下次提前煮好一锅。", "leaders": "两位会包四角粽的居民愿意再来教"}),
    Plan(-132, "夏季防溺水和用电安全课", ActivityKind.TRAINING, "暑期安全宣传", "大智街道社工站多功能室",
         25, "让暑期在社区的儿童会认危险、会求助。", "讲解、情景演练、儿童画安全地图。",
         "李社工讲课；消防志愿者演示；张社工看护儿童。",
         "二十名儿童参加，完成安全地图十八张。演练中多数儿童能说出先呼救、不下水。五名儿童家中仍有私拉电线，已记下。",
         "社区网格员上门看用电情况", 6, 7, "教具、奖品", 300, 286,
         {"preparation": "在儿童之家和家长群里通知。", "process": "讲解二十分钟，其余时间分组演练。",
          "performance": "低年级儿童坐不住，演练时都很投入。", "goal": "3", "satisfaction": "4",
          "method": ["mobilising"], "problems": "人多时看护不够，下次多请两名志愿者。"}),
    Plan(-68, "中秋“话团圆”茶话会", ActivityKind.FESTIVAL, "中秋节", "二楼活动室", 20,
         "陪独居、空巢老人过节。", "做月饼、猜灯谜、拍团圆照（自愿）。", "张社工主持；志愿者三名接送行动不便的老人。",
         "十几位老人一起做冰皮月饼，灯谜猜出三十条。两位老人由志愿者用轮椅接来。一位老人谈到子女今年不回来，情绪低落，会后单独陪谈。",
         "下周电话问候这位老人", 4, 8, "月饼材料", 600, 574,
         {"preparation": "电话逐一邀请，安排接送。", "partners": "社区居委会", "performance": "做月饼时互相帮手，猜灯谜时最热闹。",
          "goal": "4", "satisfaction": "5", "problems": "拍照有人不愿意，现场已经说清自愿。"}),
    Plan(-33, "重阳义诊和免费理发", ActivityKind.HEALTH, "重阳节", "社区小广场", None,
         "方便老人就近量血压、测血糖、理发。", "9:00 开始，先到先服务；中午休息；下午到四点。",
         "李社工排队登记；社区卫生服务中心医护四名；理发志愿者三名。",
         "量血压六十余人次，理发二十八人。发现三人血压明显偏高，已当场劝其就医并联系家属。", "三人的复诊情况下月回访",
         61, 0, "饮水、一次性围布", 200, 158,
         {"preparation": "与社区卫生服务中心约好时间，门口摆指引牌。", "partners": "社区卫生服务中心、爱心理发店", "goal": "3",
          "method": ["integrating", "formal"], "satisfaction": "4", "problems": "排队久，下次发号。", "leaders": "一位退休护士愿意常来量血压"},
         needs_sign_up=False),
    Plan(-19, "旧物换新：邻里跳蚤市场", ActivityKind.CHARITY, "", "社区小广场", 40,
         "让闲置物品有去处，让邻里多说话。", "摆摊、换物、捐赠登记。", "张社工统筹；志愿者五名维持秩序。",
         cancelled="连日大雨，小广场积水，另择日期举办"),
    Plan(-8, "国际志愿者日筹备：新志愿者见面会", ActivityKind.VOLUNTEER, "国际志愿者日", "大智街道社工站多功能室",
         20, "认识新志愿者，说清时长、积分和安全要求。", "自我介绍、服务守则、结对。", "李社工主持；老志愿者两名分享。",
         "十一名新志愿者参加，六名当场认领了助老结对。讲清了时长由社工确认、积分兑换规则和退出自由。",
         "一周内安排首次结对探访", 3, 6, "茶水", 100, 92,
         {"preparation": "老志愿者逐个邀请。", "performance": "提问最多的是时间能不能自己选。", "goal": "4", "satisfaction": "5",
          "leaders": "两位新志愿者愿意做楼栋联络人"}),
    Plan(-1, "冬季用火用电安全上门讲", ActivityKind.TRAINING, "", "示范一社区党群服务中心", None,
         "让独居老人会关总闸、会用燃气报警器。", "讲解二十分钟，分四组到楼栋里看插座和灶具。",
         "李社工讲解；消防志愿者两名；网格员带路。", needs_sign_up=False),
    Plan(5, "“冬至暖汤圆”邻里聚会", ActivityKind.FESTIVAL, "冬至", "示范一社区党群服务中心", 12,
         "冬至前请独居老人和居民一起包汤圆，送一份热乎。", "14:00 签到；14:20 包汤圆；15:20 品尝；15:50 给行动不便的老人送汤圆。",
         "张社工主持；李社工签到；志愿者四名。", is_open=True, signed_up=13,
         cost="糯米粉、馅料、餐盒", planned=480),
    Plan(12, "宪法宣传日：社区法律咨询", ActivityKind.KEY_DATE, "国家宪法日", "大智街道社工站门前", None,
         "请司法所和公益律师为居民解答继承、赡养、租房问题。", "摆台咨询，发放宣传页。", "张社工联系司法所；志愿者两名引导。",
         needs_sign_up=False),
)  # fmt: skip
