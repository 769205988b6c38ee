"""个案：the case, who works on it, how it came in and changed hands."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from casework.enums.cases import (
    CaseSource,
    CaseStage,
    Compartment,
    IntakeDecision,
    ProblemKind,
    RiskLevel,
    TransferState,
    Urgency,
)
from casework.models.base import (
    CaseworkModel,
    choice,
    choices_of,
    day,
    key,
    line,
    moment,
    single_key,
    text,
    user_key,
)
from stations.tenancy import StationScopedManager, StationScopedQuerySet


class CaseQuerySet(StationScopedQuerySet["Case"]):
    def open(self) -> Self:
        """Those that are neither closed nor refused."""
        return self.exclude(stage__in=[CaseStage.CLOSED, CaseStage.NOT_TAKEN])

    def with_labels(self) -> Self:
        """Fetch what a list shows, in the same query."""
        return self.select_related("station", "client", "worker", "project", "item")


class Case(CaseworkModel):
    """个案：one person or family, worked with from intake to follow-up (MZ/T 094)."""

    number = line("个案编号", 40, blank=False)
    title = line("个案名称", 60, blank=False)
    initials = models.CharField("拼音首字母", max_length=60, editable=False, blank=True)
    client = key("casework.Client", "服务对象", related="cases")
    household = key("casework.Household", "家庭", related="cases", optional=True)
    project = key("projects.Project", "计入项目", related="cases")
    item = key("projects.CatalogueItem", "服务目录")
    worker = user_key("主责社工")
    stage = choice("阶段", CaseStage, default=CaseStage.INTAKE)
    compartment = choice("限制查阅", Compartment, blank=True)
    risk_level = choice("风险等级", RiskLevel, blank=True)
    problems = choices_of("问题类别", ProblemKind)
    opened_on = day("接案日期", optional=False)
    closed_on = day("结案日期")
    reopened_on = day("重开日期")

    objects: ClassVar[Any] = StationScopedManager.from_queryset(CaseQuerySet)()

    class Meta:
        verbose_name = "个案"
        verbose_name_plural = "个案"
        indexes: ClassVar = [
            models.Index(fields=["station", "-opened_on", "-id"], name="case_newest"),
            models.Index(fields=["station", "stage", "-opened_on", "-id"], name="case_by_stage"),
            models.Index(fields=["station", "worker", "-opened_on"], name="case_by_worker"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["station", "number"], name="case_number_unique"),
            models.CheckConstraint(
                condition=Q(stage=CaseStage.CLOSED, closed_on__isnull=False)
                | (~Q(stage=CaseStage.CLOSED) & Q(closed_on=None)),
                name="case_closed_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def audit_label(self) -> str:
        """How audit events call it: by its number, for titles tell names."""
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether work goes on."""
        return self.stage not in {CaseStage.CLOSED, CaseStage.NOT_TAKEN}

    @property
    def problem_labels(self) -> str:
        """The kinds of problems in words."""
        return "、".join(str(ProblemKind(each).label) for each in self.problems)


class SealedCase(CaseworkModel):
    """限制查阅的个案：kept by the database from `Case.compartment`.

    It tells row security which cases are shut without reading the cases themselves, which are
    shut by it.
    """

    case = single_key("casework.Case", "个案", related="seal")
    worker = user_key("主责社工")

    class Meta:
        verbose_name = "限制查阅的个案"
        verbose_name_plural = "限制查阅的个案"

    def __str__(self) -> str:
        return str(self.case_id)


class CaseMember(CaseworkModel):
    """协同社工：a colleague who works on the case as well."""

    case = key("casework.Case", "个案", related="members")
    user = user_key("协同社工")
    since = day("起", optional=False)
    until = day("止")

    class Meta:
        verbose_name = "协同社工"
        verbose_name_plural = "协同社工"
        ordering: ClassVar = ["case_id", "since", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(until=None),
                name="case_member_once",
                violation_error_message="已是协同社工。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.user_id}"


class CaseTransfer(CaseworkModel):
    """个案移交：offered by one colleague, taken over only when the other accepts."""

    case = key("casework.Case", "个案", related="transfers")
    offered_by = user_key("移交人")
    offered_to = user_key("接手人")
    reason = line("原因", 200, blank=False)
    handover = text("移交说明")
    state = choice("状态", TransferState, default=TransferState.OFFERED)
    answered_at = moment("答复时间")
    answer = line("答复", 200)

    class Meta:
        verbose_name = "个案移交"
        verbose_name_plural = "个案移交"
        ordering: ClassVar = ["-created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=TransferState.OFFERED),
                name="case_offered_once",
                violation_error_message="这个个案已在移交中。",
            ),
            models.CheckConstraint(
                condition=~Q(offered_by=models.F("offered_to")), name="case_offered_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.get_state_display()}"

    @property
    def audit_label(self) -> str:
        """How audit events call it: the label of a transfer tells no names."""
        return f"个案移交 {self.pk.hex[-6:].upper()}"


class Intake(CaseworkModel):
    """接案登记：how the case came in and what was decided."""

    case = single_key("casework.Case", "个案", related="intake")
    source = choice("来源", CaseSource)
    referrer = line("转介人及单位", 80)
    presenting_problem = text("求助问题")
    urgency = choice("紧急程度", Urgency, default=Urgency.ORDINARY)
    initial_risk = choice("初步风险判断", RiskLevel, default=RiskLevel.LOW)
    consent = key("casework.Consent", "知情同意", optional=True)
    decision = choice("接案决定", IntakeDecision, default=IntakeDecision.PENDING)
    decision_reason = text("理由")
    decided_by = user_key("决定人", optional=True)
    decided_at = moment("决定时间")

    class Meta:
        verbose_name = "接案登记"
        verbose_name_plural = "接案登记"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision__in=[IntakeDecision.PENDING, IntakeDecision.ACCEPT])
                | ~Q(decision_reason=""),
                name="intake_refusal_has_reason",
                violation_error_message="不接案或转介，请写明理由。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.get_decision_display()}"


class CaseConference(CaseworkModel):
    """个案会议。"""

    case = key("casework.Case", "个案", related="conferences")
    held_on = day("日期", optional=False)
    participants = text("参加人")
    discussion = text("讨论")
    decisions = text("决定")
    recorded_by = user_key("记录人")

    class Meta:
        verbose_name = "个案会议"
        verbose_name_plural = "个案会议"
        ordering: ClassVar = ["case_id", "-held_on", "-id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.held_on:%Y-%m-%d}"


class CaseNote(CaseworkModel):
    """过程记录：a service record in its place in a case.

    What was done, when, and its versions are the record's (`ServiceRecord.case`); here stand its
    number in the case and who of the supervisors read it.
    """

    case = key("casework.Case", "个案", related="notes")
    record = single_key("casework.ServiceRecord", "服务记录", related="note")
    number = models.PositiveIntegerField("次序")
    goal = key("casework.PlanGoal", "针对的目标", optional=True)
    session_goal = line("本次目标", 200)
    next_plan = line("下次计划", 200)
    needs_confirmation = models.BooleanField("须督导确认", default=False)
    confirmed_by = user_key("确认人", optional=True)
    confirmed_at = moment("确认时间")
    supervisor_note = text("督导批阅")

    class Meta:
        verbose_name = "过程记录"
        verbose_name_plural = "过程记录"
        ordering: ClassVar = ["case_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="case_note_number_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.case.number} 第 {self.number} 次"

    def waits_for_confirmation(self) -> bool:
        """Whether the next note has to wait for the supervisor."""
        return self.needs_confirmation and self.confirmed_at is None
