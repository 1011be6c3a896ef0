"""How a client gets to a host: whom it trusts, and through which proxy."""

from __future__ import annotations

import ssl
from pathlib import Path

from ..http.trust import context_for
from ..proxies import Proxy, may_be_told, need_socks, proxy_for
from ..settings import Settings

_MOST_KNOWN = 100
"""Origins whose proxy is remembered."""


class Ways:
    """The ways of one client; what cannot be used raises `UsageError` when it is made."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._proxies: dict[str, Proxy | None] = {}
        if isinstance(settings.verify, str | Path) or settings.base_url.startswith("https:"):
            _ = self.trust
        self.proxy(settings.base_url)

    @property
    def trust(self) -> ssl.SSLContext:
        """Return the context for TLS, which is made when it is first needed: that takes milliseconds."""
        return context_for(self._settings.verify, system=self._settings.system)

    @property
    def may_be_proxied(self) -> bool:
        """Return whether a way may lead through a proxy, as far as is known now."""
        return self._settings.proxy is not None or may_be_told()

    def proxy(self, origin: str) -> Proxy | None:
        """Return the proxy for an origin, None for the straight way."""
        if origin not in self._proxies:
            if len(self._proxies) >= _MOST_KNOWN:  # logs may lie on ever new hosts
                self._proxies.clear()
            self._proxies[origin] = self._proxy(origin)
        return self._proxies[origin]

    def _proxy(self, origin: str) -> Proxy | None:
        proxy = proxy_for(origin, self._settings.proxy, system=self._settings.system)
        if proxy is not None and proxy.is_socks:
            need_socks(proxy, "socksio", system=self._settings.system)
        return proxy
