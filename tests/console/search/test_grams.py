"""How a text is cut, and what a typed word asks for."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mahua.console.search.grams import Phrase, grams, phrases

CHINESE = st.text(alphabet="党支部委员会示例区住建局第二三", min_size=1, max_size=12)
TITLES = st.text(alphabet="党支部第二26aw", min_size=1, max_size=12)


def holds(title, phrase):
    """What both databases do with a phrase: its tokens side by side, the last one perhaps only begun."""
    tokens, wanted = grams(title).split(), phrase.tokens
    for at in range(len(tokens) - len(wanted) + 1):
        here = tokens[at : at + len(wanted)]
        if here[:-1] == list(wanted[:-1]) and (
            here[-1] == wanted[-1] or (phrase.is_open and here[-1].startswith(wanted[-1]))
        ):
            return True
    return False


def test_chinese_is_cut_into_pairs_and_digits_stay_whole():
    assert grams("2026年第3党支部") == "2026 年第 第 3 党支 支部 部"


def test_wide_forms_capitals_and_the_dot_inside_a_name_make_no_difference():
    assert grams("Ａ２０") == grams("a20")
    assert grams("阿不都·热合曼") == grams("阿不都热合曼")


def test_a_lone_character_is_the_beginning_of_a_pair():
    assert phrases("张") == (Phrase(("张",), is_open=True),)


def test_blanks_part_what_must_all_occur():
    assert phrases("住建局　第二") == (Phrase(("住建", "建局")), Phrase(("第二",)))


@pytest.mark.parametrize("words", ["", "  ", "，。", "*", '"', "_"])
def test_what_holds_no_letter_asks_for_nothing(words):
    assert phrases(words) == ()


@given(title=TITLES, start=st.integers(0, 11), length=st.integers(1, 12))
def test_any_piece_of_a_title_that_does_not_begin_within_a_number_or_latin_word_finds_it(title, start, length):
    start %= len(title)
    cuts_a_word = start > 0 and title[start - 1 : start + 1].isascii()

    assume(not cuts_a_word)

    assert all(holds(title, phrase) for phrase in phrases(title[start : start + length]))


@given(title=CHINESE, words=CHINESE)
def test_nothing_else_is_found(title, words):
    found = all(holds(title, phrase) for phrase in phrases(words))

    assert found == (words in title)
