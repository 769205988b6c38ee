"""The fingerprints by which encrypted values of a client are found again."""

from core.crypto import blind_index, normalise_identifier, normalise_phone

TAIL_LENGTH = 4


def identifier_index(number: str) -> str:
    """Return the fingerprint of a whole document number."""
    return blind_index(normalise_identifier(number), purpose="client.identifier")


def tail_index(number: str) -> str:
    """Return the fingerprint of the last four characters of a document number."""
    tail = normalise_identifier(number)[-TAIL_LENGTH:]
    return blind_index(tail, purpose="client.identifier.tail")


def phone_index(phone: str) -> str:
    """Return the fingerprint of a phone number."""
    return blind_index(normalise_phone(phone), purpose="client.phone")


def phone_tail_index(phone: str) -> str:
    """Return the fingerprint of the last four digits of a phone number."""
    return blind_index(normalise_phone(phone)[-TAIL_LENGTH:], purpose="client.phone.tail")
