"""Host names."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Return whether a host name can only mean this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
