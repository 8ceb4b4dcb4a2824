"""SM3 digests (GB/T 32905-2016) that chain one record to the one before it."""

from cryptography.hazmat.primitives.hashes import SM3, Hash

FIRST = "0" * 64


def sm3(text: str) -> str:
    """The SM3 digest of a text's UTF-8 bytes, 64 hexadecimal digits."""
    digest = Hash(SM3())
    digest.update(text.encode())
    return digest.finalize().hex()


def chained(previous: str, text: str) -> str:
    """The digest of a record that stands after `previous`."""
    return sm3(previous + text)
