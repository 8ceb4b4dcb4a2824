"""Opaque codes: how a thing is named for ever, in URLs, files and facts."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0/o, 1/l/i: a code is read out over the telephone


def new_code(prefix: str, length: int = 8) -> str:
    """A fresh random code such as `o7k2m9xq4`; `prefix` is one letter naming the kind of thing."""
    number = secrets.randbelow(len(ALPHABET) ** length)  # one draw: a roster of 100,000 rows asks for as many codes
    text = ""
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        text += ALPHABET[place]
    return prefix + text
