"""外发名单: the only ends anything may be sent to (MAHUA_EGRESS, empty by default: nothing leaves the installation).

Entries, separated by commas: `qyapi.weixin.qq.com:443` (https), `http://10.1.2.3:8080` (in clear, for the unit's own net),
`10.1.2.0/24` (private addresses that a listed name may resolve to). What is checked is the address that is then
connected to, so that a name cannot point elsewhere in between.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from mahua.kernel.errors import Refused
from mahua.notices import wording

TRANSLATED = ip_network("64:ff9b::/96")  # an IPv4 address in the clothes of an IPv6 one


@dataclass(frozen=True, slots=True)
class Way:
    """Where to connect and what to ask for there: `address` is what `host` resolved to and was found allowed."""

    host: str
    port: int
    address: str
    target: str
    is_clear: bool


@dataclass(frozen=True, slots=True)
class Egress:
    """The list, read. An end is (whether in clear, host, port)."""

    ends: frozenset[tuple[bool, str, int]]
    networks: tuple

    @classmethod
    def read(cls, text: str) -> "Egress":
        """As it stands in the environment; an entry that cannot be understood is a mistake to be told at once."""
        ends, networks = set(), []
        for entry in filter(None, (each.strip().lower() for each in text.split(","))):
            try:
                networks.append(ip_network(entry))
            except ValueError:
                ends.add(_listed(entry))
        return cls(frozenset(ends), tuple(networks))

    def refuse_unlisted(self, url: str) -> tuple[bool, str, int]:
        """The end of this address, if it is on the list."""
        end = _end_of(url, url)
        if end not in self.ends:
            raise Refused(wording.NOT_LISTED.format(end=f"{end[1]}:{end[2]}"))
        return end

    def way_to(self, url: str) -> Way:
        """How to get there now; Refused when it is not listed, has no address, or one that is not allowed."""
        is_clear, host, port = self.refuse_unlisted(url)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise Refused(wording.NO_ADDRESS.format(host=host)) from error
        addresses = [each[4][0] for each in found]
        if not all(self._allows(ip_address(each.partition("%")[0]), host) for each in addresses):
            raise Refused(wording.PRIVATE_ADDRESS.format(host=host))
        parts = urlsplit(url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Way(host, port, addresses[0], target, is_clear)

    def _allows(self, address: IPv4Address | IPv6Address, host: str) -> bool:
        """Public, or listed itself, by its network or as the literal host of an end."""
        address = getattr(address, "ipv4_mapped", None) or address
        if str(address) == host or any(address in network for network in self.networks):
            return True
        hidden = address.version == 6 and (address in TRANSLATED or address.sixtofour or address.teredo)  # noqa: PLR2004
        return address.is_global and not address.is_multicast and not hidden


def _listed(entry: str) -> tuple[bool, str, int]:
    """An entry names an end and nothing behind it, so that a network mistyped is no end."""
    url = entry if "://" in entry else f"https://{entry}"
    if "/" in url.partition("://")[2]:
        raise Refused(wording.NOT_AN_ADDRESS.format(said=entry))
    return _end_of(url, entry)


def _end_of(url: str, said: str) -> tuple[bool, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(wording.NOT_AN_ADDRESS.format(said=said)) from error
    clean = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None or not clean:
        raise Refused(wording.NOT_AN_ADDRESS.format(said=said))
    return parts.scheme == "http", parts.hostname, port or (80 if parts.scheme == "http" else 443)
