"""The SM2 key that signs seals: 32 bytes from settings.SEAL_KEY, which lies among the keys and never in MAHUA_HOME."""

from django.conf import settings

UID = b"mahua"
ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123  # n of the curve, GB/T 32918.5
HALF = 64


def public_key() -> str:
    """The public half in hexadecimal; its holder can check seals and make none."""
    return _signer().generate_pk(_secret()).hex()


def signature_of(digest: str) -> str:
    """The signature (r, s) of a digest, 128 hexadecimal digits."""
    r, s = _signer().sign(digest.encode())
    return r.hex().zfill(HALF) + s.hex().zfill(HALF)


def signed_by(key: str, digest: str, signature: str) -> bool:
    """Whether the owner of this public key signed the digest; False too for what is no key or no signature."""
    import gmalg  # noqa: PLC0415 (builds tables when imported; only seals need it)

    try:
        known = gmalg.SM2(uid=UID, pk=bytes.fromhex(key))
        return known.verify(digest.encode(), bytes.fromhex(signature[:HALF]), bytes.fromhex(signature[HALF:]))
    except (ValueError, gmalg.errors.GMError):
        return False


def _signer():
    import gmalg  # noqa: PLC0415

    return gmalg.SM2(_secret(), uid=UID)


def _secret() -> bytes:
    """The key as a number between 1 and n - 2, as the standard asks."""
    return (int(settings.SEAL_KEY, 16) % (ORDER - 2) + 1).to_bytes(32, "big")
