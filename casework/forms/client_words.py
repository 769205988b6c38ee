"""From the words of a search that found nothing to the beginning of a file."""

from typing import Any

from casework import validators
from casework.enums import IdentifierKind
from casework.selectors.clients import clean_words
from core.crypto import normalise_identifier, normalise_phone

LONGEST_PHONE = 12


def initial_from_words(text: str) -> dict[str, Any]:
    """Return what the words of a search fill in: a document number, a phone, or a name.

    Pinyin initials and the last four of a number are neither.
    """
    words = clean_words(text)
    number = normalise_identifier(words)
    if validators.is_citizen_number(number):
        return {"identifier_kind": IdentifierKind.ID_CARD, "identifier": number}
    if any(character.isdigit() for character in words):
        digits = normalise_phone(words)
        is_phone = digits == number and len(digits) <= LONGEST_PHONE and len(digits) > 4
        return {"phone": digits} if is_phone else {}
    is_initials = words.isascii() and words.islower()
    return {} if is_initials or not words else {"name": words}
