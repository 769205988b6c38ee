"""Why something is taken back, cancelled or given up."""

from django import forms

from core.forms import NamingForm


class ReasonForm(NamingForm):
    """Why."""

    reason = forms.CharField(
        label="原因", max_length=100, error_messages={"required": "请写明原因。"}
    )
