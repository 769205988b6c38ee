"""Forms about consent."""

from collections.abc import Mapping
from typing import Any

from django import forms

from casework.enums.people import SignerRelation
from casework.forms.client_fields import KeyField
from casework.forms.steps import DayField, SignedForm
from casework.models import Client, Guardian
from casework.rules.consents import needs_guardian
from casework.selectors.households import guardians_of
from casework.services.consents import ConsentValues
from core import clock
from core.ids import uuid7
from stations.validators.policies import ConsentText

ANSWERS = [("yes", "同意"), ("no", "不同意")]


class ConsentForm(SignedForm):
    """征求同意：each item on its own, then who signs and how."""

    id = KeyField(initial=uuid7)
    signer_relation = forms.ChoiceField(
        label="由谁签署", choices=SignerRelation.choices, widget=forms.RadioSelect
    )
    guardian: "forms.ModelChoiceField[Guardian]" = forms.ModelChoiceField(
        queryset=None, label="监护人", required=False, empty_label="请选择"
    )
    signer_name = forms.CharField(
        label="签署人姓名", required=False, max_length=40, help_text="本人签署的可以不填。"
    )

    def __init__(self, *args: Any, client: Client, text: ConsentText, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.client, self.text = client, text
        for item in text.items:
            self.fields[f"item_{item.purpose}"] = forms.ChoiceField(
                label=item.label,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                help_text=item.explanation,
                error_messages={"required": "请选择同意或不同意。"},
            )
        by_guardian = needs_guardian(client, clock.today())
        relation = self.fields["signer_relation"]
        assert isinstance(relation, forms.ChoiceField)
        relation.initial = SignerRelation.GUARDIAN if by_guardian else SignerRelation.SELF
        if by_guardian:
            relation.choices = [(SignerRelation.GUARDIAN, SignerRelation.GUARDIAN.label)]
        guardian = self.fields["guardian"]
        assert isinstance(guardian, forms.ModelChoiceField)
        guardian.queryset = guardians_of(client)

    def clean(self) -> dict[str, Any]:
        """Take the name of the signer from where it is known."""
        data = super().clean()
        relation, guardian = data.get("signer_relation"), data.get("guardian")
        known: dict[str, str] = {
            SignerRelation.SELF: self.client.name,
            SignerRelation.GUARDIAN: guardian.name if guardian else "",
        }
        data["signer_name"] = known.get(relation or "") or data.get("signer_name") or ""
        if relation == SignerRelation.AGENT and not data["signer_name"]:
            self.add_error("signer_name", "请填写受托人姓名。")
        if relation == SignerRelation.GUARDIAN and guardian is None:
            self.add_error("guardian", "请选择监护人；还没有登记的，先登记监护人。")
        return data

    def values(self) -> ConsentValues:
        """Return what was answered and signed."""
        data = self.cleaned_data
        by_guardian = data["signer_relation"] == SignerRelation.GUARDIAN
        return ConsentValues(
            text=self.text,
            answers=self.answers(),
            signer_name=data["signer_name"],
            signer_relation=data["signer_relation"],
            guardian=data["guardian"] if by_guardian else None,
            method=data["method"],
            signed_on=data["signed_on"],
            proof=self.proof,
        )

    def answers(self) -> Mapping[str, bool]:
        """Return the answer to each item."""
        return {
            item.purpose: self.cleaned_data[f"item_{item.purpose}"] == "yes"
            for item in self.text.items
        }

    @property
    def item_fields(self) -> list[forms.BoundField]:
        """The questions, in the order of the text."""
        return [self[f"item_{item.purpose}"] for item in self.text.items]


class WithdrawForm(forms.Form):
    """撤回一项同意。"""

    withdrawn_on = DayField("撤回日期", initial=clock.today)
    reason = forms.CharField(
        label="说明",
        required=False,
        max_length=200,
        help_text="选填，撤回不需要理由。",
    )
