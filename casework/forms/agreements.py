"""Forms about service agreements."""

import datetime as dt
from typing import Any

from django import forms

from casework.enums.people import SignerRelation
from casework.forms.steps import DayField, SignedForm
from casework.models import ServiceAgreement
from casework.rules.consents import signers
from casework.services.agreements import AgreementSigning, AgreementValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from stations.validators.policies import AgreementText

DAYS_OF_A_MONTH = 365.25 / 12


def _text(label: str, rows: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea({"rows": rows}))


class AgreementTextForm(NamingForm):
    """What both sides promise, and until when."""

    party_name = forms.CharField(label="单位名称", max_length=80)
    purpose = _text("服务目的", 3)
    content = _text("服务内容", 5)
    duties = _text("双方权利和义务", 5)
    confidentiality = _text("保密及例外", 4)
    starts_on = DayField("协议开始日期")
    ends_on = DayField("协议截止日期")

    def values(self) -> AgreementValues:
        """Return what was filled in."""
        data = self.cleaned_data
        names = ("purpose", "content", "duties", "confidentiality", "starts_on", "ends_on")
        return AgreementValues(
            party_name=data.get("party_name", ""), **{name: data[name] for name in names}
        )


class AgreementForm(AgreementTextForm):
    """拟定协议 from the text of the policy."""

    id = KeyField()

    def __init__(self, data: Any, *, text: AgreementText | None, names_party: bool) -> None:
        super().__init__(data, initial=_start(text))
        if not names_party:
            del self.fields["party_name"]


class AgreementEditForm(AgreementTextForm):
    """修改协议 that is not signed."""

    seen_at = SeenField()

    def __init__(self, data: Any, *, agreement: ServiceAgreement) -> None:
        names = (*AgreementTextForm.base_fields,)
        known: dict[str, Any] = {name: getattr(agreement, name) for name in names}
        super().__init__(data, initial=known | {"seen_at": agreement.updated_at})
        if agreement.client_id or agreement.household_id:
            del self.fields["party_name"]


SIGNER_NAMES = {
    SignerRelation.GUARDIAN: "监护人姓名",
    SignerRelation.AGENT: "单位签署人姓名",
}


class AgreementSignForm(SignedForm):
    """签署协议。Who alone may sign is not asked for."""

    signer_relation = forms.ChoiceField(
        label="由谁签署",
        choices=SignerRelation.choices,
        initial=SignerRelation.SELF,
        widget=forms.RadioSelect,
    )
    signer_name = forms.CharField(label="签署人姓名", max_length=40)
    field_order = ("signer_relation", "signer_name")

    def __init__(self, *args: Any, agreement: ServiceAgreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relation, name = self.fields["signer_relation"], self.fields["signer_name"]
        assert isinstance(relation, forms.ChoiceField)
        allowed = signers(agreement, clock.today())
        relation.choices = [(each, each.label) for each in allowed]
        relation.initial = allowed[0]
        if len(allowed) == 1:
            relation.widget, name.label = forms.HiddenInput(), SIGNER_NAMES[allowed[0]]
        elif agreement.client is not None:
            name.initial = agreement.client.name

    def signing(self) -> AgreementSigning:
        """Return who signed, how, and the proof."""
        data = self.cleaned_data
        return AgreementSigning(
            signer_name=data["signer_name"],
            signer_relation=data["signer_relation"],
            method=data["method"],
            signed_on=data["signed_on"],
            proof=self.proof,
        )


class EndAgreementForm(NamingForm):
    """提前终止协议。"""

    ended_on = DayField("终止日期", initial=clock.today)
    reason = forms.CharField(label="终止原因", max_length=200)


def _start(text: AgreementText | None) -> dict[str, Any]:
    today = clock.today()
    if text is None:
        return {"starts_on": today}
    length = dt.timedelta(days=round(text.months * DAYS_OF_A_MONTH) - 1)
    return {
        "purpose": text.purpose,
        "content": text.content,
        "duties": text.duties,
        "confidentiality": text.confidentiality,
        "starts_on": today,
        "ends_on": today + length,
    }
