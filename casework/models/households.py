"""家庭和监护人。"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.enums import Sex
from casework.enums.people import Housing, Relation
from casework.models.base import CaseworkModel, choice, community_key, day, key, line, text
from core.crypto import EncryptedTextField


class Household(CaseworkModel):
    """家庭：people who live or belong together, clients or not."""

    number = line("户编号", 30)
    community = community_key()
    address = EncryptedTextField("住址", blank=True, default="")
    housing = choice("住房", Housing, blank=True)
    monthly_income = models.DecimalField(
        "家庭月收入（元）", max_digits=10, decimal_places=2, null=True, blank=True
    )
    notes = text("备注")

    class Meta:
        verbose_name = "家庭"
        verbose_name_plural = "家庭"
        indexes: ClassVar = [
            models.Index(fields=["station", "-updated_at"], name="household_recent")
        ]

    def __str__(self) -> str:
        return self.number or str(self.pk)


class HouseholdMember(CaseworkModel):
    """家庭成员：a client of the station, or somebody only named here."""

    household = key("casework.Household", "家庭", related="members")
    client = key("casework.Client", "服务对象", related="memberships", optional=True)
    name = line("姓名", 40, blank=False)
    sex = choice("性别", Sex, default=Sex.UNKNOWN)
    birth_year = models.PositiveSmallIntegerField("出生年份", null=True, blank=True)
    relation = choice("与户主的关系", Relation)
    phone = EncryptedTextField("联系电话", blank=True, default="")
    lives_here = models.BooleanField("同住", default=True)
    is_deceased = models.BooleanField("已去世", default=False)
    occupation = line("职业或就读", 60)
    health = line("健康状况", 60)
    joined_on = day("加入日期")
    left_on = day("离开日期")
    notes = text("备注")

    class Meta:
        verbose_name = "家庭成员"
        verbose_name_plural = "家庭成员"
        ordering: ClassVar = ["household_id", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["client"],
                condition=Q(left_on=None) & ~Q(client=None),
                name="client_has_one_household",
                violation_error_message="此人已在另一个家庭里。",
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(relation=Relation.HEAD, left_on=None),
                name="household_has_one_head",
                violation_error_message="一个家庭只有一位户主。",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Guardian(CaseworkModel):
    """监护人：who may decide for a client, from when to when."""

    client = key("casework.Client", "服务对象", related="guardians")
    member = key("casework.HouseholdMember", "家庭成员", optional=True)
    name = line("姓名", 40, blank=False)
    relation = line("与服务对象的关系", 20, blank=False)
    phone = EncryptedTextField("联系电话", blank=True, default="")
    ability = line("监护能力", 100)
    starts_on = day("起", optional=False)
    ends_on = day("止")

    class Meta:
        verbose_name = "监护人"
        verbose_name_plural = "监护人"
        ordering: ClassVar = ["client_id", "-starts_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="guardian_dates_in_order",
                violation_error_message="截止日期早于开始日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.name
