"""表单版本：question sets as versioned data. They hold no personal data and no station."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from casework.enums.questionnaires import QuestionSetKind, TargetGroup, VersionState
from casework.models.base import CaseworkModel, choice, key, line, moment, text, user_key
from core.ids import uuid7
from core.models import TimestampedModel


class QuestionSet(TimestampedModel):
    """表单：one form by its purpose. `region` is the district that keeps it; none for defaults."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = key("stations.Region", "所属区划", optional=True)
    kind = choice("用途", QuestionSetKind)
    target_group = choice("适用人群", TargetGroup, default=TargetGroup.ALL)
    code = models.SlugField("代号", max_length=40)
    title = line("名称", 60, blank=False)
    basis = line("依据", 120)
    is_active = models.BooleanField("可用", default=True)

    class Meta:
        verbose_name = "表单"
        verbose_name_plural = "表单"
        ordering: ClassVar = ["kind", "target_group", "code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["region", "code"], nulls_distinct=False, name="question_set_code_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class QuestionSetVersion(TimestampedModel):
    """表单版本：the questions as they were asked. A published version is never edited.

    `questions` is a list of questions as `casework.rules.questions.Question` reads them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question_set = models.ForeignKey(QuestionSet, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    questions = models.JSONField("题目", default=list)
    state = choice("状态", VersionState, default=VersionState.DRAFT)
    note = text("版本说明")
    published_at = moment("启用时间")
    published_by = user_key("启用人", optional=True)

    class Meta:
        verbose_name = "表单版本"
        verbose_name_plural = "表单版本"
        ordering: ClassVar = ["question_set_id", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question_set", "number"], name="question_set_version_unique"
            ),
            models.UniqueConstraint(
                fields=["question_set"],
                condition=Q(state=VersionState.PUBLISHED),
                name="question_set_has_one_version_in_use",
            ),
            models.UniqueConstraint(
                fields=["question_set"],
                condition=Q(state=VersionState.DRAFT),
                name="question_set_has_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_set} 第 {self.number} 版"


class QuestionUse(CaseworkModel):
    """题目使用情况：how often a question was asked, answered and read in one month."""

    confidential: ClassVar[bool] = False

    version = models.ForeignKey(QuestionSetVersion, on_delete=models.PROTECT, related_name="uses")
    question = models.SlugField("题目代号", max_length=40)
    month = models.DateField("月份（当月第一天）")
    asked = models.PositiveIntegerField("出现次数", default=0)
    answered = models.PositiveIntegerField("填写次数", default=0)
    read = models.PositiveIntegerField("被查看次数", default=0)

    class Meta:
        verbose_name = "题目使用情况"
        verbose_name_plural = "题目使用情况"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["station", "version", "question", "month"], name="question_use_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.question} {self.month:%Y-%m}"
