"""What the demonstration's groups are about."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """One group. `first_week` is when it begins, in weeks from today; `until` how far it came."""

    name: str
    nature: str
    first_week: int
    classes: tuple[str, ...]
    skip: int
    item: int
    capacity: int
    at: dt.time
    place: str
    background: str
    goal: str
    told: tuple[str, ...]
    is_closed: bool = False
    until: str = ""


TOLD = {
    "theory": "社会支持网络理论：同样处境的人互相支持，比旁人劝说更有用。",
    "target": "本街道有同样处境的居民，7 至 10 人。",
    "recruitment": "社区张贴和探访时告知；逐一面谈，正在急性期治疗的先不入组。",
    "contract": "组里说的话不外传；准时到，来不了先打电话；一次一个人说，别人听完再说。",
    "difficulties": "有人话多、有人不说：用传话筒。谈到伤心处：允许停下来，会后单独陪伴。",
    "evaluation": "开始和结束各填一次量表；每节记录出席和互动。",
}

SESSIONS = (
    ("forming", "认识你我", "互相认识，商定小组契约。"),
    ("forming", "我的一天", "说出自己的一天，找到相同之处。"),
    ("transition", "难过的时候", "能说出一件难过的事，有人听完。"),
    ("mature", "我会的本事", "每人教别人一样东西。"),
    ("mature", "一起出门", "一起走到江边，各带一样吃的。"),
    ("ending", "留个电话", "回顾收获，约定以后怎样来往。"),
)

OBSERVED = (  # the form of a session, one after the other
    {
        "form": "两人一组互相介绍，再介绍给大家",
        "atmosphere": "calm",
        "goal": "3",
        "decisions": "准时到，话不外传，手机静音",
        "speech": "开始拘谨，说到老家时话多起来。",
    },
    {
        "form": "画一天的时间表",
        "atmosphere": "warm",
        "goal": "4",
        "speech": "三位组员发现都是早上五点醒，约好一起散步。",
        "achievement": "知道别人的一天也不容易。",
        "network": "三位早起的组员约好清晨一起散步，谁没来就打电话问一声。",
    },
    {
        "form": "传话筒，轮流说",
        "atmosphere": "tense",
        "goal": "2",
        "disagreements": "有人觉得难过的事不该当众讲，商定可以不说。",
        "problems": "一位组员会后单独陪谈，下周回访。",
    },
    {
        "form": "每人教一样手艺",
        "atmosphere": "warm",
        "goal": "4",
        "speech": "平时话少的组员教得最仔细。",
        "achievement": "每人都当了一回老师。",
    },
    {"form": "结伴外出", "atmosphere": "warm", "goal": "4", "decisions": "以后每月自己约一次"},
    {
        "form": "回顾照片和约定",
        "atmosphere": "calm",
        "goal": "4",
        "achievement": "互相留了电话，自行约定再见面的日子。",
    },
)

SUMMARY = {
    "summary": "组员前后测平均分下降，七人中六人有改善；组员之间已自行约定每周二一起买菜。",
    "summary_recruitment": "八人报名，七人入组，没有中途退出。每节 90 分钟合适，地点离家近，出席稳定。",
    "summary_problems": "第三节有组员情绪激动，会后陪伴半小时。建议下期每节配两名社工，并准备安静的房间。",
}

PLANS = (
    Plan(
        name="暖阳同行支持小组",
        nature="support",
        first_week=-16,
        classes=("elderly",),
        skip=0,
        item=0,
        capacity=10,
        at=dt.time(9, 0),
        place="社区日间照料中心二楼",
        background="探访中发现多位丧偶一年以内的老人很少出门，子女不在身边。",
        goal="组员的孤独感得分下降；组员之间每周至少主动联系一次。",
        told=(
            "组员用一张老照片介绍自己，气氛由拘谨到热络，商定五条契约。",
            "大家画出一天的时间，发现下午三点到五点最难熬。",
            "一位组员说起老伴走的那天，大家安静听完，有人递纸巾。",
            "有人教剪纸，有人教发面，手上忙起来话就多了。",
            "走到江边约四十分钟，互相搀扶，在长椅上分吃点心。",
            "交换电话，约定每周二一起买菜，合影留念。",
        ),
        is_closed=True,
    ),
    Plan(
        name="巧手传情编织小组",
        nature="interest",
        first_week=-3,
        classes=("elderly", "disabled"),
        skip=6,
        item=1,
        capacity=8,
        at=dt.time(14, 30),
        place="社工站活动室",
        background="残疾人和家中照料者提出想学一样能在家做的手艺。",
        goal="每人完成一件成品，义卖所得由小组商定用途。",
        told=(
            "试了三种针法，年纪大的手稳，年轻的看图快，自然结成对子。",
            "互相说说在家怎样安排时间，两位照料者约定轮流代看。",
            "有人嫌自己织得慢想退出，组员劝她留下。",
            "各教一种花样。",
            "一起去看义卖的场地。",
            "商定义卖所得的用途。",
        ),
    ),
    Plan(
        name="相伴成长亲子小组",
        nature="growth",
        first_week=3,
        classes=("low_income", "other"),
        skip=0,
        item=2,
        capacity=10,
        at=dt.time(10, 0),
        place="社区儿童之家",
        background="需求调查中三成家长说不知道怎样跟上小学的孩子谈作业和手机。",
        goal="家长每周有两次不谈成绩的聊天；家里商定一条用手机的规矩。",
        told=(),
    ),
    Plan(
        name="银龄手机互助小组",
        nature="education",
        first_week=-7,
        classes=("elderly",),
        skip=10,
        item=0,
        capacity=8,
        at=dt.time(9, 30),
        place="社工站活动室",
        background="多位老人说挂号、交电费都要等子女回来，问多了又不好意思。",
        goal="每人能自己挂号、缴费、视频通话；组员之间会互相教。",
        told=(
            "各说一件最想用手机办的事，挂号和看孙辈的照片最多。",
            "画出一天里要找人帮忙的时候，发现多半是小事。",
            "有人输错三次想放弃，旁边的老人说自己错过十次。",
            "学得快的教学得慢的，一位组员教会了三个人交电费。",
            "一起到社区医院用手机挂号，全部挂上。",
            "交换电话，约定每月第一个周一在活动室互相问问。",
        ),
        until="summed",
    ),
    Plan(
        name="记得住、走得稳健脑小组",
        nature="education",
        first_week=4,
        classes=("elderly",),
        skip=0,
        item=0,
        capacity=8,
        at=dt.time(9, 30),
        place="社区日间照料中心二楼",
        background="探访中有六位老人说近来常忘事，家人担心走失。",
        goal="每人学会三个记事的办法；家人知道走失时先联系谁。",
        told=(),
        until="submitted",
    ),
    Plan(
        name="照料者茶歇小组",
        nature="support",
        first_week=5,
        classes=("other",),
        skip=0,
        item=1,
        capacity=8,
        at=dt.time(15, 0),
        place="社工站活动室",
        background="照料失能家人的居民反映长期睡不好，没有人可以替换。",
        goal="照料者每周有半天自己的时间；互相知道怎样申请替换照料。",
        told=(),
        until="drafted",
    ),
)
