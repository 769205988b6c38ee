"""Fields that the forms of single steps share."""

import base64
import binascii
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.enums.people import ConsentMethod
from casework.phrases import consents as consent_phrases
from core import clock
from core.forms import NamingForm

PNG = "data:image/png;base64,"
LONGEST_SIGNATURE = 600_000


class DayField(forms.DateField):
    """A day, typed or chosen."""

    def __init__(self, label: str, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, widget=widget, **options)


class SignatureInput(forms.HiddenInput):
    """What assets/js/signature.js fills in. Not shown again: a form with errors is signed anew."""

    def format_value(self, value: Any) -> None:
        """Leave it out."""


class SignatureField(forms.CharField):
    """A handwritten signature from the screen; gives a PNG as an upload, or None."""

    widget = SignatureInput

    def to_python(self, value: Any) -> Any:
        """Decode the data URL."""
        text = super().to_python(value)
        if not text:
            return None
        if not text.startswith(PNG) or len(text) > LONGEST_SIGNATURE:
            raise forms.ValidationError(consent_phrases.SIGNATURE_WRONG)
        try:
            content = base64.b64decode(text.removeprefix(PNG), validate=True)
        except (binascii.Error, ValueError) as error:
            raise forms.ValidationError(consent_phrases.SIGNATURE_WRONG) from error
        return SimpleUploadedFile("手写签名.png", content, "image/png")


class SignedForm(NamingForm):
    """签署：on paper with a scan, or on screen."""

    signed_on = DayField("签署日期", initial=clock.today)
    method = forms.ChoiceField(
        label="签署方式",
        choices=ConsentMethod.choices,
        initial=ConsentMethod.SCREEN,
        widget=forms.RadioSelect,
    )
    scan = forms.FileField(
        label="签好的扫描件或照片",
        required=False,
        help_text="纸质签名时上传，可以用手机拍照。",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    signature = SignatureField(label="手写签名", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the proof that belongs to the way of signing."""
        data = super().clean() or self.cleaned_data
        on_paper = data.get("method") == ConsentMethod.PAPER
        field = "scan" if on_paper else "signature"
        if not data.get(field) and field not in self.errors:
            missing = (
                consent_phrases.PROOF_MISSING if on_paper else consent_phrases.SIGNATURE_MISSING
            )
            self.add_error(field, missing)
        return data

    @property
    def proof(self) -> Any:
        """The upload that proves it."""
        on_paper = self.cleaned_data["method"] == ConsentMethod.PAPER
        return self.cleaned_data["scan" if on_paper else "signature"]
