"""Closed lists of question sets."""

from django.db import models


class QuestionSetKind(models.TextChoices):
    """表单用在哪里。"""

    ASSESSMENT = "assessment", "个案预估"
    NOTE = "note", "个案过程记录"
    VISIT = "visit", "探访核查"
    SESSION = "session", "小组节次记录"
    ACTIVITY = "activity", "社区活动记录"
    RESOURCE = "resource", "资源链接记录"
    SURVEY = "survey", "需求调查"


class TargetGroup(models.TextChoices):
    """表单适用的人群。"""

    ALL = "all", "不分人群"
    ELDERLY = "elderly", "老年人"
    MINOR = "minor", "未成年人"
    DESTITUTE = "destitute", "特困人员"
    DISABLED = "disabled", "残疾人"
    LOW_INCOME = "low_income", "低保和低保边缘家庭"


class VersionState(models.TextChoices):
    """表单版本的状态。"""

    DRAFT = "draft", "草稿"
    PUBLISHED = "published", "使用中"
    RETIRED = "retired", "已停用"


class QuestionType(models.TextChoices):
    """题型。"""

    TEXT = "text", "简答"
    LONG = "long", "叙述"
    NUMBER = "number", "数字"
    DATE = "date", "日期"
    YES_NO = "yes_no", "是否"
    ONE = "one", "单选"
    MANY = "many", "多选"
    SCALE = "scale", "评分"
