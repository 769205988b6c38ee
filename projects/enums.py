"""Closed lists of projects."""

from django.db import models


class ServiceDirection(models.TextChoices):
    """服务方向：1+4+N（武民政〔2021〕26号 二（三））；津民发〔2024〕13号 的四类归入基础。"""

    CORE = "core", "“1”核心项目"
    BASIC = "basic", "“4”基础项目"
    LOCAL = "local", "“N”特色项目"


class ServiceArea(models.TextChoices):
    """MZ/T 071-2016 第 5 章的服务内容。"""

    CARE = "5.1", "5.1 统筹社区照顾"
    PARTICIPATION = "5.2", "5.2 扩大社区参与"
    INTEGRATION = "5.3", "5.3 促进社区融合"
    DEVELOPMENT = "5.4", "5.4 推动社区发展"
    CORRECTION = "5.5", "5.5 参与社区矫正"
    REHABILITATION = "5.6", "5.6 参与社区戒毒社区康复"
    OTHER = "5.7", "5.7 其他"


class ProjectState(models.TextChoices):
    """项目在某一天的状态，由期限得出。"""

    COMING = "coming", "未开始"
    RUNNING = "running", "进行中"
    OVER = "over", "已结束"
