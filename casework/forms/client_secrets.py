"""The form that unmasks a field of a client."""

from typing import Any

from django import forms

from casework.enums import ClientSecret, RevealReason
from casework.services.client_readings import REASON_LENGTH
from core.forms import NamingForm


class RevealForm(NamingForm):
    """查看一项隐去的内容：which, and why."""

    secret = forms.ChoiceField(choices=ClientSecret.choices, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label="查看理由",
        choices=[("", "请选择理由"), *RevealReason.choices],
        error_messages={"required": "请选择查看理由。"},
    )
    other_reason = forms.CharField(label="其他理由", required=False, max_length=REASON_LENGTH)

    def clean(self) -> dict[str, Any]:
        """Another reason must be written out."""
        super().clean()
        data = self.cleaned_data
        if data.get("reason") == RevealReason.OTHER and not data.get("other_reason", "").strip():
            self.add_error("other_reason", "请写明查看理由。")
        return data

    @property
    def stated_reason(self) -> str:
        """The reason as the read event keeps it."""
        chosen = RevealReason(self.cleaned_data["reason"])
        other: str = self.cleaned_data["other_reason"]
        return other if chosen == RevealReason.OTHER else str(chosen.label)
