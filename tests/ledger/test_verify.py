"""`mahua verify` names the first broken link and the first missing tail."""

import json

import pytest

from mahua.kernel.errors import Refused
from mahua.ledger.models import Chain, Fact, Head, Seal
from mahua.ledger.verify import verify
from tests.factories.ledger import AT, Body, assembly, recorded, tamper

pytestmark = pytest.mark.django_db
A, B = Body("o2222"), Body("o3333")


def a_ledger():
    """a1 b1 a2 b2 a3 at positions 1 to 5."""
    for body in (A, B, A, B, A):
        recorded(body)


def test_a_sound_ledger_holds_and_says_that_nothing_anchors_it_yet():
    a_ledger()

    verdict = verify()

    assert (verdict.facts, verdict.organisations, verdict.position, verdict.exit_status) == (5, 2, 5, 0)
    assert "还没有封存" in verdict.words


def test_an_empty_ledger_holds():
    assert verify().holds


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE ledger_fact SET text = replace(text, '\"present\":10', '\"present\":11') WHERE position = 3", "第 3 号事实的内容"),
        ("UPDATE ledger_fact SET by = 'p2222' WHERE position = 2", "第 2 号事实的查询列"),
        ("UPDATE ledger_fact SET confidential = NOT confidential WHERE position = 2", "第 2 号事实的查询列"),
        ("UPDATE ledger_fact SET occurred_on = '2026-01-01' WHERE position = 4", "第 4 号事实的查询列"),
        ("UPDATE ledger_fact SET recorded_at = '2026-01-01 00:00:00' WHERE position = 4", "第 4 号事实的查询列"),
        ("UPDATE ledger_fact SET previous = digest WHERE position = 3", "第 3 号事实与本组织的前一条"),
        ("DELETE FROM ledger_fact WHERE position = 2", "缺少第 2 号事实"),
        ("UPDATE ledger_fact SET number = 9 WHERE position = 1", "组织 o2222 的第 9 条与前一条"),
    ],
)  # fmt: skip
def test_the_first_broken_link_is_named(sql, words):
    a_ledger()

    tamper(sql.replace(" by = ", ' "by" = '))

    verdict = verify()
    assert words in verdict.broken
    assert verdict.exit_status == 1


def test_a_missing_tail_is_told_by_the_chains_end():
    a_ledger()

    tamper("DELETE FROM ledger_fact WHERE position = 5")

    verdict = verify()
    assert (verdict.broken, verdict.facts) == ("", 4)
    assert verdict.missing == "末尾缺失：组织 o2222 的台账应到第 3 条，现在只到第 2 条。"


def test_a_tail_cut_off_with_its_chain_is_told_by_the_seal():
    a_ledger()
    Seal.take(at=AT)

    cut_back_to_three()

    verdict = verify()
    assert verdict.broken == ""
    assert verdict.missing == "末尾缺失：组织 o2222 的台账应到第 3 条（据第 1 号封存），现在只到第 2 条。"


def test_a_tail_cut_off_with_chain_and_seals_is_told_by_the_file_kept_outside():
    a_ledger()
    kept = Seal.take(at=AT).exported()
    cut_back_to_three()
    tamper("DELETE FROM ledger_seal", table="ledger_seal")

    assert verify().holds
    assert "据第 1 号封存" in verify(kept=kept).missing


def test_a_ledger_written_anew_differs_from_its_seal():
    a_ledger()
    kept = Seal.take(at=AT).exported()
    tamper("DELETE FROM ledger_fact")
    tamper("DELETE FROM ledger_seal", table="ledger_seal")
    Chain.objects.all().delete()
    Head.objects.update(position=0)
    for body in (A, B, A, B, A):
        recorded(body, assembly(9))

    assert verify().holds
    assert "封存" in verify(kept=kept).broken


def test_a_sealed_ledger_that_grew_holds():
    a_ledger()
    Seal.take(at=AT)
    recorded(A, assembly(), assembly())
    kept = Seal.take(at=AT).exported()
    recorded(B)

    verdict = verify(kept=kept)

    assert verdict.holds
    assert "3 份封存" in verdict.words


def test_a_seal_file_that_was_changed_is_refused():
    a_ledger()
    kept = json.loads(Seal.take(at=AT).exported())
    kept["text"] = kept["text"].replace("o2222", "o4444")

    with pytest.raises(Refused, match="改动"):
        verify(kept=json.dumps(kept))
    with pytest.raises(Refused, match="不是封存文件"):
        verify(kept="[1]")


def test_a_seal_in_the_database_that_was_changed_is_named():
    a_ledger()
    Seal.take(at=AT)

    tamper("UPDATE ledger_seal SET text = replace(text, 'o2222', 'o4444')", table="ledger_seal")

    assert "第 1 号封存" in verify().broken


def test_a_seal_of_another_key_is_not_ours(settings):
    a_ledger()
    Seal.take(at=AT)

    settings.SEAL_KEY = "1" * 64

    assert "签名" in verify().broken


def test_sealing_twice_without_a_fact_between_makes_one_seal():
    a_ledger()

    first, second = Seal.take(at=AT), Seal.take(at=AT)

    assert (first.number, first.position, first.organisations, second) == (1, 5, 2, None)
    assert first.chains()["o2222"] == (3, Fact.objects.get(position=5).digest)


def cut_back_to_three():
    """Positions 4 and 5 vanish, and the ends of the chains with them."""
    tamper("DELETE FROM ledger_fact WHERE position > 3")
    Head.objects.update(position=3)
    for body, position in ((A, 3), (B, 2)):
        last = Fact.objects.get(position=position)
        Chain.objects.filter(organisation_code=body.code).update(number=last.number, digest=last.digest)
