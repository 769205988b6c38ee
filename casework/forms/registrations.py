"""Input of sign-ups, by residents and by workers, and of the attendance sheet."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from casework.forms.client_fields import NameField, PhoneField
from casework.forms.record_fields import ClientsField
from casework.forms.sheet_corrections import SheetCorrection
from casework.models import ActivityRegistration
from casework.phrases import activities as phrases
from casework.rules.activities import MOST_PEOPLE
from casework.services.activity_reports import SheetValues
from casework.services.registrations import SignUpValues, new_token
from core.forms import KeyField, NamingForm, SeenField

TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")
MOST_OTHERS = 10000
PEOPLE_WRONG = f"人数为 1 到 {MOST_PEOPLE}。"


def people_field() -> forms.IntegerField:
    """How many come together."""
    return forms.IntegerField(
        label="人数",
        initial=1,
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), PEOPLE_WRONG),
    )


class SignUpForm(NamingForm):
    """居民报名：four fields and a tick. `token` comes from the page, so sending twice is once."""

    token = forms.CharField(widget=forms.HiddenInput, initial=new_token)
    name = NameField(label="怎么称呼您")
    phone = PhoneField(
        label="手机号", max_length=20, error_messages={"required": phrases.PHONE_MISSING}
    )
    people = people_field()
    note = forms.CharField(
        label="需要我们知道的", required=False, max_length=100, help_text="如“坐轮椅”“带一名儿童”。"
    )
    agreed = forms.BooleanField(
        label=phrases.CONSENT, error_messages={"required": phrases.CONSENT_MISSING}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean_token(self) -> str:
        """Take only what the page made."""
        token: str = self.cleaned_data["token"]
        if not TOKEN.fullmatch(token):
            raise ValidationError(phrases.REGISTRATION_GONE)
        return token

    def values(self) -> SignUpValues:
        """Return what was filled in."""
        data = self.cleaned_data
        return SignUpValues(
            name=data["name"], phone=data["phone"], people=data["people"], note=data["note"]
        )


class RegisterForm(NamingForm):
    """社工代报：a client of the station, or a name with a phone."""

    id = KeyField()
    name = NameField(label="姓名", required=False)
    phone = PhoneField(label="手机号", required=False, max_length=20)
    people = people_field()
    note = forms.CharField(label="备注", required=False, max_length=100)

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clients"] = ClientsField(
            label="服务对象", station_id=station_id, required=False
        )

    def clean(self) -> dict[str, Any]:
        """Somebody must be named."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("clients") and not cleaned.get("name") and not self.errors:
            self.add_error("name", phrases.PERSON_MISSING)
        if len(cleaned.get("clients") or ()) > 1:
            self.add_error("clients", "一次登记一位服务对象。")
        return cleaned

    def values(self) -> SignUpValues:
        """Return what was filled in; a client goes by the name in his file."""
        data = self.cleaned_data
        client = data["clients"][0] if data["clients"] else None
        return SignUpValues(
            name=client.name if client else data["name"],
            phone=data["phone"],
            people=data["people"],
            note=data["note"],
            client=client,
        )


class SheetFields(NamingForm):
    """签到：a tick and a number for everybody who signed up, clients, and how many others."""

    others = forms.IntegerField(
        label="其他现场居民（不登记姓名）",
        required=False,
        min_value=0,
        max_value=MOST_OTHERS,
        error_messages=dict.fromkeys(
            ("min_value", "max_value", "invalid"), f"人数为 0 到 {MOST_OTHERS}。"
        ),
    )

    def __init__(
        self,
        *args: Any,
        station_id: int,
        registrations: Sequence[ActivityRegistration],
        came: dict[UUID, int] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.registrations = registrations
        self.fields["clients"] = ClientsField(
            label="服务对象", station_id=station_id, required=False
        )
        for each in registrations:
            known = (came or {}).get(each.pk, 0)
            self.fields[f"came_{each.pk}"] = forms.BooleanField(
                required=False, initial=bool(known), label="到场"
            )
            self.fields[f"people_{each.pk}"] = forms.IntegerField(
                required=False,
                min_value=1,
                max_value=MOST_PEOPLE,
                initial=known or each.people,
                label="到场人数",
                error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), PEOPLE_WRONG),
            )

    @property
    def lines(self) -> list[tuple[ActivityRegistration, Any, Any]]:
        """Return who signed up with the two fields of each."""
        return [
            (each, self[f"came_{each.pk}"], self[f"people_{each.pk}"])
            for each in self.registrations
        ]

    def values(self) -> SheetValues:
        """Return what was ticked."""
        data = self.cleaned_data
        came = {
            each.pk: data.get(f"people_{each.pk}") or 1
            for each in self.registrations
            if data.get(f"came_{each.pk}")
        }
        return SheetValues(came=came, clients=data["clients"], others=data["others"] or 0)


class SheetForm(SheetFields):
    """签到, until the report is written."""

    seen_at = SeenField()


class SheetCorrectionForm(SheetCorrection, SheetFields):
    """更正出席 of an activity."""
