"""Hosts: whether a text is one as it is sent, and whether it means this machine, however it is spelled."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

METADATA = frozenset(map(ip_address, ("100.100.100.200", "192.0.0.192", "fd00:ec2::254")))
"""Where clouds give a machine its credentials, besides the link-local 169.254.169.254: Alibaba, Oracle, and AWS over IPv6."""

_METADATA_NAMES = frozenset({"metadata.google.internal", "metadata.goog", "instance-data.ec2.internal"})

_NAME = re.compile(
    r"(?=.{1,254}\Z)(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.?\Z"
)
"""Labels of letters, digits and hyphens (RFC 1123), and the underscore that some networks have in names."""

_NUMBERS = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)(?:\.(?:0[xX][0-9a-fA-F]*|[0-9]+)){0,3}\.?\Z")
"""What resolvers read as an IPv4 address, in parts that may be left out, octal or hexadecimal (inet_aton)."""


_UNSENT = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")


def unsendable(url: str) -> bool:
    """Return whether a URL holds what programs drop or misread: white space, controls, a backslash, half of a surrogate pair."""
    return bool(_UNSENT.search(url))


def is_host(text: str) -> bool:
    """Return whether a text is a name or an address, without brackets, that can be sent as it is: ASCII, labels not empty."""
    if ":" in text:
        return "%" not in text and isinstance(address_of(text), IPv6Address)
    return bool(_NAME.match(text)) and ("xn--" not in text.lower() or _is_international(text.lower()))


def _is_international(name: str) -> bool:
    from idna import IDNAError, decode  # late: few names are

    try:
        decode(name)
    except (IDNAError, UnicodeError):
        return False
    return True


def address_of(host: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a host is, by whatever spelling a resolver takes; None for a name."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    if not _NUMBERS.match(host):
        return None
    try:
        return IPv4Address(socket.inet_aton(host.rstrip(".")))
    except (OSError, ValueError):
        return None


def is_loopback(host: str) -> bool:
    """Return whether a host can only mean this machine."""
    address = _plain(address_of(host))
    if address is not None:
        return address.is_loopback
    name = host.lower().removesuffix(".")
    return name == "localhost" or name.endswith(".localhost")


def is_own(host: str) -> bool:
    """Return whether a host means this machine, its link, or where a cloud gives it credentials: no server may send us there.

    A name that leads there by a name server's answer is not seen here.
    """
    address = _plain(address_of(host))
    if address is None:
        return is_loopback(host) or host.lower().removesuffix(".") in _METADATA_NAMES
    return address.is_loopback or address.is_unspecified or address.is_link_local or address in METADATA


def _plain(address: IPv4Address | IPv6Address | None) -> IPv4Address | IPv6Address | None:
    """Return the IPv4 address that an IPv6 address stands for (mapped, compatible, NAT64, 6to4), else the address."""
    if not isinstance(address, IPv6Address):
        return address
    packed = address.packed
    within = address.ipv4_mapped or address.sixtofour
    if within is None and packed[:12] in (bytes(12), b"\x00\x64\xff\x9b" + bytes(8)) and packed[12:14] != b"\0\0":
        within = IPv4Address(packed[12:])
    return within or address
