"""社区：what a community is like, what it lacks and what it has."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from casework.enums import ClientClass
from casework.enums.communities import (
    FacilityKind,
    HumanResourceKind,
    InterventionLevel,
    ListItemState,
    NeedKind,
    NeedSource,
    NeedState,
    Priority,
    ProblemType,
    SocietyRole,
)
from casework.models.base import (
    CaseworkModel,
    choice,
    choices_of,
    community_key,
    day,
    key,
    line,
    moment,
    text,
    user_key,
)
from core.crypto import EncryptedTextField


class CommunityProfile(CaseworkModel):
    """社区概况：one dated picture of a community (MZ/T 071 6.1.1)."""

    confidential: ClassVar[bool] = False

    community = community_key(optional=False)
    as_of = day("截至日期", optional=False)
    geography = text("地理环境")
    economy = text("经济状况")
    culture = text("文化特色")
    strengths = text("资源优势")
    households = models.PositiveIntegerField("户数", null=True, blank=True)
    residents = models.PositiveIntegerField("常住人口", null=True, blank=True)
    registered = models.PositiveIntegerField("户籍人口", null=True, blank=True)
    elderly = models.PositiveIntegerField("60 岁及以上", null=True, blank=True)
    children = models.PositiveIntegerField("18 岁以下", null=True, blank=True)
    disabled = models.PositiveIntegerField("残疾人", null=True, blank=True)
    relief_households = models.PositiveIntegerField("低保、特困户", null=True, blank=True)
    migrants = models.PositiveIntegerField("外来人口", null=True, blank=True)
    is_baseline = models.BooleanField("作为基线", default=False)
    author = user_key("填写社工")

    class Meta:
        verbose_name = "社区概况"
        verbose_name_plural = "社区概况"
        ordering: ClassVar = ["community_id", "-as_of"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "community", "as_of"],
                name="profile_once_a_day",
                violation_error_message="这个社区这一天已有一份概况。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community.name} {self.as_of:%Y-%m-%d}"


class CommunityFacility(CaseworkModel):
    """社区设施：where, how many, run by whom, used how."""

    confidential: ClassVar[bool] = False

    community = community_key(optional=False)
    kind = choice("种类", FacilityKind)
    name = line("名称", 60, blank=False)
    count = models.PositiveSmallIntegerField("数量", default=1)
    place = line("位置", 100)
    operator = line("运营方", 60)
    opening = line("开放时间", 60)
    use = text("居民使用情况")
    effect = text("对居民的影响")
    ended_on = day("停用日期")

    class Meta:
        verbose_name = "社区设施"
        verbose_name_plural = "社区设施"
        ordering: ClassVar = ["community_id", "kind", "name", "id"]

    def __str__(self) -> str:
        return self.name


class HumanResource(CaseworkModel):
    """社区服务人力：people whose work or goodwill a community can count on."""

    community = community_key(optional=False)
    kind = choice("类别", HumanResourceKind)
    name = line("姓名或名称", 60, blank=False)
    role = line("职务或特长", 80)
    people = models.PositiveSmallIntegerField("人数", default=1)
    phone = EncryptedTextField("联系电话", blank=True, default="")
    available = line("可提供的时间", 60)
    ended_on = day("停用日期")

    class Meta:
        verbose_name = "社区服务人力"
        verbose_name_plural = "社区服务人力"
        ordering: ClassVar = ["community_id", "kind", "name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """Who it is stays out of the audit."""
        return str(self.get_kind_display())


class SwotAnalysis(CaseworkModel):
    """SWOT 分析：linked to the strategy that was chosen (MZ/T 071 6.2.1.3)."""

    confidential: ClassVar[bool] = False

    community = community_key(optional=False)
    survey = key("casework.Survey", "依据的调查", related="analyses", optional=True)
    made_on = day("日期", optional=False)
    problem = text("问题界定")
    level = choice("介入层面", InterventionLevel, blank=True)
    problem_type = choice("问题类型", ProblemType, blank=True)
    strengths = text("优势")
    weaknesses = text("劣势")
    opportunities = text("机会")
    threats = text("威胁")
    strategy = text("选定的策略")
    project = key("projects.Project", "对应的项目", optional=True)
    author = user_key("分析人")

    class Meta:
        verbose_name = "SWOT 分析"
        verbose_name_plural = "SWOT 分析"
        ordering: ClassVar = ["-made_on", "-id"]

    def __str__(self) -> str:
        return f"{self.community.name} {self.made_on:%Y-%m-%d}"


class CommunityNeed(CaseworkModel):
    """需求清单：one need of a community, from visits and surveys, with priority and status."""

    community = community_key(optional=False)
    kind = choice("类别", NeedKind)
    description = line("需求", 200, blank=False)
    client_class = choice("涉及人群", ClientClass, default=ClientClass.OTHER)
    people = models.PositiveIntegerField("涉及人数", null=True, blank=True)
    priority = choice("优先次序", Priority, default=Priority.MEDIUM)
    source = choice("来源", NeedSource)
    survey = key("casework.Survey", "调查", related="needs", optional=True)
    record = key("casework.ServiceRecord", "来自的服务记录", optional=True)
    state = choice("状态", NeedState, default=NeedState.OPEN)
    found_on = day("发现日期", optional=False)
    settled_on = day("办结日期")
    response = text("回应措施")
    satisfaction = models.PositiveSmallIntegerField("满意度（1–5）", null=True, blank=True)
    recorded_by = user_key("登记人")

    class Meta:
        verbose_name = "需求清单"
        verbose_name_plural = "需求清单"
        indexes: ClassVar = [
            models.Index(fields=["station", "-found_on", "-id"], name="community_need_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(satisfaction=None) | Q(satisfaction__range=(1, 5)),
                name="community_need_satisfaction_1_to_5",
                violation_error_message="满意度为 1 到 5 分。",
            ),
        ]

    def __str__(self) -> str:
        return self.description

    @property
    def audit_label(self) -> str:
        """What people said stays out of the audit."""
        return f"{self.get_kind_display()}需求"


class CommunityResource(CaseworkModel):
    """资源清单：who offers what, how much, on which conditions, until when."""

    community = community_key()
    name = line("资源名称", 60, blank=False)
    society_role = choice("五社", SocietyRole)
    provider = line("提供方", 80, blank=False)
    kinds = choices_of("可回应的需求", NeedKind)
    content = text("内容")
    capacity = models.PositiveIntegerField("可服务人数", null=True, blank=True)
    conditions = text("使用条件")
    for_classes = choices_of("适用人群", ClientClass)
    contact_name = line("联系人", 40)
    contact_phone = EncryptedTextField("联系电话", blank=True, default="")
    valid_from = day("有效期起", optional=False)
    valid_to = day("有效期止")
    recorded_by = user_key("登记人")

    class Meta:
        verbose_name = "资源清单"
        verbose_name_plural = "资源清单"
        indexes: ClassVar = [
            models.Index(fields=["station", "-valid_from", "-id"], name="resource_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="resource_dates_in_order",
                violation_error_message="有效期的截止日期早于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ServiceListItem(CaseworkModel):
    """服务清单：for one resident, which need is answered by which resource or service."""

    client = key("casework.Client", "服务对象", related="service_list")
    need = key("casework.Need", "需求", related="service_list")
    resource = key("casework.CommunityResource", "资源", related="uses", optional=True)
    catalogue_item = key("projects.CatalogueItem", "服务目录", optional=True)
    service = line("服务内容", 200, blank=False)
    reason = line("匹配理由", 200)
    state = choice("状态", ListItemState, default=ListItemState.DECIDED)
    decided_by = user_key("决定人", optional=True)
    decided_at = moment("决定时间")
    record = key("casework.ServiceRecord", "服务记录", optional=True)
    delivered_on = day("提供日期")
    note = line("说明", 200)

    class Meta:
        verbose_name = "服务清单"
        verbose_name_plural = "服务清单"
        ordering: ClassVar = ["client_id", "id"]
        indexes: ClassVar = [
            models.Index(fields=["station", "state", "-id"], name="service_list_by_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["need", "resource"],
                condition=~Q(resource=None) & ~Q(state=ListItemState.DECLINED),
                name="need_meets_resource_once",
                violation_error_message="这项需求已匹配这个资源。",
            ),
        ]

    def __str__(self) -> str:
        return self.service

    @property
    def audit_label(self) -> str:
        """Whom it serves, and with what, stays out of the audit."""
        return "服务清单的一项"
