"""Where a request goes, read from its URL once: who waits asks the same again and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from orchestrator_api._runtime.http import httpx


@dataclass(frozen=True, slots=True)
class Target:
    """A URL in the parts that a wire needs; `path` is path and query as they are sent."""

    scheme: str
    host: str
    port: int
    path: str = field(repr=False)
    authority: str
    """Host, with the port where it is not the scheme's own: what the header Host says."""

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def given_port(self) -> int | None:
        """Return the port, None where it is the scheme's own."""
        return None if self.port == {"http": 80, "https": 443}[self.scheme] else self.port

    @property
    def url(self) -> str:
        """Return the whole URL."""
        return f"{self.origin}{self.path}"

    def with_path(self, path: str) -> Target:
        """Return another target of the same origin."""
        return Target(self.scheme, self.host, self.port, path, self.authority)


@lru_cache(maxsize=512)
def target_of(url: str) -> Target:
    """Return the target of a URL, percent-encoded where it has to be; ValueError if it is none."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        raise ValueError("not a URL") from None  # whose text shows parts of it
    if parts.scheme not in ("http", "https") or not parts.host:
        raise ValueError("not a URL of http or https")
    return Target(
        scheme=parts.scheme,
        host=parts.raw_host.decode("ascii").strip("[]"),
        port=parts.port or (443 if parts.scheme == "https" else 80),
        path=parts.raw_path.decode("ascii"),
        authority=parts.netloc.decode("ascii"),
    )


def with_query(url: str, params: object) -> str:
    """Return a URL with query parameters, as httpx writes them."""
    query = str(httpx.QueryParams(params)) if params else ""  # type: ignore[arg-type]
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"
