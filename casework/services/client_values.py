"""What is known of a client, as a form or an import hands it over."""

import datetime as dt
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from casework import validators
from casework.enums import ClientClass, IdentifierKind, Sex
from casework.models import Client
from casework.rules import identifiers
from casework.selectors.indexes import identifier_index, phone_index, phone_tail_index, tail_index
from casework.services.client_details import ClientDetails, apply_details
from casework.services.initials import initials_of
from core import clock
from core.crypto import normalise_phone
from core.verdicts import Verdict

PLAIN = ("name", "sex", "born_on", "identifier_kind", "community_id", "client_class", "notes")
SEALED = ("identifier", "phone", "address")


@dataclass(frozen=True)
class ClientValues:
    """The values of one client. What is None, encrypted or `details`, stays as it is."""

    name: str
    worker_id: int
    sex: str = Sex.UNKNOWN
    born_on: dt.date | None = None
    identifier_kind: str = IdentifierKind.NONE
    identifier: str | None = ""
    phone: str | None = ""
    address: str | None = ""
    community_id: int | None = None
    client_class: str = ClientClass.OTHER
    notes: str = ""
    details: ClientDetails | None = None


def completed(values: ClientValues, client: Client | None = None) -> ClientValues:
    """Add what is unchanged from `client`, and sex and birth date where the number says them."""
    if client is not None:
        kept = {name: getattr(client, name) for name in SEALED if getattr(values, name) is None}
        values = replace(values, **kept)
    facts = validators.facts_of(values.identifier or "")
    if facts is None:
        return values
    sex = facts.sex if values.sex == Sex.UNKNOWN else values.sex
    return replace(values, sex=sex, born_on=values.born_on or facts.born_on)


def require_sound(values: ClientValues) -> None:
    """Refuse values that are not sound, naming the field."""
    today, number = clock.today(), values.identifier or ""
    _verdict(validators.validate_name, values.name).require(field="name")
    if values.born_on is not None:
        _verdict(validators.validate_birth_date, values.born_on, today).require(field="born_on")
    _require_phone("phone", values.phone)
    if values.details is not None:
        _require_phone("emergency_phone", values.details.emergency_phone)
    sound = identifiers.is_sound_identifier(values.identifier_kind, number, today)
    sound.require(field="identifier")
    identifiers.agrees_with_sex(number, values.sex).require(field="sex")
    identifiers.agrees_with_birth_date(number, values.born_on).require(field="born_on")


def apply_to(client: Client, values: ClientValues) -> list[str]:
    """Write `values` into `client`, unsaved; return the names of the fields that changed."""
    changed = [
        name
        for name in (*PLAIN, *SEALED, "worker_id")
        if getattr(client, name) != getattr(values, name)
    ]
    for name in changed:
        setattr(client, name, getattr(values, name))
    if values.details is not None:
        changed += apply_details(client, values.details)
    client.initials = initials_of(client.name)
    client.identifier_index = identifier_index(client.identifier)
    client.identifier_tail_index = tail_index(client.identifier)
    client.phone_index = phone_index(client.phone)
    client.phone_tail_index = phone_tail_index(client.phone)
    return changed


def _require_phone(field: str, phone: str | None) -> None:
    if phone:
        _verdict(validators.validate_phone, phone, normalise_phone(phone)).require(field=field)


def _verdict(check: object, *values: object) -> Verdict:
    assert callable(check)
    try:
        check(*values)
    except ValidationError as error:
        return Verdict(error.messages[0])
    return Verdict()
