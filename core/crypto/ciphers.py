"""Algorithms. A value says which one made it, so a second can be added beside the first."""

import os
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.crypto.errors import DecryptionError


class Cipher(Protocol):
    """Authenticated encryption. To add SM4, write one and name it in `CIPHERS`."""

    key_bytes: int

    def seal(self, key: bytes, plain: bytes, context: bytes) -> bytes:
        """Return nonce and ciphertext; `context` is authenticated, not stored."""

    def open(self, key: bytes, sealed: bytes, context: bytes) -> bytes:
        """Return the plain bytes, or raise `DecryptionError`."""


class AesGcm:
    """AES-256-GCM with a random 96-bit nonce in front."""

    key_bytes = 32
    _nonce_bytes = 12
    _tag_bytes = 16

    def seal(self, key: bytes, plain: bytes, context: bytes) -> bytes:
        """Return nonce and ciphertext."""
        nonce = os.urandom(self._nonce_bytes)
        return nonce + AESGCM(key).encrypt(nonce, plain, context)

    def open(self, key: bytes, sealed: bytes, context: bytes) -> bytes:
        """Return the plain bytes."""
        if len(sealed) < self._nonce_bytes + self._tag_bytes:
            raise DecryptionError.damaged()
        nonce, ciphertext = sealed[: self._nonce_bytes], sealed[self._nonce_bytes :]
        try:
            return AESGCM(key).decrypt(nonce, ciphertext, context)
        except InvalidTag:
            raise DecryptionError.damaged() from None


CIPHERS: dict[str, Cipher] = {"v1": AesGcm()}
ACTIVE_VERSION = "v1"
