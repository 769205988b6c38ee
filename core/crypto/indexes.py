"""Finding an encrypted value again without being able to read it."""

import base64
import binascii
import hashlib
import hmac
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.views.decorators.debug import sensitive_variables

if TYPE_CHECKING:  # Django's fields cannot be subscripted at run time
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField

_MIN_KEY_BYTES = 32
_COUNTRY_CODE = re.compile(r"^(\+|00)86(?=\d{7,})")


def normalise_identifier(value: str) -> str:
    """Write an identifier in one way: half-width, upper case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", value).split()).upper()


def normalise_phone(value: str) -> str:
    """Write a phone number in one way: digits only, without +86."""
    compact = re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", value))
    return _COUNTRY_CODE.sub("", compact).lstrip("+")


@sensitive_variables("value")
def blind_index(value: str, *, purpose: str) -> str:
    """Return the keyed fingerprint of `value`, or "" for nothing.

    The purpose is part of it: the same digits as a phone and as an account number do not match.
    Give phones through `normalise_phone` first.
    """
    normalised = normalise_identifier(value)
    if not normalised:
        return ""
    message = f"{purpose}\0{normalised}".encode()
    return hmac.new(_key(settings.LINLI_BLIND_INDEX_KEY), message, hashlib.sha256).hexdigest()


@lru_cache(maxsize=8)
def _key(encoded: str) -> bytes:
    try:
        key = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise ImproperlyConfigured("LINLI_BLIND_INDEX_KEY is not base64.") from None
    if len(key) < _MIN_KEY_BYTES:
        raise ImproperlyConfigured(f"LINLI_BLIND_INDEX_KEY needs {_MIN_KEY_BYTES} bytes.")
    return key


class BlindIndexField(CharField):
    """Holds `blind_index(value, purpose=...)`; empty where there is no value.

    Say `purpose` once here and let the service ask `field.index(value)`, or call `blind_index`
    with the same word. A unique constraint on it needs `condition=~Q(field="")`.
    """

    sensitive = True
    description = "keyed fingerprint of an encrypted value"

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        self.purpose = purpose
        kwargs["max_length"] = 64
        kwargs["editable"] = False
        kwargs["blank"] = True
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def index(self, value: str) -> str:
        """Return what to store, or to look for, for `value`."""
        return blind_index(value, purpose=self.purpose)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name the purpose; the rest follows from it."""
        name, _, args, kwargs = super().deconstruct()
        for implied in ("max_length", "editable", "blank"):
            kwargs.pop(implied, None)
        kwargs["purpose"] = self.purpose
        return name, "core.crypto.BlindIndexField", list(args), kwargs
