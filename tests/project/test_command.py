"""The `mahua` command as an operator meets it: a process of its own on a folder of its own."""

import signal
import socket

import pytest

from tests.browser.installation import Installation, answers


@pytest.fixture
def installation(tmp_path):
    return Installation(tmp_path)


def test_without_arguments_every_command_is_listed_with_one_line(installation):
    said = installation.mahua()

    assert said.returncode == 0
    assert "first-administrators  正式使用的第一步" in said.stdout


@pytest.mark.parametrize("name", ["shell", "dbshell", "createsuperuser", "flush"])
def test_djangos_own_commands_are_not_reachable(installation, name):
    said = installation.mahua(name)

    assert said.returncode == 2
    assert f"没有“{name}”这个命令。" in said.stderr


def test_serving_a_database_that_lacks_migrations_is_refused_with_the_remedy(installation):
    said = installation.mahua("serve")

    assert said.returncode == 1
    assert "请先运行：mahua migrate" in said.stderr


@pytest.mark.parametrize("command", ["serve", "run"])
def test_a_taken_port_is_named_in_one_plain_sentence(installation, command):
    with socket.create_server(("127.0.0.1", installation.port)):
        said = installation.mahua(command)

    assert said.returncode == 1
    assert said.stderr.startswith(f"127.0.0.1:{installation.port} 已被别的程序占用。")
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_cleanly_when_asked(installation, number):
    installation.mahua("migrate", "--verbosity", "0")
    server = installation.start("serve", "--workers", "1")
    installation.wait_until_ready(server)

    server.send_signal(number)

    assert server.wait(timeout=30) == 0
    assert not answers(installation.address)


def test_demo_accounts_are_not_listed_for_a_database_that_is_no_demo(installation):
    installation.mahua("migrate", "--verbosity", "0")

    said = installation.mahua("accounts", "--json")

    assert said.returncode == 1
    assert said.stdout == ""
    assert "不是示例区" in said.stderr


def test_demo_accounts_are_never_listed_on_an_external_database(tmp_path):
    installation = Installation(tmp_path, database="postgresql://nobody@127.0.0.1:1/none")

    said = installation.mahua("accounts")

    assert said.returncode == 1
    assert "外部数据库（MAHUA_DATABASE）上不设示例账号" in said.stderr
