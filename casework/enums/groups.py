"""Closed lists of group work, activities and attendance."""

from django.db import models


class GroupNature(models.TextChoices):
    """小组性质。"""

    EDUCATION = "education", "教育小组"
    GROWTH = "growth", "成长小组"
    SUPPORT = "support", "支持小组"
    THERAPY = "therapy", "治疗小组"
    INTEREST = "interest", "兴趣小组"
    TASK = "task", "任务小组（社区参与）"


class GroupStage(models.TextChoices):
    """小组阶段：筹备期 → 形成期 → 转折期 → 成熟期 → 结束期（MZ/T 095）。"""

    PREPARATION = "preparation", "筹备期"
    FORMING = "forming", "形成期"
    TRANSITION = "transition", "转折期"
    MATURE = "mature", "成熟期"
    ENDING = "ending", "结束期"
    CLOSED = "closed", "已结束"
    CANCELLED = "cancelled", "未开展"


class MemberState(models.TextChoices):
    """组员状态。"""

    APPLIED = "applied", "已报名"
    ADMITTED = "admitted", "已入组"
    DECLINED = "declined", "未入组"
    LEFT = "left", "中途退出"


class Presence(models.TextChoices):
    """出席情况。"""

    PRESENT = "present", "出席"
    LATE = "late", "迟到"
    EXCUSED = "excused", "请假"
    ABSENT = "absent", "缺席"


class ActivityKind(models.TextChoices):
    """社区活动种类。"""

    FESTIVAL = "festival", "节庆活动"
    KEY_DATE = "key_date", "纪念日、宣传日活动"
    PUBLICITY = "publicity", "政策宣传"
    CULTURE = "culture", "文体活动"
    HEALTH = "health", "健康服务"
    VOLUNTEER = "volunteer", "志愿服务"
    CHARITY = "charity", "公益慈善"
    TRAINING = "training", "培训讲座"
    OTHER = "other", "其他"


class ActivityState(models.TextChoices):
    """活动状态。"""

    PLANNED = "planned", "筹备中"
    OPEN = "open", "报名中"
    CLOSED = "full", "报名截止"  # by hand; whether there are places is counted
    HELD = "held", "已举办"
    CANCELLED = "cancelled", "已取消"


class RegistrationState(models.TextChoices):
    """报名状态。"""

    CONFIRMED = "confirmed", "报名成功"
    WAITING = "waiting", "候补"
    CANCELLED = "cancelled", "已取消"


class RegistrationChannel(models.TextChoices):
    """报名途径。"""

    PUBLIC = "public", "居民扫码"
    STAFF = "staff", "社工代报"
