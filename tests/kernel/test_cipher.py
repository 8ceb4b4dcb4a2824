"""SM4-GCM and HMAC-SM3: what was sealed is read only with the key, in its place, unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahua.kernel.cipher import Cipher, Unreadable

CIPHER = Cipher(bytes(range(48)))


@given(st.text())
def test_what_was_sealed_opens_again(text):
    assert CIPHER.open(CIPHER.seal(text, place="a"), place="a") == text


def test_the_same_text_is_never_sealed_the_same_way_twice():
    assert CIPHER.seal("谈心谈话", place="a") != CIPHER.seal("谈心谈话", place="a")


def test_another_key_does_not_open_it():
    with pytest.raises(Unreadable):
        Cipher(bytes(48)).open(CIPHER.seal("x", place="a"), place="a")


def test_a_seal_moved_to_another_place_does_not_open():
    with pytest.raises(Unreadable):
        CIPHER.open(CIPHER.seal("x", place="a"), place="b")


@given(st.integers(min_value=0))
def test_a_changed_byte_is_noticed(where):
    sealed = bytearray(CIPHER.seal("支委会记录", place="a"))
    sealed[where % len(sealed)] ^= 1

    with pytest.raises(Unreadable):
        CIPHER.open(bytes(sealed), place="a")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + bytes(20)])
def test_a_stump_is_unreadable_and_not_a_crash(sealed):
    with pytest.raises(Unreadable):
        CIPHER.open(sealed, place="a")


def test_the_blind_index_depends_on_text_place_and_key():
    blind = CIPHER.blind("110", place="a")

    assert blind == CIPHER.blind("110", place="a")
    assert len({blind, CIPHER.blind("111", place="a"), CIPHER.blind("110", place="b")}) == 3
    assert blind != Cipher(bytes(48)).blind("110", place="a")
    assert len(blind) == 64


def test_a_cipher_shown_in_a_traceback_does_not_tell_its_key():
    assert str(CIPHER.secret) not in repr(CIPHER)
