"""The key ring: the first key encrypts, all keys decrypt."""

import base64
import binascii
import re
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.views.decorators.debug import sensitive_variables

from core.crypto.ciphers import ACTIVE_VERSION, CIPHERS
from core.crypto.errors import DecryptionError

_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,16}")
_FORMAT = 'LINLI_ENCRYPTION_KEYS must look like "kid:base64 of 32 bytes,…"'


class KeyRing:
    """Turns text into `v1:<kid>:<base64 of nonce and ciphertext>` and back."""

    def __init__(self, keys: dict[str, bytes]) -> None:
        self._keys = keys
        self.active = next(iter(keys))

    @property
    def active_prefix(self) -> str:
        """How every value written today begins."""
        return f"{ACTIVE_VERSION}:{self.active}:"

    @sensitive_variables("plain", "sealed")
    def encrypt(self, plain: str, *, context: str) -> str:
        """Encrypt under the active key. `context` says where the value belongs."""
        sealed = CIPHERS[ACTIVE_VERSION].seal(
            self._keys[self.active], plain.encode(), context.encode()
        )
        return self.active_prefix + base64.urlsafe_b64encode(sealed).decode()

    @sensitive_variables("value", "payload", "sealed")
    def decrypt(self, value: str, *, context: str) -> str:
        """Decrypt a value that belongs to `context`."""
        version, _, rest = value.partition(":")
        kid, _, payload = rest.partition(":")
        cipher = CIPHERS.get(version)
        if cipher is None or not _KEY_ID.fullmatch(kid):
            raise DecryptionError.damaged()
        if kid not in self._keys:
            raise DecryptionError.unknown_key(kid)
        try:
            sealed = base64.b64decode(payload, altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise DecryptionError.damaged() from None
        return cipher.open(self._keys[kid], sealed, context.encode()).decode()


def key_ring() -> KeyRing:
    """Return the key ring of the settings."""
    return parse_keys(settings.LINLI_ENCRYPTION_KEYS)


@lru_cache(maxsize=8)
def parse_keys(text: str) -> KeyRing:
    """Read a key ring. Refusals name the key id, never the key."""
    keys: dict[str, bytes] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        kid, separator, encoded = entry.partition(":")
        if not separator or not _KEY_ID.fullmatch(kid):
            raise ImproperlyConfigured(f"{_FORMAT}; entry {len(keys) + 1} has no usable key id.")
        if kid in keys:
            raise ImproperlyConfigured(f"{_FORMAT}; key id {kid} is there twice.")
        keys[kid] = _decode_key(kid, encoded)
    if not keys:
        raise ImproperlyConfigured(f"{_FORMAT}; it is empty.")
    return KeyRing(keys)


def _decode_key(kid: str, encoded: str) -> bytes:
    try:
        key = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise ImproperlyConfigured(f"{_FORMAT}; key {kid} is not base64.") from None
    if len(key) != CIPHERS[ACTIVE_VERSION].key_bytes:
        raise ImproperlyConfigured(f"{_FORMAT}; key {kid} has {len(key)} bytes.")
    return key
