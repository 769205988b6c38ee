"""预估：problems, needs and strengths; and what the person needs."""

from typing import ClassVar

from django.db import models

from casework.enums.cases import ProblemKind
from casework.enums.communities import InterventionLevel, NeedKind, NeedSource, NeedState, Priority
from casework.models.base import CaseworkModel, choice, day, key, line, moment, text, user_key


class Assessment(CaseworkModel):
    """预估：one version of how the worker sees the person, the family and the community.

    The three systems are answered in a question set (表B.1 by default); `signed_at` freezes it.
    """

    case = key("casework.Case", "个案", related="assessments")
    number = models.PositiveIntegerField("版本")
    form_version = key("casework.QuestionSetVersion", "表单版本")
    answers = models.JSONField("填写内容", default=dict)
    strengths = text("优势与资源")
    theory = text("理论依据")
    conclusion = text("预估结论")
    author = user_key("填写社工")
    signed_at = moment("签署时间")
    digest = models.CharField("内容摘要值", max_length=64, blank=True)

    class Meta:
        verbose_name = "预估"
        verbose_name_plural = "预估"
        ordering: ClassVar = ["case_id", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="assessment_number_unique"),
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(signed_at=None),
                name="assessment_one_in_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number} 第 {self.number} 版预估"


class Problem(CaseworkModel):
    """问题：what is wrong, at which level, how urgent."""

    case = key("casework.Case", "个案", related="problem_list")
    kind = choice("类别", ProblemKind)
    description = text("问题")
    level = choice("介入层面", InterventionLevel, default=InterventionLevel.PERSON)
    priority = choice("优先次序", Priority, default=Priority.MEDIUM)
    resolved_on = day("解决日期")

    class Meta:
        verbose_name = "问题"
        verbose_name_plural = "问题"
        ordering: ClassVar = ["case_id", "priority", "id"]

    def __str__(self) -> str:
        return self.description[:30]


class Need(CaseworkModel):
    """需求：what one person needs, and how far it was met (MZ/T 071 4.1)."""

    client = key("casework.Client", "服务对象", related="needs")
    case = key("casework.Case", "个案", related="needs", optional=True)
    kind = choice("类别", NeedKind)
    description = line("需求", 200, blank=False)
    priority = choice("优先次序", Priority, default=Priority.MEDIUM)
    source = choice("来源", NeedSource, default=NeedSource.VISIT)
    state = choice("状态", NeedState, default=NeedState.OPEN)
    raised_on = day("提出日期", optional=False)
    settled_on = day("办结日期")
    satisfaction = models.PositiveSmallIntegerField("满意度（1–5）", null=True, blank=True)
    recorded_by = user_key("登记人")

    class Meta:
        verbose_name = "需求"
        verbose_name_plural = "需求"
        ordering: ClassVar = ["client_id", "priority", "-raised_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["station", "state", "-raised_on", "-id"], name="need_by_state"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(satisfaction=None) | models.Q(satisfaction__range=(1, 5)),
                name="need_satisfaction_1_to_5",
                violation_error_message="满意度为 1 到 5 分。",
            ),
        ]

    def __str__(self) -> str:
        return self.description

    @property
    def audit_label(self) -> str:
        """What somebody lacks stays out of the audit."""
        return f"{self.get_kind_display()}需求"
