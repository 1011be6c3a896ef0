"""What a client reports of itself for a bug report: versions, settings, transport, environment; no credential, ever."""

from __future__ import annotations

import os
import platform
import ssl
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .._version import __version__
from .events import Hooks
from .execution.contact import Contact
from .extras import OLDEST, TRANSPORT_VARIABLE, installed
from .http.trust import FILE, FOLDER
from .redact import safe_url
from .settings import Settings, Verify
from .vendor import Vendor
from .wire.choice import wire_name
from .wire.homes import AsyncHomes, Homes

_ALWAYS = ("httpx", "httpcore", "h11", "attrs", "certifi", "opentelemetry-sdk")
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
_VARIABLES = (*_PROXIES, *map(str.lower, _PROXIES), FILE, FOLDER, TRANSPORT_VARIABLE, "OTEL_SDK_DISABLED")


def surroundings(prefixes: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the versions of what is in use, and the names, never the values, of environment variables that matter."""
    names = sorted({*_ALWAYS, *(package for package, _ in OLDEST.values())})
    found = {name: known for name in names if (known := installed(name)) is not None}
    environment = [name for name in os.environ if name in _VARIABLES or (prefixes and name.startswith(prefixes))]
    return {
        "versions": {
            "orchestrator-clients": __version__,
            "python": platform.python_version(),
            "implementation": platform.python_implementation(),
            "platform": f"{sys.platform} {platform.machine()}",
            "openssl": ssl.OPENSSL_VERSION,
            **found,
        },
        "environment": sorted(environment),
    }


def settings_told(settings: Settings) -> dict[str, Any]:
    """Return the options of a client: of headers the names, of a proxy where it is, of hooks which there are."""
    retry = asdict(settings.retry)
    return {
        "timeout": settings.timeout,
        "deadline": settings.deadline,
        "retry": {**retry, "statuses": None if retry["statuses"] is None else sorted(retry["statuses"])},
        "max_response_bytes": settings.max_response_bytes,
        "headers": sorted(settings.headers),
        "user_agent": settings.user_agent,
        "hooks": [name for name in Hooks._fields if getattr(settings.hooks, name) is not None],
        "proxy": None if settings.proxy is None else _proxy(settings.proxy),
        "verify": _verify(settings.verify),
        "allow_plain_http": settings.allow_plain_http,
    }


def _proxy(proxy: str) -> str:
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    return safe_url(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")


def _verify(verify: Verify) -> bool | str:
    return verify if isinstance(verify, bool) else "a bundle" if isinstance(verify, str | Path) else "an SSLContext"


def described(settings: Settings, homes: AsyncHomes | Homes, contact: Contact, vendor: Vendor) -> dict[str, Any]:
    """Return what a client is and what it is doing; not redacted yet."""
    return {
        "system": settings.system,
        "base_url": safe_url(settings.base_url),
        "waits": {"credentials_accepted": contact.proven, "contact_lost": contact.is_lost},
        "settings": settings_told(settings),
        "transport": wire_name(settings, is_async=homes.is_async),
        "pools": homes.pools(),
        **surroundings(vendor.variables),
    }
