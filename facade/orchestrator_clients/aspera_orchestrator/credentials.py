"""The ways to prove who one is, checked when a client is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from orchestrator_api.aspera_orchestrator import models

from .._core.errors import UsageError
from .._core.secrets import basic, header_text, is_text
from .._core.silent import Secret
from .tables import SYSTEM

QUERY_WARNING = (
    "credentials_in_query=True puts the credentials into every URL, where servers and proxies log them; the vendor does not "
    "endorse it. Use it only for a server that takes nothing else"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What the constructor was given; anything that cannot be meant raises `UsageError`."""

    auth: tuple[str, str] | None = field(default=None, repr=False)
    api_key: tuple[str, str] | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    login: bool = False
    credentials_in_query: bool = False

    def __post_init__(self) -> None:
        if sum(given is not None for given in (self.auth, self.api_key, self.token)) != 1:
            raise UsageError("give one of auth=(user, password), api_key=(login, key) and token=", system=SYSTEM)
        if self.login and self.credentials_in_query:
            raise UsageError("give login=True or credentials_in_query=True, not both", system=SYSTEM)
        for name in ("auth", "api_key"):
            _check_pair(name, getattr(self, name))
        if self.token is not None:
            header_text(self.token, "token", system=SYSTEM)
            if self.login or self.credentials_in_query:
                raise UsageError("token= goes into a header as it is: leave the other options out", system=SYSTEM)
        if self.api_key and not (self.login or self.credentials_in_query):
            raise UsageError(
                "api_key= needs login=True (4.1.3 and later) or credentials_in_query=True (before that)", system=SYSTEM
            )

    @property
    def headers(self) -> Mapping[str, str]:
        """Return the headers that are the same on every request."""
        if self.token is not None:
            return bearer(self.token)
        return {} if self.auth is None else {"Authorization": basic(self.auth, system=SYSTEM)}

    @property
    def query(self) -> Mapping[str, str]:
        """Return the query parameters of the old way: `login` with `password` or `api_key` (the vendor's help pages)."""
        name, (user, secret) = ("password", self.auth) if self.auth else ("api_key", self.api_key or ("", ""))
        return {"login": user, name: secret}

    def login_request(self) -> models.LoginRequest:
        """Return the body of a login. An API key goes without the user's name (the vendor's command line client)."""
        if self.auth:
            return models.LoginRequest(username=self.auth[0], password=self.auth[1])
        if self.api_key:
            return models.LoginRequest(apikey=self.api_key[1])
        raise UsageError("a login needs auth=(user, password) or api_key=(login, key)", system=SYSTEM)

    @property
    def secrets(self) -> Iterator[str]:
        """Yield what must never be shown."""
        yield from (pair[1] for pair in (self.auth, self.api_key) if pair)
        if self.token:
            yield self.token
        if self.auth and not (self.login or self.credentials_in_query):
            yield from self.headers.values()


def bearer(token: str) -> Mapping[str, str]:
    """Return the header of a token."""
    return {"Authorization": Secret(f"Bearer {token}")}


def _check_pair(name: str, pair: object) -> None:
    if pair is None:
        return
    if not (isinstance(pair, tuple) and len(pair) == 2 and all(part and is_text(part) for part in pair)):
        raise UsageError(f"{name} must be a pair of texts that are not empty: (user, secret)", system=SYSTEM)
