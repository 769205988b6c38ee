"""服务对象。"""

import datetime as dt
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import ClientClass, IdentifierKind, Sex
from core.crypto import BlindIndexField, EncryptedTextField
from core.ids import uuid7
from core.masking import mask_name
from core.models import TimestampedModel
from stations.models import Region
from stations.tenancy import StationScopedManager, StationScopedModel, StationScopedQuerySet

ADULT_AGE = 18


class ClientQuerySet(StationScopedQuerySet["Client"]):
    """Clients."""

    def matching(self, words: str) -> Self:
        """Those whose name contains `words` or whose pinyin initials begin with them.

        A surname with two readings has its initials twice, with a space between.
        """
        letters = words.replace(" ", "").lower()
        initials = Q(initials__startswith=letters) | Q(initials__contains=f" {letters}")
        return self.filter(Q(name__icontains=words) | initials)


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
