"""选填的内容：what a station may know of a client beyond who he is."""

from dataclasses import dataclass, fields

from casework.models import Client

# 敏感个人信息（个人信息保护法第二十八条）：kept only while the client has not said no.
SENSITIVE_DETAILS = (
    "health",
    "health_note",
    "disability_kind",
    "disability_grade",
    "care_ability",
    "benefits",
)
SEALED_DETAILS = ("registered_address", "emergency_phone")


@dataclass(frozen=True, kw_only=True)
class ClientDetails:
    """The optional blocks of a file. An encrypted one that is None stays as it is."""

    ethnicity: str = ""
    marital_status: str = ""
    education: str = ""
    occupation: str = ""
    residence: str = ""
    registered_address: str | None = ""
    emergency_name: str = ""
    emergency_relation: str = ""
    emergency_phone: str | None = ""
    health: tuple[str, ...] = ()
    health_note: str = ""
    disability_kind: str = ""
    disability_grade: str = ""
    care_ability: str = ""
    carer: str = ""
    housing: str = ""
    benefits: tuple[str, ...] = ()


DETAILS = tuple(field.name for field in fields(ClientDetails))


def apply_details(client: Client, details: ClientDetails) -> list[str]:
    """Write `details` into `client`, unsaved; return the names of the fields that changed."""
    changed = []
    for name in DETAILS:
        value = getattr(details, name)
        value = list(value) if isinstance(value, tuple) else value
        if value is not None and value != getattr(client, name):
            setattr(client, name, value)
            changed.append(name)
    return changed


def adds_sensitive(client: Client, details: ClientDetails) -> str:
    """Return the first sensitive field that `details` would fill in anew, or nothing."""
    for name in SENSITIVE_DETAILS:
        value = getattr(details, name)
        value = list(value) if isinstance(value, tuple) else value
        if value and value != getattr(client, name):
            return name
    return ""
