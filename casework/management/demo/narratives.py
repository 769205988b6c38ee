"""What the made-up records say: sentences put together by kind of service, item and client."""

import random
from collections.abc import Sequence

from casework.enums import ClientClass, Situation

AT_HOME = "@"  # marks what can only happen where the person lives

OPENINGS = {
    "visit": (
        "上门探访{who}。",
        "按计划上门看望{who}，在家中坐了近一小时。",
        "与社区网格员一同上门，{who}在家。",
        "上午入户探访{who}。",
    ),
    "call": (
        "电话联系{who}，通话顺畅。",
        "致电{who}了解近况。",
        "{who}接听电话，听出是社工很高兴。",
        "与{who}通电话，核对上次约定的事项。",
    ),
    "interview": (
        "{who}来站面谈。",
        "在个案工作室与{who}面谈，氛围平和。",
        "第二次面谈，{who}愿意多说一些家里的情况。",
        "约{who}到站面谈，先回顾上次商定的小目标。",
    ),
}
OBSERVATIONS: dict[ClientClass, tuple[str, ...]] = {
    ClientClass.ELDERLY: (
        "近期睡眠有改善，血压平稳，三餐由自己料理。",
        "膝关节疼痛，下楼次数减少，担心冬天路滑。",
        "谈起孙辈考上大学，情绪很好。",
        "@家中电线老化，插座附近堆有杂物，已当面提醒。",
        "饮食清淡，按时服药，药盒由女儿每周分装。",
        "白天一人在家，提到老伴时落泪。",
        "想参加站里的手工小组，担心自己听不清。",
    ),
    ClientClass.LOW_INCOME: (
        "上月住院自费部分较多，家里暂时借钱周转。",
        "低保金已到账，正打听临时救助怎样申请。",
        "孩子开学费用有着落，压力比上次小。",
        "正在找零工，希望离家近，方便照顾老人。",
        "家庭支出有记账，能说清主要的困难在哪里。",
    ),
    ClientClass.DESTITUTE: (
        "照料人每日送饭，取暖设备可以正常使用。",
        "@身体状况平稳，生活基本自理，被褥需要更换。",
        "@自理能力较上季度略有下降，起身需要搀扶。",
        "表示最近有些孤单，希望有人多来说说话。",
    ),
    ClientClass.CHILD: (
        "作业能独立完成，数学稍吃力，愿意参加周末辅导。",
        "谈到父母时话少，与外婆关系亲近。",
        "最近上学准时，老师反映课堂发言变多。",
        "放学后玩手机时间较长，愿意和监护人商量约定。",
        "@拿出自己画的社区地图，讲得很高兴。",
    ),
    ClientClass.DISABLED: (
        "坚持每天做康复训练，手部力量有进步。",
        "出门不便，希望了解辅具租赁的办法。",
        "按时复诊，服药规律，家属照护压力较大。",
        "想学一门在家能做的手艺，先从串珠试起。",
    ),
    ClientClass.OTHER: (
        "对楼栋议事很关心，提了三条具体意见。",
        "照护婆婆两年，近来感到疲惫，愿意参加照护者小组。",
        "新搬来不久，想认识邻居，询问社区活动安排。",
    ),
}
ACTIONS: dict[ClientClass, tuple[str, ...]] = {
    ClientClass.ELDERLY: (
        "协助预约社区卫生服务中心上门量血压，",
        "与其女儿通电话，说明居家安全的几处隐患，",
        "介绍社区助餐送餐和高龄津贴的办理办法，",
        "@一起整理了过道，把应急电话贴在床头，",
        "邀请参加每周三的老年互助小组，",
    ),
    ClientClass.LOW_INCOME: (
        "逐条讲解临时救助的条件和所需材料，",
        "协助列出材料清单，约定一同到街道窗口，",
        "链接公益慈善资源，登记了爱心物资需求，",
        "提供两条就近的招聘信息，",
    ),
    ClientClass.DESTITUTE: (
        "联系社区更换被褥，",
        "请照料人一起商量夜间起身的安全办法，",
        "登记自理能力评估的需要，报街道经办人员，",
    ),
    ClientClass.CHILD: (
        "与监护人讨论陪伴时间，商定每晚半小时共读，",
        "联系大学生志愿者结对辅导，",
        "聊了最近的开心和不开心，",
        "提醒防溺水和上网安全，",
    ),
    ClientClass.DISABLED: (
        "说明康复辅助器具租赁的申请流程，",
        "与家属商量喘息照护的时间，",
        "链接残疾人之家的手工课程，",
    ),
    ClientClass.OTHER: (
        "邀请参加下一次楼栋议事会，",
        "介绍照护者支持小组的时间，",
        "把意见整理后转给社区居委会，",
    ),
}
CLOSINGS = (
    "本人表示认可。",
    "约定两周后再联系。",
    "后续继续跟进。",
    "家属表示支持。",
    "约好下次再细谈。",
)
ELDERLY_WORRIES = (
    "了解到夜间曾起身跌坐，未受伤，已通知家属并建议就医检查。",
    "情绪低落，多日未出门，已告知站长，两日内再次上门。",
)
OTHER_WORRIES = ("情绪低落，睡眠差，已告知站长，两日内再次联系。",)
WORRIES = {
    ClientClass.ELDERLY: ELDERLY_WORRIES,
    ClientClass.DESTITUTE: ELDERLY_WORRIES,
    ClientClass.CHILD: ("多日未到校，已与老师和监护人联系，两日内再次上门。",),
}
NOT_MET = "敲门无人应答，向邻居了解后得知外出就医，已电话联系家属确认平安。"

