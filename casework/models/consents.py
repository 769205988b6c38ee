"""知情同意和服务协议。"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.enums.people import ConsentMethod, SignerRelation
from casework.models.base import CaseworkModel, choice, day, file_key, key, line, text, user_key


class Consent(CaseworkModel):
    """知情同意：what somebody was told and agreed to, once, by a signature.

    `code` and `version` name the text (policy rule `consent_texts`); `told` is that text.
    """

    client = key("casework.Client", "服务对象", related="consents")
    code = models.SlugField("告知书代号", max_length=40)
    version = models.PositiveIntegerField("告知书版本")
    told = models.TextField("告知内容")
    signer_name = line("签署人", 40, blank=False)
    signer_relation = choice("与服务对象的关系", SignerRelation)
    guardian = key("casework.Guardian", "监护人", optional=True)
    method = choice("签署方式", ConsentMethod)
    signed_on = day("签署日期", optional=False)
    proof = file_key("签名或扫描件", optional=False)
    taken_by = user_key("经办社工")

    class Meta:
        verbose_name = "知情同意"
        verbose_name_plural = "知情同意"
        ordering: ClassVar = ["client_id", "-signed_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(signer_relation=SignerRelation.GUARDIAN) | ~Q(guardian=None),
                name="consent_names_the_guardian",
                violation_error_message="由监护人签署的，请选择是哪一位监护人。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version} {self.signed_on:%Y-%m-%d}"

    @property
    def title(self) -> str:
        """How the text calls itself: its first line."""
        return self.told.partition("\n")[0]


class ConsentItem(CaseworkModel):
    """同意事项：one purpose, agreed or refused on its own, withdrawable on its own."""

    consent = key("casework.Consent", "知情同意", related="items")
    client = key("casework.Client", "服务对象", related="consent_items")
    purpose = models.SlugField("事项", max_length=40)
    label = line("事项名称", 60, blank=False)
    agreed = models.BooleanField("同意")
    withdrawn_on = day("撤回日期")
    withdrawal_reason = line("撤回说明", 200)
    withdrawn_by = user_key("撤回经办人", optional=True)

    class Meta:
        verbose_name = "同意事项"
        verbose_name_plural = "同意事项"
        ordering: ClassVar = ["consent_id", "id"]
        indexes: ClassVar = [
            models.Index(fields=["client", "purpose", "-created_at"], name="consent_by_purpose"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consent", "purpose"], name="consent_item_unique"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(agreed=True),
                name="consent_withdrawn_was_given",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ServiceAgreement(CaseworkModel):
    """服务协议：with a person, a family or an organisation."""

    number = line("协议编号", 40)
    client = key("casework.Client", "服务对象", related="agreements", optional=True)
    household = key("casework.Household", "家庭", related="agreements", optional=True)
    party_name = line("单位名称", 80)
    purpose = text("服务目的")
    content = text("服务内容")
    duties = text("双方权利和义务")
    confidentiality = text("保密及例外")
    starts_on = day("起", optional=False)
    ends_on = day("止", optional=False)
    signed_on = day("签署日期")
    signer_name = line("签署人", 40)
    signer_relation = choice("与服务对象的关系", SignerRelation, blank=True)
    method = choice("签署方式", ConsentMethod, blank=True)
    proof = file_key("签名或扫描件")
    ended_on = day("提前终止日期")
    end_reason = line("终止原因", 200)
    drawn_up_by = user_key("拟定社工")

    class Meta:
        verbose_name = "服务协议"
        verbose_name_plural = "服务协议"
        ordering: ClassVar = ["-starts_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["station", "-starts_on", "-id"], name="agreement_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="agreement_dates_in_order",
                violation_error_message="协议的截止日期早于开始日期。",
            ),
            models.CheckConstraint(
                condition=~Q(client=None) | ~Q(household=None) | ~Q(party_name=""),
                name="agreement_names_a_party",
                violation_error_message="请写明协议的另一方。",
            ),
            models.CheckConstraint(
                condition=Q(signed_on=None) | ~Q(proof=None),
                name="agreement_signed_has_proof",
                violation_error_message="已签署的协议须有签名或扫描件。",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.pk)
