"""The `mahua` command; what starts and stops is a process of its own, as an operator meets it."""

import signal
import socket

import pytest
from django.core.management.base import CommandError

from mahua.project.cli import COMMANDS, main
from mahua.project.serving import require_free
from tests.browser.installation import Installation, answers, free_port


@pytest.fixture
def installation(tmp_path):
    return Installation(tmp_path)


def test_without_arguments_every_command_is_listed_with_one_line(capsys):
    outcome = main([])

    listed = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert outcome == 0
    assert [words[0] for words in listed] == list(COMMANDS)
    assert all(len(words) > 1 for words in listed)


@pytest.mark.parametrize("name", ["shell", "dbshell", "createsuperuser", "flush"])
def test_djangos_own_commands_are_not_reachable(name, capsys):
    outcome = main([name])

    assert outcome == 2
    assert f"没有“{name}”这个命令。" in capsys.readouterr().err


def test_a_taken_port_is_named_in_one_plain_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"^127.0.0.1:{port} 已被别的程序占用。.*PORT={port + 1} make run。$"):
            require_free("127.0.0.1", port)


def test_a_port_that_was_just_given_up_can_be_had_at_once():
    port = free_port()

    require_free("127.0.0.1", port)
    with socket.create_server(("127.0.0.1", port)) as given_up:
        given_up.close()

    require_free("127.0.0.1", port)


@pytest.mark.embedded
def test_serving_a_database_that_lacks_migrations_is_refused_with_the_remedy(installation):
    said = installation.mahua("serve")

    assert said.returncode == 1
    assert "请先运行：mahua migrate" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.embedded
def test_run_starts_on_data_that_is_there_without_touching_it_and_stops_cleanly(installation):
    installation.mahua("migrate", "--verbosity", "0")
    people = ("--system", "a", "--security", "b", "--audit", "c")
    names = ("--system-name", "甲", "--security-name", "乙", "--audit-name", "丙")
    founded = installation.mahua("first-administrators", "--district", "试验区", *people, *names)
    running = installation.start("run")
    installation.wait_until_ready(running)

    running.send_signal(signal.SIGINT)

    said, _ = running.communicate(timeout=60)
    assert founded.returncode == 0, founded.stderr
    assert (running.returncode, answers(installation.address)) == (0, False)
    assert f"麻花已启动：{installation.address}/" in said
    assert "示例" not in said


@pytest.mark.embedded
def test_the_server_stops_cleanly_when_it_is_told_to(installation):
    installation.mahua("migrate", "--verbosity", "0")
    server = installation.start("serve", "--workers", "1")
    installation.wait_until_ready(server)

    server.terminate()

    server.communicate(timeout=60)
    assert (server.returncode, answers(installation.address)) == (0, False)
