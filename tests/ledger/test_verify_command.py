"""`mahua verify --seal FILE` as an operator meets it: exit status and the first fault in words."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import timezone

from mahua.ledger import verify as reading
from mahua.ledger.models import Chain, Fact, Head, Seal, Verification
from tests.factories.ledger import Body, recorded, tamper

pytestmark = pytest.mark.commits
ROOT = Path(__file__).parent.parent.parent
A, B = Body("o2222"), Body("o3333")


@pytest.fixture
def mahua(own_database):
    def run(*arguments):
        """Run the command in a process of its own, on the same database and with the same keys."""
        return subprocess.run(  # noqa: S603 (our own command)
            [sys.executable, "-m", "mahua.project.cli", *arguments],
            env=own_database.environment | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def kept(own_database, tmp_path):
    """a1 b1 a2 b2 at positions 1 to 4, sealed, and the seal kept outside."""
    for body in (A, B, A, B):
        recorded(body)
    file = tmp_path / "kept.json"
    file.write_text(Seal.take(at=timezone.now()).exported(), encoding="utf-8")
    return file


def test_a_sound_ledger_agrees_with_the_seal_kept_outside(mahua, kept):
    said = mahua("verify", "--seal", str(kept))

    assert said.returncode == 0, said.stderr
    assert "与 2 份封存核对相符" in said.stdout
    assert Verification.newest().kept_seal == 1


def test_two_processes_find_what_one_finds(kept, monkeypatch):
    monkeypatch.setattr(reading, "WORTH_SHARING", 1)
    sound = reading.verify(processes=2)
    tamper("UPDATE ledger_fact SET text = replace(text, '\"present\":10', '\"present\":11') WHERE position = 3")

    assert sound.holds
    assert "第 3 号事实的内容" in reading.verify(processes=2).broken


def test_a_changed_fact_and_a_missing_tail_are_both_named(mahua, kept):
    tamper("UPDATE ledger_fact SET text = replace(text, '\"present\":10', '\"present\":11') WHERE position = 3")
    tamper("DELETE FROM ledger_fact WHERE position = 4")

    said = mahua("verify", "--seal", str(kept))

    assert said.returncode == 1
    assert "第一处断裂：第 3 号事实的内容与摘要不符" in said.stderr
    assert "末尾缺失：组织 o3333 的台账应到第 2 条，现在只到第 1 条" in said.stderr
    assert not Verification.newest().holds


def test_a_tail_removed_with_every_trace_inside_is_told_by_the_file_alone(mahua, kept):
    tamper("DELETE FROM ledger_fact WHERE position = 4")
    tamper("DELETE FROM ledger_seal", table="ledger_seal")
    Head.objects.update(position=3)
    first = Fact.objects.get(position=2)
    Chain.objects.filter(organisation_code=B.code).update(number=1, digest=first.digest)

    alone, compared = mahua("verify"), mahua("verify", "--seal", str(kept))

    assert alone.returncode == 0, alone.stderr
    assert compared.returncode == 1
    assert "末尾缺失：组织 o3333 的台账应到第 2 条（据第 1 号封存），现在只到第 1 条。" in compared.stderr


def test_a_seal_file_that_was_changed_is_refused_and_so_is_one_that_is_not_there(mahua, kept, tmp_path):
    changed = json.loads(kept.read_text(encoding="utf-8"))
    changed["text"] = changed["text"].replace("o2222", "o4444")
    kept.write_text(json.dumps(changed), encoding="utf-8")

    forged, absent = mahua("verify", "--seal", str(kept)), mahua("verify", "--seal", str(tmp_path / "no.json"))

    assert forged.returncode == 1
    assert "第 1 号封存文件的摘要或签名不符" in forged.stderr
    assert absent.returncode == 1
    assert "打不开" in absent.stderr
    assert "Traceback" not in forged.stderr + absent.stderr
