"""Sealing text: SM4-GCM (GB/T 32907-2016) for secrecy and integrity, HMAC-SM3 as a blind index for equality.

Algorithms only: a certified cryptographic module (商用密码产品) is a matter of the installation, not of this file.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as Machine
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC

NONCE, TAG, KEY = 12, 16, 16
VERSION = b"\x01"


class Unreadable(Exception):
    """Sealed under another key, for another place, or changed since."""


@dataclass(frozen=True, slots=True, repr=False)
class Cipher:
    """Seals and opens with keys derived from one secret of at least 32 random bytes."""

    secret: bytes

    def seal(self, text: str, *, place: str) -> bytes:
        """The text under SM4-GCM; it opens only with the same `place`, so that a row's seal cannot be moved to another."""
        nonce = secrets.token_bytes(NONCE)
        machine = Machine(SM4(self._key(b"seal", KEY)), GCM(nonce)).encryptor()
        machine.authenticate_additional_data(VERSION + place.encode())
        sealed = machine.update(text.encode()) + machine.finalize()
        return VERSION + nonce + machine.tag + sealed

    def open(self, sealed: bytes, *, place: str) -> str:
        """The text again; raises Unreadable."""
        version, rest = sealed[:1], sealed[1:]
        nonce, tag, body = rest[:NONCE], rest[NONCE : NONCE + TAG], rest[NONCE + TAG :]
        if version != VERSION or len(tag) < TAG:
            raise Unreadable(place)
        machine = Machine(SM4(self._key(b"seal", KEY)), GCM(nonce, tag)).decryptor()
        machine.authenticate_additional_data(VERSION + place.encode())
        try:
            return (machine.update(body) + machine.finalize()).decode()
        except InvalidTag as error:
            raise Unreadable(place) from error

    def blind(self, text: str, *, place: str) -> str:
        """The same 64 digits for the same text of the same place: found by equality, read by nobody without the key."""
        return self._mac(self._key(b"blind", 32), place.encode() + b"\0" + text.encode()).hex()

    def _key(self, purpose: bytes, size: int) -> bytes:
        return self._mac(self.secret, purpose)[:size]

    @staticmethod
    def _mac(key: bytes, text: bytes) -> bytes:
        machine = HMAC(key, SM3())
        machine.update(text)
        return machine.finalize()
