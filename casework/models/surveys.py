"""需求调查。"""

from typing import ClassVar

from django.db import models

from casework.enums.communities import SurveyMethod, SurveyState
from casework.enums.groups import RegistrationChannel
from casework.models.base import (
    CaseworkModel,
    choice,
    community_key,
    day,
    key,
    line,
    moment,
    text,
    user_key,
)


class Survey(CaseworkModel):
    """需求调查：an instrument, a sample, results; perhaps the baseline of a later one.

    Residents answer by link and QR code while it is open; no identity stands here.
    """

    confidential: ClassVar[bool] = False

    title = line("名称", 60, blank=False)
    community = community_key()
    method = choice("方法", SurveyMethod)
    form_version = key("casework.QuestionSetVersion", "问卷")
    purpose = text("目的")
    sample_plan = text("抽样与样本")
    sample_size = models.PositiveIntegerField("计划样本数", null=True, blank=True)
    starts_on = day("开始日期", optional=False)
    ends_on = day("结束日期")
    state = choice("状态", SurveyState, default=SurveyState.PREPARING)
    is_public = models.BooleanField("居民可扫码填写", default=False)
    public_code = models.CharField("填写码", max_length=16, unique=True)
    is_baseline = models.BooleanField("作为基线", default=False)
    compares_to = key("casework.Survey", "与哪次比较", optional=True)
    findings = text("结果与发现")
    response_count = models.PositiveIntegerField("已收回", default=0, editable=False)
    worker = user_key("负责社工")

    class Meta:
        verbose_name = "需求调查"
        verbose_name_plural = "需求调查"
        indexes: ClassVar = [
            models.Index(fields=["station", "-starts_on", "-id"], name="survey_newest"),
        ]

    def __str__(self) -> str:
        return self.title


class SurveyResponse(CaseworkModel):
    """答卷：answers of one resident, with or without a name."""

    survey = key("casework.Survey", "调查", related="responses")
    client = key("casework.Client", "服务对象", optional=True)
    community = community_key()
    answers = models.JSONField("填写内容", default=dict)
    channel = choice("途径", RegistrationChannel)
    token = models.CharField("提交码", max_length=32, unique=True)
    answered_at = moment("填写时间", optional=False)
    taken_by = user_key("调查员", optional=True)

    class Meta:
        verbose_name = "答卷"
        verbose_name_plural = "答卷"
        ordering: ClassVar = ["survey_id", "-answered_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["survey", "-answered_at", "-id"], name="response_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.answered_at:%Y-%m-%d}"
