"""What the cases of the demonstration tell. Everybody in them is made up."""

from dataclasses import dataclass
from decimal import Decimal

from casework.enums import ClientClass
from casework.enums.communities import NeedKind

ELDER, CHILD, POOR, DISABLED = (
    ClientClass.ELDERLY, ClientClass.CHILD, ClientClass.LOW_INCOME, ClientClass.DISABLED,
)  # fmt: skip
NEED_OF = {
    "economy": NeedKind.LIVELIHOOD, "health": NeedKind.HEALTH, "mind": NeedKind.MIND,
    "care": NeedKind.CARE, "family": NeedKind.MIND, "school": NeedKind.EDUCATION,
    "work": NeedKind.WORK, "social": NeedKind.SOCIAL, "rights": NeedKind.SAFETY,
}  # fmt: skip


@dataclass(frozen=True)
class CaseStory:
    """One case: whom it suits, what it is about, how far it has come."""

    title: str
    suits: tuple[str, ...]
    until: str
    days_ago: int
    problem: str
    kinds: tuple[str, ...]
    goal: str
    indicator: str
    unit: str
    values: tuple[int, ...]
    target: int
    steps: tuple[str, ...]
    notes: tuple[str, ...] = ()
    source: str = "outreach"
    risk: str = "low"
    compartment: str = ""
    file: str = ""
    in_danger: bool = False

    @property
    def baseline(self) -> Decimal:
        """Where it began."""
        return Decimal(self.values[0])

    @property
    def need(self) -> NeedKind:
        """The kind of need that the first problem makes."""
        return NEED_OF.get(self.kinds[0], NeedKind.OTHER)


WALKS = (
    "第一次正式会谈。老人话不多，说“出去也没人说话”。一起翻看老照片，谈到过去在纺织厂的姐妹。商定先从楼下坐十分钟开始。",
    "陪同下楼，在花坛边坐了一刻钟，遇到两位老邻居打招呼。老人回家后说腿不酸，愿意再试。",
    "邻居志愿者加入结对，三人一起去社区食堂吃午饭。老人对饭菜满意，问下周还能不能来。",
    "老人自己下楼两次。谈到老伴去世后的失眠，一起做了作息表，约好晚上九点后不看电视剧。",
    "参加社区合唱队试听，坐在后排听完。回程说起年轻时会唱楚剧，答应带一段唱词来。",
    "一周出门四次，其中两次是自己去买菜。情绪量表得分下降，睡眠改善，药量遵医嘱未变。",
)
CARE = (
    "入户了解日常照料。老人能自己洗漱，做饭只做一顿吃两天。灶台边有杂物，当场一起清理。",
    "联系社区食堂，确认可以送餐，每餐八元。老人担心花钱，解释低保老人补贴后同意试吃一周。",
    "送餐第三天回访。老人说菜软、合口，中午能吃完。儿子在电话里表示愿意承担费用。",
    "陪同到社区卫生服务中心体检，血压偏高，医生调整用药。把药盒按早晚分好，写大字提示。",
    "家庭会议：儿子、女儿和老人一起。商定儿子周三来、女儿周六来，社工每周一次。",
    "检查居家安全：卫生间加装扶手的申请已交街道，浴室垫已换防滑的。",
    "扶手装好。老人演示起身，稳当。补做跌倒风险评估，得分下降。",
    "女儿因出差两周没来，老人情绪低落。电话联系女儿，改为每晚视频一次。",
    "一起练习使用视频通话，老人能自己接听。约好每晚七点半。",
    "志愿者陪同参加长者生日会。老人给大家唱了一段，很高兴。",
    "复查血压平稳。药盒使用正确，一周漏服一次，继续提醒。",
    "回顾三个月的变化：三餐规律，家人轮流照看，跌倒没有发生。商量下一步减少上门次数。",
)
SCHOOL = (
    "和孩子、祖母一起谈。孩子说数学跟不上，放学后一个人写作业会分心。商定周二、周四来站里写作业。",
    "大学生志愿者开始辅导。先补分数的加减，孩子做对八成，受到鼓励。",
    "和班主任电话沟通，上课举手次数增加。祖母说在家争吵少了，作业八点前能写完。",
    "期中数学比上次提高。孩子说想当体育委员，一起练习怎样报名。",
)
TALKS = (
    "母子一起谈。约好每周三、周日晚饭后各说二十分钟，先说今天高兴的事，不谈成绩。",
    "和母亲单独谈。练习“先停十秒再开口”，她说夜班回来最容易发火，改为睡醒再谈。",
    "三次谈话没有争吵。孩子主动说起球队的事，母亲去看了一场比赛。",
)
MONEY = (
    "一起整理家庭收支。每月药费占收入一半，对医疗救助政策不了解。列出可申请的项目和所缺材料。",
    "陪同到街道窗口递交医疗救助申请，材料齐全，已受理。",
    "社区公益岗位有空缺，一起准备面试。本人担心身体，商定先做半天班。",
)
MIND = (
    "和本人、母亲一起谈。近期按时服药，睡眠尚可，不愿去人多的地方。约定每周电话一次、上门一次。",
    "与社区精防医生联合家访，了解服药和复诊安排。母亲照料压力大，转介家属支持小组。",
    "本人愿意到阳光之家做半天手工，第一次去由社工陪同。",
)
RIVER = "建立支持、降低孤独感；任务中心模式，小步前进，家人和邻里一起参与。"

