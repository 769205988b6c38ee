"""Forms about consent."""

from collections.abc import Mapping
from typing import Any

from django import forms

from casework.enums.people import SignerRelation
from casework.forms.steps import DayField, SignedForm
from casework.models import Client, Guardian
from casework.phrases.consents import WHICH_GUARDIAN
from casework.rules.consents import needs_guardian
from casework.selectors.households import guardians_of, guardians_on
from casework.services.consents import ConsentValues
from core import clock
from core.forms import KeyField, NamingForm
from stations.validators.policies import ConsentText

ANSWERS = [("yes", "同意"), ("no", "不同意")]


class ConsentForm(SignedForm):
    """征求同意：each item on its own, then who signs and how."""

    id = KeyField()
    signer_relation = forms.ChoiceField(
        label="由谁签署", choices=SignerRelation.choices, widget=forms.RadioSelect
    )
    guardian: "forms.ModelChoiceField[Guardian]" = forms.ModelChoiceField(
        queryset=None,
        label="监护人",
        empty_label="请选择",
        error_messages={"required": WHICH_GUARDIAN},
    )
    signer_name = forms.CharField(
        label="受托人姓名", max_length=40, error_messages={"required": "请填写受托人姓名。"}
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
        guardian, relation = self.fields["guardian"], self.fields["signer_relation"]
        assert isinstance(guardian, forms.ModelChoiceField)
        assert isinstance(relation, forms.ChoiceField)
        guardian.queryset = guardians_of(client)
        guardian.initial = guardians_on(client, clock.today()).first()
        relation.initial = SignerRelation.SELF
        if needs_guardian(client, clock.today()):
            relation.initial = SignerRelation.GUARDIAN
            relation.choices = [(SignerRelation.GUARDIAN, SignerRelation.GUARDIAN.label)]
            relation.widget = forms.HiddenInput()
            del self.fields["signer_name"]
        if self.is_bound:
            self._ask_for_the_signer()

    def _ask_for_the_signer(self) -> None:
        """Who signs decides what must be filled in; the rest is not looked at."""
        given = self.data.get("signer_relation")
        names = {SignerRelation.GUARDIAN: "guardian", SignerRelation.AGENT: "signer_name"}
        for relation, name in names.items():
            if name in self.fields:
                self.fields[name].required = relation == given

    def values(self) -> ConsentValues:
        """Return what was answered and signed."""
        data = self.cleaned_data
        by_guardian = data["signer_relation"] == SignerRelation.GUARDIAN
        return ConsentValues(
            text=self.text,
            answers=self.answers(),
            signer_name=self._signer(),
            signer_relation=data["signer_relation"],
            guardian=data["guardian"] if by_guardian else None,
            method=data["method"],
            signed_on=data["signed_on"],
            proof=self.proof,
        )

    def _signer(self) -> str:
        """The name, from where it is known."""
        data = self.cleaned_data
        known = {
            SignerRelation.SELF: self.client.name,
            SignerRelation.GUARDIAN: data["guardian"].name if data["guardian"] else "",
        }
        name: str = known.get(data["signer_relation"]) or data["signer_name"]
        return name

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


class WithdrawForm(NamingForm):
    """撤回一项同意。"""

    withdrawn_on = DayField("撤回日期", initial=clock.today)
    reason = forms.CharField(
        label="说明",
        required=False,
        max_length=200,
        help_text="选填，撤回不需要理由。",
    )
