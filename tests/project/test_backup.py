"""A backup is worth what its restoring is worth: each test takes one and puts it back somewhere else."""

import os
import sqlite3
import tarfile
from contextlib import closing
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

from tests.browser.installation import Installation

PEOPLE = ("--system", "xt", "--security", "aq", "--audit", "sj")
NAMES = ("--system-name", "甲", "--security-name", "乙", "--audit-name", "丙")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """`places("here")` is an empty installation, on PostgreSQL with a database of its own that is dropped."""
    external, made = os.environ.get("MAHUA_DATABASE"), []

    def place(name):
        folder = tmp_path_factory.mktemp(name)
        if not external:
            return Installation(folder)
        database = f"backup_{uuid4().hex}"
        with psycopg.connect(external, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {database}")
        made.append(database)
        return Installation(folder, database=urlsplit(external)._replace(path=f"/{database}").geturl())

    yield place
    for database in made:
        with psycopg.connect(external, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {database} WITH (FORCE)")


@pytest.fixture(scope="module")
def here(places):
    """An installation in use, which no test changes: a district, three administrators, one uploaded file."""
    return founded(places("here"))


def founded(installation):
    migrated = installation.mahua("migrate", "--verbosity", "0")
    done = installation.mahua("first-administrators", "--district", "试验区", *PEOPLE, *NAMES)
    assert (migrated.returncode, done.returncode) == (0, 0), migrated.stderr + done.stderr
    (installation.home / "files").mkdir()
    (installation.home / "files" / "note.txt").write_text("附件", encoding="utf-8")
    return installation


def test_what_was_backed_up_is_there_after_restoring_elsewhere(here, places, tmp_path):
    there, copy = places("there"), tmp_path / "copy.tar.gz"

    backed_up = here.mahua("backup", str(copy))
    restored = there.mahua("restore", str(copy))

    assert "台账到第 1 号，1 个附属文件" in backed_up.stdout
    assert "台账到第 1 号" in restored.stdout, restored.stderr
    assert (there.home / "files" / "note.txt").read_text(encoding="utf-8") == "附件"
    again = there.mahua("first-administrators", *PEOPLE, *NAMES)
    assert "已经有系统、安全或审计管理员" in again.stderr


def test_no_key_is_in_a_backup_and_the_operator_is_told_where_they_are(here, tmp_path):
    copy, keys = tmp_path / "copy.tar.gz", here.folder / "home.keys"
    key = (keys / "session.key").read_text().strip()

    said = here.mahua("backup", str(copy))

    with tarfile.open(copy) as tar:
        contents = [tar.extractfile(member).read() for member in tar if member.isfile()]
    assert len(contents) == 3
    assert not any(key.encode() in content for content in contents)
    assert f"密钥在 {keys}" in said.stdout


def test_a_backup_never_overwrites_a_file(here, tmp_path):
    copy = tmp_path / "copy.tar.gz"
    copy.write_text("older")

    said = here.mahua("backup", str(copy))

    assert said.returncode == 1
    assert copy.read_text() == "older"


def test_restoring_over_an_installation_in_use_is_refused(here, tmp_path):
    copy = tmp_path / "copy.tar.gz"
    here.mahua("backup", str(copy))

    said = here.mahua("restore", str(copy))

    assert said.returncode == 1
    assert "不是空的" in said.stderr


def test_a_file_that_is_no_backup_or_was_cut_short_is_named_and_changes_nothing(here, places, tmp_path):
    there = places("there")
    copy, cut, other = tmp_path / "copy.tar.gz", tmp_path / "cut.tar.gz", tmp_path / "other.tar.gz"
    here.mahua("backup", str(copy))
    cut.write_bytes(copy.read_bytes()[:2000])
    with tarfile.open(other, "w:gz") as tar:
        tar.add(__file__, "test.py")

    said = [there.mahua("restore", str(file)).stderr for file in (cut, other)]

    assert [("已损坏" in words, "不是麻花的备份" in words) for words in said] == [(True, False), (False, True)]
    assert there.mahua("restore", str(copy)).returncode == 0


@pytest.mark.embedded
def test_a_copy_taken_while_another_process_writes_is_whole(tmp_path):
    here, there = founded(Installation(tmp_path / "here")), Installation(tmp_path / "there")
    copy = tmp_path / "copy.tar.gz"
    with closing(sqlite3.connect(here.home / "mahua.sqlite3")) as writer:
        writer.execute("INSERT INTO django_session VALUES ('key', 'data', '2026-01-01')")

        here.mahua("backup", str(copy))
        writer.rollback()

    assert there.mahua("restore", str(copy)).returncode == 0
    with closing(sqlite3.connect(there.home / "mahua.sqlite3")) as reader:
        assert reader.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
