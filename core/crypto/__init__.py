"""Personal data at rest: encrypted in the field, found through a keyed blind index.

A model with an identifier looks like this:

    number = EncryptedTextField("证件号码", max_length=32, blank=True)
    number_index = BlindIndexField("证件号码索引", purpose="id_number")

    client.number_index = blind_index(number, purpose="id_number")           # in the service
    Client.objects.filter(number_index=blind_index(q, purpose="id_number"))  # in the selector

Encrypted fields read as plain `str` and `date`; they cannot be searched or sorted. Both kinds
of field carry `sensitive = True`, so that the audit diff shows that they changed, not to what.
Keys come from `LINLI_ENCRYPTION_KEYS` ("kid:base64 of 32 bytes", comma separated, the first one
encrypts, all decrypt) and `LINLI_BLIND_INDEX_KEY` (base64 of 32 bytes or more). `manage.py
rotate_keys` brings every row under the first key. The blind index key is not rotated.
"""

from core.crypto.errors import DecryptionError
from core.crypto.fields import EncryptedDateField, EncryptedField, EncryptedTextField
from core.crypto.indexes import (
    BlindIndexField,
    blind_index,
    normalise_identifier,
    normalise_phone,
)
from core.crypto.keys import KeyRing, key_ring
from core.crypto.rotation import register_rotation_scope

__all__ = [
    "BlindIndexField",
    "DecryptionError",
    "EncryptedDateField",
    "EncryptedField",
    "EncryptedTextField",
    "KeyRing",
    "blind_index",
    "key_ring",
    "normalise_identifier",
    "normalise_phone",
    "register_rotation_scope",
]
