"""Sealing: what persons say and who they are is stored encrypted, with keys from the environment.

`FRIRUM_KEYS` is a list `keyid:base64-of-32-bytes,…`; the first seals, all of them open. A box is
`version, key id, nonce, AES-256-GCM ciphertext`; the associated data binds it to its row or
column, so that a box moved elsewhere does not open. Why AES-GCM: decision 0022.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VERSION = 1
NONCE_BYTES = 12
KEY_BYTES = 32


class KeyLost(Exception):
    """A box was sealed with a key that is not in FRIRUM_KEYS."""

    def __init__(self, key_id: str) -> None:
        self.key_id = key_id
        super().__init__(
            f"This was sealed with the key {key_id!r}, which is not in FRIRUM_KEYS. Put that key back "
            f"(after the current one). Nothing is lost: what is stored opens again once the key is there."
        )


class SealBroken(Exception):
    """A box does not open although its key is there: it was changed, or moved from its row."""


@dataclass(frozen=True)
class Keyring:
    """Keys by id; the first one seals."""

    keys: tuple[tuple[str, bytes], ...]

    @classmethod
    def parse(cls, text: str) -> Keyring:
        """Reads FRIRUM_KEYS. Raises ImproperlyConfigured, saying what is wrong and how to make a key."""
        keys: list[tuple[str, bytes]] = []
        for part in (one.strip() for one in text.split(",") if one.strip()):
            key_id, colon, encoded = part.partition(":")
            try:
                raw = base64.b64decode(encoded, validate=True)
            except binascii.Error:
                raw = b""
            if not colon or not key_id.isascii() or not 1 <= len(key_id) <= 32 or len(raw) != KEY_BYTES:
                raise ImproperlyConfigured(
                    f"FRIRUM_KEYS: {key_id!r} is not `keyid:base64 of {KEY_BYTES} bytes`. {HOW_TO_MAKE_ONE}"
                )
            keys.append((key_id, raw))
        if not keys:
            raise ImproperlyConfigured(
                f"FRIRUM_KEYS is not set, so nothing can be sealed or read. {HOW_TO_MAKE_ONE}"
            )
        if len({key_id for key_id, _ in keys}) != len(keys):
            raise ImproperlyConfigured("FRIRUM_KEYS names the same key id twice. Give each key its own id.")
        return cls(tuple(keys))

    @property
    def current(self) -> str:
        """The id of the key that seals."""
        return self.keys[0][0]

    def seal(self, plain: bytes, bound_to: bytes) -> bytes:
        """A box around `plain` that opens only with the same `bound_to`."""
        key_id = self.current.encode()
        nonce = secrets.token_bytes(NONCE_BYTES)
        head = bytes((VERSION, len(key_id))) + key_id
        return head + nonce + self._cipher(self.current).encrypt(nonce, plain, bound_to)

    def unseal(self, box: bytes, bound_to: bytes) -> bytes:
        """What lies in a box. Raises KeyLost, or SealBroken where the box or its place was changed."""
        key_id = key_of(box)
        start = 2 + box[1]
        nonce, sealed = box[start : start + NONCE_BYTES], box[start + NONCE_BYTES :]
        try:
            return self._cipher(key_id).decrypt(nonce, sealed, bound_to)
        except InvalidTag as broken:
            raise SealBroken("a sealed value was changed, or moved from its place") from broken

    def blind_index(self, purpose: str, value: str) -> str:
        """A code by which equal values are found without being readable, one per key, current first.

        The code is made with a key of its own, derived (HKDF-SHA256) from the current one.
        """
        return self.blind_indexes(purpose, value)[0]

    def blind_indexes(self, purpose: str, value: str) -> tuple[str, ...]:
        """The codes of a value under every key: what a search asks for while keys rotate."""
        return tuple(
            hmac.new(_derived(key, purpose), value.encode(), hashlib.sha256).hexdigest()
            for _, key in self.keys
        )

    def _cipher(self, key_id: str) -> AESGCM:
        for known, key in self.keys:
            if known == key_id:
                return _aes(key)
        raise KeyLost(key_id)


HOW_TO_MAKE_ONE = (
    'Make one with: python -c "import base64, secrets; '
    "print('k1:' + base64.b64encode(secrets.token_bytes(32)).decode())\" and keep a copy "
    "of it apart from the database."
)


def key_of(box: bytes) -> str:
    """The id of the key that a box was sealed with. Raises SealBroken where it is no box."""
    if len(box) < 2 or box[0] != VERSION or len(box) < 2 + box[1] + NONCE_BYTES:
        raise SealBroken("this is not a sealed value")
    return box[2 : 2 + box[1]].decode("ascii", "replace")


@lru_cache(maxsize=64)
def _aes(key: bytes) -> AESGCM:
    return AESGCM(key)


@lru_cache(maxsize=64)
def _derived(key: bytes, purpose: str) -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=f"frirum/{purpose}".encode())
    return derive.derive(key)


@lru_cache(maxsize=8)
def _parsed(text: str) -> Keyring:
    return Keyring.parse(text)


def keyring() -> Keyring:
    """The keys of this installation, from the setting FRIRUM_KEYS."""
    return _parsed(settings.FRIRUM_KEYS or "")