ADVICE = (
    "咨询高龄津贴申请，说明年龄条件和办理窗口，发放办事指南一份。",
    "咨询临时救助：患病住院后支出较大，逐项说明条件，提醒保留票据。",
    "咨询残疾人两项补贴的办理，核对需要的证件，告知社区经办时间。",
    "咨询适老化改造，介绍申请流程，记下联系方式待政策明确后回复。",
    "咨询医疗救助与大病保险的衔接，转介街道民政窗口进一步核实。",
    "咨询养老机构入住和日间照料，介绍辖区资源，约定陪同参观。",
)
RESOURCE = (
    "对接社区卫生服务中心家庭医生，为{who}安排上门巡诊。",
    "对接辖区爱心企业，为{who}落实米油和取暖物资，当面交接并签收。",
    "联系志愿者为{who}上门理发，顺便检查了燃气软管。",
    "协调物业为{who}所在楼道加装扶手，约定一周内完工。",
)
RESOURCE_FOR_CHILDREN = (
    "联系高校志愿服务队，为{who}确定每周一次的结对辅导。",
    "对接爱心书屋，为{who}申请一批课外读物和书桌。",
)
BY_ITEM = {
    "党建引领": (
        "结合主题党日宣讲惠民政策，党员志愿者帮助老人用手机查询办理进度。",
        "与社区党组织商定“五社联动”季度安排，明确社会组织、志愿者和慈善资源各自的任务，并向居民公布。",
        "党员志愿者进楼栋宣传，收集居民意见十余条，当场答复六条，其余分类转办。",
    ),
    "协助申请": (
        "在社区广场宣传社会救助政策，发放资料，现场解答低保边缘家庭认定等问题。",
        "宣传残疾人辅具租赁和补贴政策，收集到三户需求，会后逐一登记。",
        "开展防范养老诈骗和救助政策宣传，老人现场练习怎样核实来电。",
    ),
    "社区活动": (
        "敬老活动，组织合唱、量血压和义剪，老人参与热情高。",
        "邻里节活动，邀请独居老人和新搬来的邻居一起做点心、话家常。",
        "亲子阅读活动，家长分享陪伴心得，孩子上台讲故事。",
    ),
    "建立志愿服务激励表彰机制": (
        "志愿者积分兑换日，居民用服务积分兑换日用品，新登记志愿者若干名。",
        "季度志愿者表彰，请三位志愿者讲自己的故事，居民现场报名。",
    ),
    "社区社会组织培育孵化": (
        "手工互助队第二次骨干会，推选召集人，讨论队规和每月安排。",
        "楼栋能人沙龙，挖掘会修理、会理发的居民，商量成立便民队。",
    ),
    "老旧小区邻里议事": (
        "楼栋议事会，讨论电动车停放点，形成两点共识，交居委会落实。",
        "加装电梯意见征询会，高低楼层居民分别发言，约定下月再议费用分摊。",
    ),
}
OUTDOORS = (
    "社区清洁日，志愿者与居民一起清理楼道堆物。",
    "健康讲座，社区医生讲解冬季慢病管理，现场答疑。",
)

NEXT_STEPS = {
    "advice": ("", "", "一周内电话回复"),
    "resource": ("", "两周后回访使用情况", "向捐赠方反馈"),
    "publicity": ("", "", "逐户联系登记的需求"),
    "activity": ("", "", "整理活动小结", "联系新报名的志愿者"),
}
USUAL_NEXT_STEPS = (
    "",
    "",
    "",
    "两周后电话回访",
    "确认社区卫生服务中心上门时间",
    "与家属再沟通一次",
    "月底前再上门一次",
)


def narrative(
    dice: random.Random,
    *,
    kind: str,
    item: str,
    client_class: ClientClass,
    who: str,
    situation: Situation | None,
) -> str:
    """Return a text that fits the kind of service, the item, the client and how he is."""
    if kind == "advice":
        return dice.choice(ADVICE)
    if kind == "resource":
        texts = RESOURCE_FOR_CHILDREN if client_class == ClientClass.CHILD else RESOURCE
        return dice.choice(texts).format(who=who)
    if kind not in OPENINGS:
        return dice.choice(BY_ITEM.get(item, OUTDOORS))
    if situation == Situation.NOT_MET:
        return NOT_MET
    return _talk(dice, kind, client_class, who, at_risk=situation == Situation.AT_RISK)


def next_step(dice: random.Random, kind: str, situation: Situation | None) -> str:
    """Return what is to be done next, or nothing."""
    if situation == Situation.AT_RISK:
        return "两日内再次跟进，并报告站长"
    return dice.choice(NEXT_STEPS.get(kind, USUAL_NEXT_STEPS))


def _talk(
    dice: random.Random, kind: str, client_class: ClientClass, who: str, *, at_risk: bool
) -> str:
    opening = dice.choice(OPENINGS[kind]).format(who=who)
    if at_risk:
        return opening + dice.choice(WORRIES.get(client_class, OTHER_WORRIES))
    seen = _fitting(dice, OBSERVATIONS[client_class], kind)
    done = _fitting(dice, ACTIONS[client_class], kind)
    return opening + seen + done + dice.choice(CLOSINGS)


def _fitting(dice: random.Random, texts: Sequence[str], kind: str) -> str:
    fitting = [text for text in texts if kind == "visit" or not text.startswith(AT_HOME)]
    return dice.choice(fitting).removeprefix(AT_HOME)
