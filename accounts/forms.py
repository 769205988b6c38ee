"""Input about oneself."""

import re
from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django import forms

from accounts.services.second_factors import spend_code
from core.forms import NamingForm
from core.plain_words import PlainWords

PHONE = re.compile(r"^1\d{10}$|^0\d{2,3}-?\d{7,8}$")


class SignInForm(PlainWords, LoginForm):
    """登录。The login name is called the same here as everywhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "登录名"


class OnceOnlyForm(BaseAuthenticateForm):
    """A code of the second factor lets somebody in once.

    The library forgets a used code after 30 seconds, but accepts it for 90: neighbours of the
    moment's code are good, too.
    """

    def clean_code(self) -> str:
        """Refuse a code that has been used."""
        code: str = super().clean_code()
        if not spend_code(self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(OnceOnlyForm, AuthenticateForm):
    """登录的第二步。"""


class SecondFactorAgainForm(OnceOnlyForm, ReauthenticateForm):
    """确认是本人。"""


class ProfileForm(NamingForm):
    """我的联系方式。"""

    phone = forms.CharField(label="手机号", required=False, max_length=20, widget=forms.TelInput)
    email = forms.EmailField(label="电子邮箱", required=False, max_length=100)

    def clean_phone(self) -> str:
        """Accept a Chinese mobile or landline number."""
        phone: str = self.cleaned_data["phone"].strip()
        if phone and not PHONE.match(phone):
            raise forms.ValidationError("请填 11 位手机号，或带区号的固定电话。")
        return phone