STORIES = (
    CaseStory(
        "走出家门", (ELDER,), "followed", 190, "老伴过世以后很少出门，睡不好，饭也吃得少。",
        ("mind", "social"), "每周出门四次，重新和老邻居来往", "每周出门次数", "次",
        (0, 1, 2, 3, 4), 4, ("结对一位邻居志愿者", "每周陪同出门一次", "加入社区合唱队"), WALKS,
        file="空巢，老伴去年过世。",
    ),
    CaseStory(
        "三餐和安全", (ELDER,), "noted", 120, "独居，一顿饭吃两天，卫生间没有扶手，去年跌倒过一次。",
        ("care", "health"), "三餐规律，居家不再跌倒", "每周规律用餐的天数", "天",
        (2, 3, 5, 6), 7, ("联系社区食堂送餐", "申请加装扶手", "和子女排好照看日程"), CARE,
    ),
    CaseStory(
        "回到社区", (DISABLED, ELDER), "noted", 80, "精神障碍，病情稳定，长期待在家里，母亲照料吃力。",
        ("mind", "family"), "每周到阳光之家参加活动两次", "每周参加活动次数", "次",
        (0, 1), 2, ("联合社区精防医生家访", "陪同到阳光之家", "母亲参加家属支持小组"), MIND,
        compartment="psychiatric", source="department",
    ),
    CaseStory(
        "放学以后", (CHILD,), "noted", 70, "父母在外务工，随祖母生活，作业拖到深夜，数学不及格。",
        ("school", "parenting"), "作业当天完成，数学及格", "每周当天完成作业的天数", "天",
        (1, 2, 4), 5, ("每周两次到站写作业", "大学生志愿者辅导数学", "每月和班主任沟通一次"), SCHOOL,
        source="community", file="父母在外务工，随祖父母生活。",
    ),
    CaseStory(
        "渡过难关", (POOR, ELDER), "noted", 55, "患慢性病，药费占收入一半，不知道能申请哪些救助。",
        ("economy", "work"), "药费负担减轻，有稳定收入", "每月自付药费", "元",
        (900, 700), 400, ("申请医疗救助", "了解社区公益岗位", "学会记账"), MONEY, source="self",
        in_danger=True,
    ),
    CaseStory(
        "母子对话", (CHILD,), "reviewing", 130, "母亲夜班多，和孩子说不上话，一开口就吵。",
        ("family", "parenting"), "每周有三次不争吵的谈话", "每周平静谈话次数", "次",
        (0, 1, 3), 3, ("亲子会谈四次", "母亲学习情绪暂停", "每周一起吃两顿晚饭"), TALKS,
        file="单亲家庭，母亲夜班较多。",
    ),
    CaseStory(
        "按时服药", (ELDER,), "closing", 150, "高血压，药常漏服，近两月头晕两次。",
        ("health",), "按时服药，血压平稳", "每周漏服次数", "次",
        (5, 3, 1, 0), 0, ("配分药盒", "写大字提示", "每月量血压"), CARE[3:7],
    ),
    CaseStory(
        "重新开始工作", (POOR, ELDER), "submitted", 40, "失业一年，投简历没有回音，觉得自己没用。",
        ("work", "mind"), "三个月内找到半天以上的工作", "每周投递或面试次数", "次",
        (0,), 3, ("重写简历", "参加社区招聘会", "模拟面试两次"), source="self",
    ),
    CaseStory(
        "照料者喘口气", (ELDER,), "returned", 45, "照顾失能老伴三年，自己累病过一次，没有人替换。",
        ("care", "family"), "每周有一个下午可以休息", "每周休息的下午", "个",
        (0,), 1, ("申请居家照护服务", "志愿者陪伴半天"),
    ),
    CaseStory(
        "手机不再难", (ELDER,), "drafted", 35, "不会用手机挂号缴费，每次都要等子女回来。",
        ("social",), "能自己挂号和缴费", "独立完成的操作数", "项",
        (0,), 4, ("一对一教手机挂号", "参加银龄课堂"),
    ),
    CaseStory(
        "新到武汉", (ELDER, POOR), "assessing", 25, "随子女来汉带孙子，没有熟人，听不懂方言。",
        ("social", "family"), "认识三位邻居", "认识的邻居", "位", (0,), 3, ("参加随迁老人小组",),
    ),
    CaseStory(
        "邻居的噪音", (ELDER,), "accepted", 14, "和楼上因夜间噪音争吵多次，睡不好，血压升高。",
        ("rights", "health"), "双方达成约定", "每周争吵次数", "次", (4,), 0, ("邻里调解",),
        source="hotline",
    ),
    CaseStory(
        "想找人说说话", (ELDER, POOR), "opened", 4, "社区转来：老人近来常到居委会坐着，说家里太静。",
        ("mind",), "", "", "", (0,), 0, (), source="community",
    ),
    CaseStory(
        "房产纠纷", (ELDER, POOR), "referred", 60, "兄弟间房产继承纠纷，要求出面处理。",
        ("rights",), "", "", "", (0,), 0, (), source="self",
    ),
)  # fmt: skip
