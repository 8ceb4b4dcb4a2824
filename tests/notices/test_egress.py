"""Nothing leaves but to the ends on the list, at addresses that are public or listed themselves."""

import socket

import pytest

from mahua.kernel.errors import Refused
from mahua.notices.egress import Egress
from mahua.notices.posting import Request, post
from tests.notices import fake_robot
from tests.notices.fake_robot import Said

WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k"


def resolved_to(monkeypatch, *addresses):
    """What the name servers say, which is no code of ours."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def test_with_an_empty_list_nothing_leaves():
    with pytest.raises(Refused, match=r"qyapi\.weixin\.qq\.com:443 不在外发名单里"):
        Egress.read("").way_to(WECOM)


@pytest.mark.parametrize(
    "url",
    [
        "https://qyapi.weixin.qq.com:8443/x",
        "http://qyapi.weixin.qq.com/x",
        "http://qyapi.weixin.qq.com:443/x",
        "https://qyapi.weixin.qq.com.example.cn/x",
        "https://weixin.qq.com/x",
    ],
)
def test_another_port_scheme_or_name_is_not_on_the_list(url):
    with pytest.raises(Refused, match="不在外发名单里"):
        Egress.read("qyapi.weixin.qq.com:443").way_to(url)


def test_a_listed_end_is_reached_at_the_address_that_was_checked(monkeypatch):
    resolved_to(monkeypatch, "109.244.145.152", "109.244.145.153")

    way = Egress.read(" QYAPI.weixin.qq.com:443 ,oapi.dingtalk.com").way_to(WECOM)

    assert (way.host, way.port, way.address, way.is_clear) == ("qyapi.weixin.qq.com", 443, "109.244.145.152", False)
    assert way.target == "/cgi-bin/webhook/send?key=k"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1%eth0",  # noqa: S104 (an address to be refused)
     "::ffff:10.1.2.3", "64:ff9b::a01:203", "2002:a01:203::1", "fd00::1"],
)  # fmt: skip
def test_a_listed_name_that_points_inside_is_not_connected_to(monkeypatch, address):
    resolved_to(monkeypatch, "109.244.145.152", address)

    with pytest.raises(Refused, match="指向内网地址"):
        Egress.read("qyapi.weixin.qq.com:443").way_to(WECOM)


@pytest.mark.parametrize("listed", ["robot.example.gov.cn:443,10.1.2.0/24", "robot.example.gov.cn:443,10.1.2.3"])
def test_a_private_address_is_connected_to_when_it_is_listed_itself(monkeypatch, listed):
    resolved_to(monkeypatch, "10.1.2.3")

    assert Egress.read(listed).way_to("https://robot.example.gov.cn/x").address == "10.1.2.3"


@pytest.mark.parametrize("entry", ["10.1.2.3/24", "https://a.cn/path", "ftp://a.cn", "https://u:p@a.cn", "a.cn:99999"])
def test_an_entry_that_cannot_be_understood_is_said_so(entry):
    with pytest.raises(Refused, match="不是能外发的地址"):
        Egress.read(entry)


@pytest.mark.parametrize(
    "url", ["https://u:p@a.cn/", "file:///etc/passwd", "https://a.cn/a b", "https://a.cn/\r\nX: y"]
)
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(Refused, match="不是能外发的地址"):
        Egress.read("a.cn:443").way_to(url)


def test_a_redirect_is_not_followed(robot):
    elsewhere, stop = fake_robot.serve()
    robot.answers.append(Said(status=302, headers={"Location": f"{elsewhere.end}/inside"}))

    answer = post(Request(f"{robot.end}/send", b"{}"), egress=Egress.read(f"{robot.end},{elsewhere.end}"))

    stop()
    assert answer.status == 302
    assert (len(robot.got), elsewhere.got) == (1, [])


def test_a_server_that_answers_a_drop_at_a_time_is_given_up(robot, monkeypatch):
    monkeypatch.setattr("mahua.notices.posting.ALL_SECONDS", 0.4)
    robot.answers.append(Said(body=b"x" * 100, drip=0.1))

    with pytest.raises(Refused, match="没有答复完"):
        post(Request(f"{robot.end}/send", b"{}"), egress=Egress.read(robot.end))


def test_a_server_that_does_not_answer_is_given_up(robot, monkeypatch):
    monkeypatch.setattr("mahua.notices.posting.STEP_SECONDS", 0.2)
    robot.answers.append(Said(silent=1))

    with pytest.raises(Refused, match="没有答复完"):
        post(Request(f"{robot.end}/send", b"{}"), egress=Egress.read(robot.end))


def test_no_more_is_read_than_an_answer_needs(robot):
    robot.answers.append(Said(body=b"x" * 200_000))

    assert len(post(Request(f"{robot.end}/send", b"{}"), egress=Egress.read(robot.end)).body) == 64 * 1024


def test_a_closed_door_is_told_without_the_secret_of_the_address(robot):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        end = f"http://127.0.0.1:{closed.getsockname()[1]}"

        with pytest.raises(Refused, match="ConnectionRefusedError") as refused:
            post(Request(f"{end}/send?key=k-secret", b"{}"), egress=Egress.read(end))

    assert "k-secret" not in refused.value.words
    assert "k-secret" not in repr(Request(f"{end}/send?key=k-secret", b"{}"))
