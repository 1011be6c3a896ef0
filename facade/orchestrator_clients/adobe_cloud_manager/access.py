"""Credentials: the three headers of every call, and the request for a token, which goes to Adobe's login service."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .._core.body import BadAnswer, loads
from .._core.errors import ApiError, AuthError, UsageError
from .._core.inputs import is_real, listed
from .._core.secrets import fits_header
from .._core.silent import Secret
from .tables import SYSTEM

if TYPE_CHECKING:
    import httpx


def scope_list(scopes: str | Iterable[str]) -> str:
    """Return scopes as the login service wants them: separated by commas."""
    words = listed(scopes, "scopes", system=SYSTEM) or []
    if not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise UsageError(f"scopes={scopes!r}: give one scope or several", system=SYSTEM)
    return ",".join(word.strip() for word in words)


def token_request(url: str, client_id: str, client_secret: str, scopes: str) -> dict[str, Any]:
    """Return the request for a token: a form, without the credentials of API calls."""
    form = {
        "grant_type": "client_credentials",
        "client_id": client_id,
        "client_secret": client_secret,
        "scope": scopes,
    }
    return {"method": "post", "url": url, "data": form, "extensions": {"operation": "ims_login", "bare": True}}


def parse_token(answer: httpx.Response) -> tuple[str, float | None]:
    """Return a token and the seconds it lives, if that was said; ValueError for an answer that holds none."""
    body = loads(answer.content)
    value = body.get("access_token") if isinstance(body, dict) else None
    if not isinstance(value, str) or not value:
        raise BadAnswer("the answer holds no access_token", "access_token")
    value = Secret(value)
    if not fits_header(value):
        raise BadAnswer("access_token is not one that fits in a header", "access_token")
    seconds = body.get("expires_in")
    if is_real(seconds) and 0 < seconds < float("inf"):
        return value, float(seconds)
    return value, None


def refused(error: ApiError) -> ApiError:
    """Return the error of the login service as what it is to the caller: a 4xx, whatever its code, refuses the credential."""
    if not 400 <= error.status < 500 or error.status in (404, 408, 429) or isinstance(error, AuthError):
        return error
    return AuthError(**error.__dict__)


def api_headers(org_id: str, client_id: str, token: str) -> dict[str, str]:
    """Return the headers that every call of the API needs, all three of them together."""
    return {"Authorization": Secret(f"Bearer {token}"), "x-api-key": client_id, "x-gw-ims-org-id": org_id}


def event_headers(org_id: str, client_id: str, token: str) -> dict[str, str]:
    """Return the headers that I/O Events needs: the organisation has another name there."""
    return {"Authorization": f"Bearer {token}", "x-api-key": client_id, "x-ims-org-id": org_id}
