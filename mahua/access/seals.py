"""Text kept under seal: a model field, and the one way to open it, which leaves a trace."""

from functools import cache

from django.conf import settings
from django.db import models

from mahua.access import wording
from mahua.access.keys import own_key
from mahua.access.models.security_event import SecurityEvent
from mahua.kernel.cipher import Cipher
from mahua.kernel.errors import Refused


@cache
def installation_cipher():
    """The cipher of this installation; its key lies with the others, outside MAHUA_HOME and its backups."""
    return Cipher(bytes.fromhex(own_key(settings.KEYS, "seal")))


class Sealed:
    """What a sealed field holds: shown, printed or logged it is only 已封存; `open_seal` reads it."""

    def __init__(self, sealed, *, place):
        self.sealed = bytes(sealed)
        self._place = place

    def __str__(self):
        return wording.SEALED

    def __eq__(self, other):
        return isinstance(other, Sealed) and self.sealed == other.sealed

    def __hash__(self):
        return hash(self.sealed)

    def __bool__(self):
        return bool(self.sealed)

    def open_seal(self, *, by, reason, about, at, address=""):
        """The text. Who opened it, for what reason, and about which code goes into the security log first."""
        if not reason.strip():
            raise Refused(wording.OPENING_NEEDS_REASON)
        SecurityEvent.append("seal.opened", by=by, at=at, about=f"{about} {self._place} {reason}", address=address)
        return installation_cipher().open(self.sealed, place=self._place)

    def count_with(self, cipher):
        """The text for counting many of a kind, where no person reads a single one; using it leaves no entry."""
        return cipher.open(self.sealed, place=self._place)


class SealedTextField(models.BinaryField):
    """A text under SM4-GCM. Assign a `str`; what is read back is a `Sealed`. Bound to its model and field by name."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", b"")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    @property
    def place(self):
        return f"{self.model._meta.label_lower}.{self.name}"  # noqa: SLF001 (the documented way to a model's name)

    def from_db_value(self, value, expression, connection):
        return None if value is None else Sealed(value, place=self.place)

    def get_prep_value(self, value):
        if isinstance(value, Sealed):
            return value.sealed
        if isinstance(value, str):
            return installation_cipher().seal(value, place=self.place) if value else b""
        return super().get_prep_value(value)

    def blind(self, text):
        """What to keep in a column beside it, to find a row by the whole text."""
        return installation_cipher().blind(text, place=self.place)


class OwnSecret(Sealed):
    """A key this installation itself works with, such as a robot's. No person reads it, so using it leaves no entry."""

    def use(self):
        return installation_cipher().open(self.sealed, place=self._place) if self else ""


class OwnSecretField(SealedTextField):
    """Kept like any sealed text; what is read back is an `OwnSecret`."""

    def from_db_value(self, value, expression, connection):
        return None if value is None else OwnSecret(value, place=self.place)
