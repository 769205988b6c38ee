"""服务记录。"""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import ClientClass, Place, ServiceMethod, Situation
from casework.models.base import key
from casework.models.clients import Client
from core.ids import uuid7
from projects.models import CatalogueItem, Project
from stations.models import Region, StationFile
from stations.tenancy import StationScopedManager, StationScopedModel, StationScopedQuerySet

MINUTES_IN_A_DAY = 24 * 60


class ServiceRecordQuerySet(StationScopedQuerySet["ServiceRecord"]):
    def with_labels(self) -> Self:
        """Fetch what a list shows, in the same query."""
        return self.select_related("station", "project", "item", "worker", "community")


class ServiceRecord(StationScopedModel):
    """服务记录：one service, typed once, signed by its author on completion.

    What is here is the version in force; `RecordVersion` keeps every version. A draft is not
    a record (`RecordDraft`). Nothing is deleted.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField("服务形式", max_length=30)
    kind_label = models.CharField("服务形式名称", max_length=30)
    method = models.CharField("专业方法", max_length=12, choices=ServiceMethod)
    served_on = models.DateField("服务日期")
    started_at = models.TimeField("开始时间", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("时长（分钟）")
    place = models.CharField("地点", max_length=12, choices=Place)
    place_detail = models.CharField("具体地点", max_length=80, blank=True)
    community = models.ForeignKey(
        Region,
        verbose_name="所在社区",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    project = models.ForeignKey(
        Project, verbose_name="计入项目", on_delete=models.PROTECT, related_name="records"
    )
    item = models.ForeignKey(
        CatalogueItem, verbose_name="服务目录", on_delete=models.PROTECT, related_name="+"
    )
    clients: "models.ManyToManyField[Client, RecordClient]" = models.ManyToManyField(
        Client, through="RecordClient", verbose_name="服务对象", related_name="records"
    )
    anonymous_count = models.PositiveIntegerField("未登记居民人数", default=0)
    client_class = models.CharField(
        "统计类别", max_length=12, choices=ClientClass, default=ClientClass.ANONYMOUS
    )
    case = key("casework.Case", "个案", related="records", optional=True)
    form_version = key("casework.QuestionSetVersion", "表单版本", optional=True)
    answers = models.JSONField("表单填写", default=dict)
    situation = models.CharField("近况", max_length=10, choices=Situation, blank=True)
    content = models.TextField("过程与内容")
    next_step = models.CharField("下一步", max_length=200, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="记录人", on_delete=models.PROTECT, related_name="+"
    )
    completed_at = models.DateTimeField("完成时间")
    late_days = models.PositiveSmallIntegerField("迟录天数", default=0)
    version = models.PositiveIntegerField("版本", default=1)

    objects: ClassVar[Any] = StationScopedManager.from_queryset(ServiceRecordQuerySet)()

    class Meta:
        verbose_name = "服务记录"
        verbose_name_plural = "服务记录"
        indexes: ClassVar = [
            models.Index(fields=["station", "-served_on", "-id"], name="record_newest"),
            models.Index(fields=["station", "worker", "-served_on"], name="record_by_worker"),
            models.Index(fields=["station", "project", "-served_on"], name="record_by_project"),
            models.Index(fields=["station", "kind", "-served_on"], name="record_by_kind"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MINUTES_IN_A_DAY),
                name="record_minutes_within_a_day",
                violation_error_message="时长须在 1 到 1440 分钟之间。",
            ),
            models.CheckConstraint(
                condition=Q(anonymous_count__lte=10000),
                name="record_anonymous_count_is_sane",
                violation_error_message="未登记居民人数不能超过 10000。",
            ),
            models.CheckConstraint(
                condition=~Q(content=""),
                name="record_has_content",
                violation_error_message="请填写过程与内容。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_label} {self.served_on:%Y-%m-%d}"


class RecordClient(StationScopedModel):
    """服务对象参与：a client whom a service reached. Its mark is kept by the database.

    `first_of_year` marks a person's first service of the calendar year at the station;
    counting these marks counts people, each once a year.
    """

    record = models.ForeignKey(
        ServiceRecord, on_delete=models.CASCADE, related_name="participations"
    )
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="participations")
    position = models.PositiveSmallIntegerField("次序", default=0)
    client_class = models.CharField("当时类别", max_length=12, choices=ClientClass)
    served_on = models.DateField("服务日期", editable=False)
    first_of_year = models.BooleanField("本年度首次", default=False, editable=False)

    objects = StationScopedManager["RecordClient"]()

    class Meta:
        verbose_name = "服务对象参与"
        verbose_name_plural = "服务对象参与"
        ordering: ClassVar = ["record_id", "position"]
        indexes: ClassVar = [
            models.Index(fields=["client", "served_on", "record"], name="participation_by_client"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "client"], name="participation_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} · {self.client_id}"


class RecordVersion(StationScopedModel):
    """记录版本：a service record as it stood, who wrote it so, when and why.

    Version 1 is the original; each correction adds one. Rows are never changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    record = models.ForeignKey(ServiceRecord, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    values = models.JSONField("内容")
    reason = models.CharField("更正理由", max_length=200, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="填写人", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField("填写时间")
    digest = models.CharField("内容摘要值", max_length=64)

    objects = StationScopedManager["RecordVersion"]()

    class Meta:
        verbose_name = "记录版本"
        verbose_name_plural = "记录版本"
        ordering: ClassVar = ["record_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "number"], name="record_version_unique"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""),
                name="record_correction_has_reason",
                violation_error_message="请写明更正理由。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} v{self.number}"


class RecordFile(StationScopedModel):
    """记录附件：a photo or file that somebody chose to add to a service record."""

    record = models.ForeignKey(ServiceRecord, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StationFile, on_delete=models.PROTECT, related_name="record_file")

    objects = StationScopedManager["RecordFile"]()

    class Meta:
        verbose_name = "记录附件"
        verbose_name_plural = "记录附件"

    def __str__(self) -> str:
        return f"{self.record_id} · {self.file_id}"
