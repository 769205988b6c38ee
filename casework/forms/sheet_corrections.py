"""What every form has that corrects an attendance sheet."""

from django import forms

from casework import phrases
from casework.forms.client_fields import with_value
from casework.models import ServiceRecord


class SheetCorrection(forms.Form):
    """更正出席：the reason, and the version of the record that was on the screen."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="更正理由", max_length=200, error_messages={"required": phrases.REASON_MISSING}
    )

    def see_again(self, record: ServiceRecord) -> None:
        """Let the next saving correct what stands there now."""
        self.data = with_value(self.data, "version", str(record.version))
