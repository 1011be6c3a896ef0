"""Credentials: what a client may be given, and the requests that turn it into an access token."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .._core.body import BadAnswer, loads
from .._core.errors import ApiError, AuthError, UsageError
from .._core.inputs import is_real
from .._core.secrets import fits_header, header_text, is_secret, secret_text
from .._core.silent import Secret
from .tables import APPLIANCE_LIFETIME, CLOUD_DOMAIN, CLOUD_LIFETIME, SYSTEM

if TYPE_CHECKING:
    import httpx

_LOGIN = "/csp/gateway/am/api/login?access_token"
_DOMAIN_LOGIN = "/csp/gateway/am/idp/auth/login?access_token"
"""The bare flag matters: without it an appliance was seen to return no refresh token (a client's comment, 2026)."""

_AUTHORIZE = "/csp/gateway/am/api/auth/api-tokens/authorize"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a client was given to get in with: exactly one of the first three."""

    refresh_token: str | None = field(default=None, repr=False)
    auth: tuple[str, str] | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    domain: str | None = None
    csp_url: str | None = None

    def __post_init__(self) -> None:
        if sum(value is not None for value in (self.refresh_token, self.auth, self.token)) != 1:
            raise UsageError("give one of refresh_token=, auth=(user, password) and token=", system=SYSTEM)
        if self.auth is not None and not (
            isinstance(self.auth, tuple) and len(self.auth) == 2 and all(map(is_secret, self.auth))
        ):
            raise UsageError("auth must be (user, password)", system=SYSTEM)
        for name, check in (("refresh_token", secret_text), ("token", header_text), ("domain", secret_text)):
            if getattr(self, name) is not None:
                check(getattr(self, name), name, system=SYSTEM)
        if self.domain is not None and self.auth is None:
            raise UsageError("domain= is for auth=(user, password)", system=SYSTEM)
        if self.csp_url is not None and self.refresh_token is None:
            raise UsageError("csp_url= is for refresh_token=", system=SYSTEM)

    @property
    def secrets(self) -> list[str]:
        """Return what no text may show."""
        return [secret for secret in (self.refresh_token, self.token, self.auth and self.auth[1]) if secret]


def bearer(token: str) -> dict[str, str]:
    """Return the header that every call of the API carries."""
    return {"Authorization": Secret(f"Bearer {token}")}


def _request(operation: str, url: str, **body: Any) -> dict[str, Any]:
    return {"method": "post", "url": url, "extensions": {"operation": operation, "bare": True}, **body}


def password_request(host: str, credentials: Credentials) -> dict[str, Any]:
    """Return the request by which an appliance gives a refresh token for user and password; it lives 90 days (guide)."""
    assert credentials.auth is not None  # noqa: S101  # the only caller has looked
    user, password = credentials.auth
    body = {"username": user, "password": password}
    if credentials.domain is None:
        return _request("csp_login", host + _LOGIN, json=body)
    # Two clients of one author post domain users here.
    return _request("csp_login", host + _DOMAIN_LOGIN, json={**body, "domain": credentials.domain})


def access_request(host: str, csp_url: str | None, refresh_token: str) -> dict[str, Any]:
    """Return the request for an access token: camel case for the IaaS service, a form in snake case for CSP."""
    if csp_url is not None:
        form = {"refresh_token": refresh_token}
        return _request("csp_authorize", csp_url.rstrip("/") + _AUTHORIZE, data=form)
    return _request("iaas_login", f"{host}/iaas/api/login", json={"refreshToken": refresh_token})


def parse_refresh_token(answer: httpx.Response) -> str:
    """Return the refresh token of an answer; ValueError for one that holds none."""
    value = _object(answer).get("refresh_token")
    if not isinstance(value, str) or not value:
        raise AuthError(
            "the login was answered without a refresh_token: check domain=, and that base_url is an appliance of vRealize"
            " Automation 8, not of another product",
            system=SYSTEM,
            operation="csp_login",
            status=answer.status_code,
        )
    return value


def parse_access_token(answer: httpx.Response) -> tuple[str, float | None]:
    """Return the access token of an answer and the seconds it lives, if that is said; ValueError for one without."""
    body = _object(answer)
    value = body.get("token") or body.get("access_token")
    if not isinstance(value, str) or not value:
        raise BadAnswer("the answer holds no token", "token")
    if not fits_header(value):
        raise BadAnswer("the token is not one that fits in a header", "token")
    seconds = body.get("expires_in")
    if is_real(seconds) and 0 < seconds < float("inf"):
        return value, float(seconds)
    return value, None


def _object(answer: httpx.Response) -> dict[str, Any]:
    body = loads(answer.content)
    if not isinstance(body, dict):
        raise BadAnswer(f"expected an object, got {type(body).__name__}")
    return {name: Secret(value) if isinstance(value, str) else value for name, value in body.items()}


def lifetime(host: str) -> float:
    """Return the seconds an access token lives where the answer does not say it."""
    return CLOUD_LIFETIME if f".{urlsplit(host).hostname}".endswith(CLOUD_DOMAIN) else APPLIANCE_LIFETIME


def is_refusal(error: ApiError) -> bool:
    """Return whether a login's error speaks of the credential: a 4xx, but for one that says to come back later."""
    return 400 <= error.status < 500 and error.status not in (408, 429)


def refused(error: ApiError) -> ApiError:
    """Return a login's error as what it is to the caller: a credential that was refused, whatever the status."""
    if not is_refusal(error):
        return error
    hint = _HINTS["no login"] if error.status == 404 else _HINTS.get(error.operation or "", _HINTS["token"])
    return AuthError(**{**error.__dict__, "hint": hint})


_HINTS = {
    "no login": "No login service answers there: check base_url, or csp_url",
    "csp_login": "Check user and password; a user of a domain needs domain= too",
    "token": "Check the refresh token, and whether it has expired: those of an appliance live 90 days",
}
