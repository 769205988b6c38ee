"""服务对象。"""

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import ClientClass, IdentifierKind, Sex
from casework.enums.cases import RiskLevel
from casework.enums.people import (
    Benefit,
    CareAbility,
    DisabilityGrade,
    DisabilityKind,
    Education,
    FileEnd,
    HealthCondition,
    Housing,
    MaritalStatus,
    Residence,
)
from casework.enums.search import SearchKind
from casework.models.base import choice, choices_of, day, key, line
from casework.models.search import having, in_search_form, pieces_of_words
from core.crypto import BlindIndexField, EncryptedTextField
from core.ids import uuid7
from core.masking import mask_name
from core.models import TimestampedModel
from stations.models import Region
from stations.tenancy import StationScopedManager, StationScopedModel, StationScopedQuerySet

ADULT_AGE = 18


class ClientQuerySet(StationScopedQuerySet["Client"]):
    def matching(self, words: str) -> Self:
        """Those whose name contains `words` or whose pinyin initials begin with them.

        A surname with two readings has its initials twice, with a space between.
        """
        letters = in_search_form(words)
        initials = Q(initials__startswith=letters) | Q(initials__contains=f" {letters}")
        rows = having(self, SearchKind.CLIENT, pieces_of_words(letters))
        found: Self = rows.filter(Q(name__icontains=words) | Q(name__icontains=letters) | initials)
        return found


class Client(TimestampedModel, StationScopedModel):
    """服务对象：one person known to one station; one person, one file."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField("姓名", max_length=40)
    initials = models.CharField("拼音首字母", max_length=40, editable=False, blank=True)
    sex = models.CharField("性别", max_length=1, choices=Sex, default=Sex.UNKNOWN)
    born_on = models.DateField("出生日期", null=True, blank=True)
    identifier_kind = models.CharField(
        "证件种类", max_length=12, choices=IdentifierKind, default=IdentifierKind.NONE
    )
    identifier = EncryptedTextField("证件号码", blank=True, default="")
    identifier_index = BlindIndexField("证件号码索引", purpose="client.identifier")
    identifier_tail_index = BlindIndexField("证件后四位索引", purpose="client.identifier.tail")
    phone = EncryptedTextField("联系电话", blank=True, default="")
    phone_index = BlindIndexField("电话索引", purpose="client.phone")
    phone_tail_index = BlindIndexField("电话后四位索引", purpose="client.phone.tail")
    community = models.ForeignKey(
        Region,
        verbose_name="所在社区",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = EncryptedTextField("住址", blank=True, default="")
    client_class = models.CharField(
        "类别", max_length=12, choices=ClientClass, default=ClientClass.OTHER
    )
    notes = models.TextField("备注", blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="负责社工",
        on_delete=models.PROTECT,
        related_name="+",
    )
    opened_on = models.DateField("建档日期")
    # 选填：what the station knows beyond who he is
    ethnicity = line("民族", 20)
    marital_status = choice("婚姻状况", MaritalStatus, blank=True)
    education = choice("文化程度", Education, blank=True)
    occupation = line("职业或就读", 60)
    residence = choice("人户状况", Residence, blank=True)
    registered_address = EncryptedTextField("户籍地址", blank=True, default="")
    emergency_name = line("紧急联系人", 40)
    emergency_relation = line("与紧急联系人的关系", 20)
    emergency_phone = EncryptedTextField("紧急联系电话", blank=True, default="")
    health = choices_of("健康状况", HealthCondition)
    health_note = line("健康说明", 200)
    disability_kind = choice("残疾类别", DisabilityKind, blank=True)
    disability_grade = choice("残疾等级", DisabilityGrade, blank=True)
    care_ability = choice("自理能力", CareAbility, blank=True)
    carer = line("主要照料者", 40)
    housing = choice("住房", Housing, blank=True)
    benefits = choices_of("现享保障", Benefit)
    risk_level = choice("风险等级", RiskLevel, blank=True)
    ended_on = day("停用日期")
    end_kind = choice("停用原因", FileEnd, blank=True)
    merged_into = key("casework.Client", "并入的档案", optional=True)

    objects: ClassVar[Any] = StationScopedManager.from_queryset(ClientQuerySet)()

    class Meta:
        verbose_name = "服务对象"
        verbose_name_plural = "服务对象"
        ordering: ClassVar = ["name", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["station", "name", "born_on"], name="client_by_name"),
            models.Index(fields=["station", "initials"], name="client_by_initials"),
            models.Index(fields=["station", "identifier_tail_index"], name="client_by_tail"),
            models.Index(fields=["station", "phone_index"], name="client_by_phone"),
            models.Index(fields=["station", "-updated_at"], name="client_recent"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "identifier_index"],
                condition=~Q(identifier_index=""),
                name="client_identifier_unique",
                violation_error_message="本站已有这个证件号码的服务对象。",
            ),
            models.CheckConstraint(
                condition=Q(identifier_kind=IdentifierKind.NONE, identifier_index="")
                | (~Q(identifier_kind=IdentifierKind.NONE) & ~Q(identifier_index="")),
                name="client_identifier_and_kind_agree",
                violation_error_message="填写证件号码须选证件种类；没有号码请选“无证/不详”。",
            ),
            models.CheckConstraint(
                condition=~Q(client_class=ClientClass.ANONYMOUS),
                name="client_is_not_anonymous",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_kind="") | (~Q(ended_on=None) & ~Q(end_kind="")),
                name="client_ended_has_a_reason",
                violation_error_message="停用档案请写明日期和原因。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """The name as audit events show it."""
        return mask_name(self.name)

    def age(self, on: dt.date) -> int | None:
        """Return the age in full years on the day `on`, where the birth date is known."""
        if self.born_on is None:
            return None
        had_birthday = (on.month, on.day) >= (self.born_on.month, self.born_on.day)
        return on.year - self.born_on.year - (0 if had_birthday else 1)

    def is_minor(self, on: dt.date) -> bool:
        """Whether he is under 18 on the day `on`."""
        age = self.age(on)
        return age is not None and age < ADULT_AGE
