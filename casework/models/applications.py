"""协助救助申请。"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.enums.visits import ReliefKind, ReliefState
from casework.models.base import CaseworkModel, choice, day, file_key, key, line, text, user_key


class ReliefApplication(CaseworkModel):
    """协助救助申请：helped by the station, decided by the authority (R-057)."""

    client = key("casework.Client", "服务对象", related="applications")
    kind = choice("救助事项", ReliefKind)
    state = choice("进展", ReliefState, default=ReliefState.PREPARING)
    office = line("受理单位", 60)
    clerk = line("经办人", 40)
    started_on = day("开始日期", optional=False)
    submitted_on = day("递交日期")
    decided_on = day("结果日期")
    last_news_on = day("最近进展日期", optional=False)
    result = text("结果说明")
    amount = models.DecimalField(
        "核定金额（元/月或元/次）", max_digits=10, decimal_places=2, null=True, blank=True
    )
    worker = user_key("协助社工")

    class Meta:
        verbose_name = "协助救助申请"
        verbose_name_plural = "协助救助申请"
        indexes: ClassVar = [
            models.Index(fields=["station", "-started_on", "-id"], name="relief_newest"),
            models.Index(
                fields=["station", "last_news_on"],
                condition=~Q(state__in=ReliefState.over()),
                name="relief_without_news",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=[ReliefState.APPROVED, ReliefState.REFUSED])
                | Q(decided_on__isnull=False),
                name="relief_result_has_its_day",
                violation_error_message="请填结果日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ReliefDocument(CaseworkModel):
    """申请材料：one line of the checklist."""

    application = key("casework.ReliefApplication", "救助申请", related="documents")
    position = models.PositiveSmallIntegerField("次序", default=0)
    name = line("材料", 80, blank=False)
    is_required = models.BooleanField("必备", default=True)
    ready_on = day("备齐日期")
    file = file_key("文件")
    note = line("说明", 100)

    class Meta:
        verbose_name = "申请材料"
        verbose_name_plural = "申请材料"
        ordering: ClassVar = ["application_id", "position", "id"]

    def __str__(self) -> str:
        return self.name


class ReliefProgress(CaseworkModel):
    """申请进展：one step on one day."""

    application = key("casework.ReliefApplication", "救助申请", related="progress")
    on = day("日期", optional=False)
    state = choice("进展", ReliefState)
    note = text("说明")
    recorded_by = user_key("记录人")

    class Meta:
        verbose_name = "申请进展"
        verbose_name_plural = "申请进展"
        ordering: ClassVar = ["application_id", "-on", "-id"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.get_state_display()}"
