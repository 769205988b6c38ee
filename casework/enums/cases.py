"""Closed lists of case work, risk and crisis."""

from django.db import models


class CaseStage(models.TextChoices):
    """个案阶段：接案 → 预估 → 计划 → 介入 → 评估 → 结案（MZ/T 094 的六个阶段）。"""

    INTAKE = "intake", "接案"
    ASSESSMENT = "assessment", "预估"
    PLANNING = "planning", "计划"
    INTERVENTION = "intervention", "介入"
    REVIEW = "review", "评估"
    CLOSED = "closed", "已结案"
    NOT_TAKEN = "not_taken", "未接案"


class CaseSource(models.TextChoices):
    """个案来源。"""

    SELF = "self", "主动求助"
    OUTREACH = "outreach", "外展发现"
    COMMUNITY = "community", "社区转介"
    DEPARTMENT = "department", "部门转介"
    HOTLINE = "hotline", "热线"
    OTHER = "other", "其他"


class Urgency(models.TextChoices):
    """紧急程度。"""

    ORDINARY = "ordinary", "一般"
    SOON = "soon", "较急"
    URGENT = "urgent", "紧急"


class Compartment(models.TextChoices):
    """限制查阅的专档（R-064）。"""

    CORRECTION = "correction", "社区矫正"
    REHABILITATION = "rehabilitation", "社区戒毒、社区康复"
    VIOLENCE = "violence", "家庭暴力"
    PSYCHIATRIC = "psychiatric", "精神障碍"


class ProblemKind(models.TextChoices):
    """问题类别，可多选。"""

    ECONOMY = "economy", "经济困难"
    HEALTH = "health", "身体健康"
    MIND = "mind", "心理情绪"
    CARE = "care", "生活照料"
    FAMILY = "family", "家庭关系"
    PARENTING = "parenting", "子女教养与监护"
    SCHOOL = "school", "就学"
    WORK = "work", "就业"
    HOUSING = "housing", "居住环境"
    SOCIAL = "social", "社会交往与支持"
    RIGHTS = "rights", "权益维护"
    VIOLENCE = "violence", "家庭暴力"
    ADDICTION = "addiction", "成瘾行为"
    OTHER = "other", "其他"


class IntakeDecision(models.TextChoices):
    """接案决定。"""

    PENDING = "pending", "待决定"
    ACCEPT = "accept", "接案"
    REFUSE = "refuse", "不接案"
    REFER = "refer", "转介"


class Approval(models.TextChoices):
    """审批状态：计划、结案等由第二人批准。"""

    DRAFT = "draft", "拟稿"
    SUBMITTED = "submitted", "待审批"
    APPROVED = "approved", "已批准"
    RETURNED = "returned", "已退回"
    SUPERSEDED = "superseded", "已被新版本取代"


class GoalMeasure(models.TextChoices):
    """目标的测量方法。"""

    TASKS = "tasks", "任务完成情况（0–4 分）"
    BASELINE = "baseline", "基线测量"
    CHECKLIST = "checklist", "目标核对"
    SATISFACTION = "satisfaction", "满意度（1–5 分）"


class ClosureReason(models.TextChoices):
    """结案原因。"""

    ACHIEVED = "achieved", "目标达成"
    CLIENT_ENDED = "client_ended", "服务对象要求终止"
    REFERRED = "referred", "转介"
    LOST = "lost", "失联"
    MOVED = "moved", "迁出"
    DIED = "died", "去世"
    AGENCY = "agency", "社工或机构原因"
    BEYOND = "beyond", "超出服务能力"


class TransferState(models.TextChoices):
    """个案移交同事的状态。"""

    OFFERED = "offered", "待接手"
    ACCEPTED = "accepted", "已接手"
    DECLINED = "declined", "未接手"
    CANCELLED = "cancelled", "已撤回"


class RiskLevel(models.TextChoices):
    """风险等级。颜色之外总有文字。"""

    LOW = "low", "低"
    MEDIUM = "medium", "中"
    HIGH = "high", "高"
    URGENT = "urgent", "紧急"

    @property
    def rank(self) -> int:
        """0 for the lowest."""
        return list(RiskLevel).index(self)

    @property
    def is_grave(self) -> bool:
        """Whether a safety plan is due."""
        return self in {RiskLevel.HIGH, RiskLevel.URGENT}


class CrisisKind(models.TextChoices):
    """危机情形。"""

    SELF_HARM = "self_harm", "自杀或自伤危险"
    VIOLENCE = "violence", "家庭暴力或疑似家庭暴力"
    ABUSE = "abuse", "侵害未成年人或疑似侵害"
    INJURY = "injury", "意外伤害"
    BEREAVEMENT = "bereavement", "丧亲"
    MISSING = "missing", "走失"
    DISASTER = "disaster", "灾害等突发事件"
    ILLNESS = "illness", "急病"
    OTHER = "other", "其他"


class ReportRecipient(models.TextChoices):
    """强制报告的接收单位。"""

    POLICE = "police", "公安机关"
    CIVIL_AFFAIRS = "civil_affairs", "民政部门"
    EDUCATION = "education", "教育部门"
    WOMEN = "women", "妇联"
    COMMUNITY = "community", "居（村）民委员会"
    OTHER = "other", "其他"
