"""签批 asks for the password again."""

from typing import Any

from django import forms

from accounts.models import User
from casework.phrases import SIGNER_NOT_PROVED
from core.forms import NamingForm


class SignOffForm(NamingForm):
    """意见和登录密码。"""

    note = forms.CharField(
        label="意见", required=False, max_length=500, widget=forms.Textarea({"rows": 3})
    )
    password = forms.CharField(
        label="登录密码",
        help_text="签批须再次输入本人登录密码。",
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Refuse another password than the signer's."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(SIGNER_NOT_PROVED)
        return password
