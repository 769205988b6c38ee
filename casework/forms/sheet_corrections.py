"""What every form has that corrects an attendance sheet."""

from collections.abc import Callable

from django import forms
from django.http import QueryDict

from casework import phrases
from casework.errors import RecordChangedError
from casework.phrases.groups import SHEET_CHANGED
from core.errors import RefusedError
from core.forms import NamingForm, accepted


class SheetCorrection(NamingForm):
    """更正出席：the reason, and the version of the record that was on the screen."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="更正理由", max_length=200, error_messages={"required": phrases.REASON_MISSING}
    )

    def accepted(self, correct: Callable[[], object]) -> bool:
        """Do it if the form is valid. Saving again then corrects what stands there now."""

        def try_to() -> None:
            try:
                correct()
            except RecordChangedError as error:
                assert isinstance(self.data, QueryDict)
                self.data = self.data.copy()
                self.data["version"] = str(error.record.version)
                raise RefusedError(SHEET_CHANGED) from error

        return accepted(self, try_to)
