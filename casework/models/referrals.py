"""转介。"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.enums.visits import ReferralDirection, ReferralState
from casework.models.base import CaseworkModel, choice, day, file_key, key, line, text, user_key
from core.crypto import EncryptedTextField


class Referral(CaseworkModel):
    """转介：out to, or in from, another body; with consent, materials, receipt and result.

    One that came in names a person (`person_name`), until somebody finds or opens his file.
    """

    number = line("转介编号", 40)
    direction = choice("方向", ReferralDirection)
    client = key("casework.Client", "服务对象", related="referrals", optional=True)
    person_name = line("对方所写姓名", 40)
    person_phone = EncryptedTextField("对方所写电话", blank=True, default="")
    case = key("casework.Case", "个案", related="referrals", optional=True)
    body = line("对方单位", 80, blank=False)
    contact_name = line("联系人", 40)
    contact_phone = EncryptedTextField("联系电话", blank=True, default="")
    reason = text("转介原因")
    request = text("请对方提供的服务")
    materials: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=60), verbose_name="移交资料", default=list, blank=True
    )
    consent = key("casework.Consent", "知情同意", optional=True)
    state = choice("进展", ReferralState, default=ReferralState.DRAFT)
    sent_on = day("发出或收到日期")
    receipt_on = day("回执日期")
    receipt = file_key("回执")
    next_check_on = day("下次跟踪日期")
    result = text("结果")
    result_on = day("结果日期")
    worker = user_key("经办社工")

    class Meta:
        verbose_name = "转介"
        verbose_name_plural = "转介"
        indexes: ClassVar = [
            models.Index(fields=["station", "-created_at", "-id"], name="referral_newest"),
            models.Index(
                fields=["station", "next_check_on"],
                condition=~Q(state__in=ReferralState.over()),
                name="referral_to_check",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(client__isnull=False)
                | (Q(direction=ReferralDirection.IN) & ~Q(person_name="")),
                name="referral_names_a_person",
                violation_error_message="请选择服务对象；转入的可以先写姓名。",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReferralState.DONE, ReferralState.DECLINED])
                | Q(result_on__isnull=False),
                name="referral_result_has_its_day",
                violation_error_message="请填结果日期。",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.pk)


class ReferralTrack(CaseworkModel):
    """转介跟踪：what was heard on one day."""

    referral = key("casework.Referral", "转介", related="tracks")
    case = key("casework.Case", "个案", optional=True)
    on = day("日期", optional=False)
    state = choice("进展", ReferralState)
    note = text("情况")
    recorded_by = user_key("记录人")

    class Meta:
        verbose_name = "转介跟踪"
        verbose_name_plural = "转介跟踪"
        ordering: ClassVar = ["referral_id", "-on", "-id"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
