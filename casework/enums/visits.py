"""Closed lists of visits, relief applications, referrals and volunteers."""

from django.db import models


class PlanState(models.TextChoices):
    """探访计划的状态。"""

    ACTIVE = "active", "执行中"
    PAUSED = "paused", "暂停"
    ENDED = "ended", "已结束"


class VisitResult(models.TextChoices):
    """探访结果。"""

    MET = "met", "见到本人"
    RELATIVE = "relative", "见到家属或照料者"
    NOT_HOME = "not_home", "不在家"
    REFUSED = "refused", "谢绝探访"
    MOVED = "moved", "已迁走"


class VisitWay(models.TextChoices):
    """探访方式。"""

    HOME = "home", "上门"
    PHONE = "phone", "电话"
    MESSAGE = "message", "即时通讯"
    ENTRUSTED = "entrusted", "委托第三方"
    PAIRED = "paired", "党员、志愿者结对"
    NEIGHBOUR = "neighbour", "邻里守望"


class CheckResult(models.TextChoices):
    """核查结果。"""

    OPEN = "open", "待核查"
    CONFIRMED = "confirmed", "情况属实"
    CHANGED = "changed", "情况有变"
    NOT_FOUND = "not_found", "未找到"


class ReliefKind(models.TextChoices):
    """协助申请的救助（社会救助法第十三条所列对象）。"""

    SUBSISTENCE = "subsistence", "最低生活保障"
    DESTITUTE = "destitute", "特困人员救助供养"
    MARGINAL = "marginal", "低保边缘家庭认定"
    RIGID_EXPENSE = "rigid_expense", "刚性支出困难家庭认定"
    TEMPORARY = "temporary", "临时救助"
    MEDICAL = "medical", "医疗救助"
    DISASTER = "disaster", "受灾人员救助"
    HOUSING = "housing", "住房救助"
    EDUCATION = "education", "教育救助"
    WORK = "work", "就业救助"
    DISABILITY = "disability", "残疾人两项补贴"
    CHILD = "child", "儿童基本生活保障"
    OTHER = "other", "其他"


class ReliefState(models.TextChoices):
    """救助申请的进展。"""

    PREPARING = "preparing", "准备材料"
    SUBMITTED = "submitted", "已递交"
    ACCEPTED = "accepted", "已受理"
    CHECKING = "checking", "调查核实中"
    APPROVED = "approved", "已批准"
    REFUSED = "refused", "未批准"
    WITHDRAWN = "withdrawn", "已撤回"

    @classmethod
    def over(cls) -> "list[ReliefState]":
        """Those after which nothing more is expected."""
        return [cls.APPROVED, cls.REFUSED, cls.WITHDRAWN]


class ReferralDirection(models.TextChoices):
    """转介方向。"""

    OUT = "out", "转出"
    IN = "in", "转入"


class ReferralState(models.TextChoices):
    """转介的进展。"""

    DRAFT = "draft", "准备中"
    WAITING = "waiting", "待接收"
    SENT = "sent", "已发出"
    RECEIVED = "received", "已收回执"
    SERVING = "serving", "服务中"
    DONE = "done", "已有结果"
    DECLINED = "declined", "未接收"
    CANCELLED = "cancelled", "已撤回"

    @classmethod
    def over(cls) -> "list[ReferralState]":
        """Those after which nothing more is expected."""
        return [cls.DONE, cls.DECLINED, cls.CANCELLED]


class VolunteerState(models.TextChoices):
    """志愿者状态。"""

    ACTIVE = "active", "在册"
    PAUSED = "paused", "暂停"
    LEFT = "left", "已退出"


class PointKind(models.TextChoices):
    """积分变动。"""

    EARN = "earn", "获得"
    REDEEM = "redeem", "兑换"
    EXPIRE = "expire", "过期"
    CORRECT = "correct", "更正"


class PointAccount(models.TextChoices):
    """积分账户：每笔变动在两个账户上，合计为零。"""

    VOLUNTEER = "volunteer", "志愿者"
    ISSUED = "issued", "发放"
    REDEEMED = "redeemed", "已兑换"
    EXPIRED = "expired", "已过期"
