"""Closed lists of the search."""

from django.db import models


class SearchKind(models.TextChoices):
    """What can be found."""

    CLIENT = "client", "服务对象"
    CASE = "case", "个案"
    GROUP = "group", "小组"
    ACTIVITY = "activity", "社区活动"
    VOLUNTEER = "volunteer", "志愿者"
