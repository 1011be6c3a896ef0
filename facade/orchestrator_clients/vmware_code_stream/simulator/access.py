"""Logins: refresh tokens from a login or a console, access tokens for them, and when these expire."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast
from urllib.parse import parse_qsl

from ..._simulation.messages import Answer, Call
from .errors import csp_refusal, iaas_refusal, refusal

REFRESH_SECONDS = 90 * 86400.0
"""Life of a refresh token from a login on premises, by the vendor's guide."""
ACCESS_SECONDS = 8 * 3600.0
"""Life of an access token on premises, by the vendor's guide."""
IDLE_SECONDS = 25 * 60.0
"""How long an access token may lie unused in the cloud, by the vendor's guide."""

Hosting: TypeAlias = Literal["on_premises", "cloud"]


@dataclass(frozen=True, slots=True)
class CodeStreamUser:
    """A user; one with a `domain` must name it to log in. A `viewer` may only read."""

    name: str
    password: str = field(repr=False)
    role: Literal["admin", "viewer"] = "admin"
    domain: str | None = None


@dataclass(slots=True)
class _Issued:
    user: CodeStreamUser
    since: float
    used: float


@dataclass(slots=True)
class Access:
    """Users and their tokens. `hosting` decides how one logs in, and when an access token expires."""

    users: dict[str, CodeStreamUser]
    hosting: Hosting = "on_premises"
    _refresh: dict[str, tuple[CodeStreamUser, float]] = field(
        default_factory=dict[str, tuple[CodeStreamUser, float]], repr=False
    )
    _access: dict[str, _Issued] = field(default_factory=dict[str, _Issued], repr=False)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def admit(self, token: str, user: CodeStreamUser) -> None:
        """Accept this refresh token of a user for ever, such as one made in the cloud's console."""
        self._refresh[token] = (user, float("inf"))

    def expire(self, token: str | None = None) -> None:
        """Revoke this access token, or all of them."""
        for each in [token] if token is not None else list(self._access):
            self._access.pop(each, None)

    # The two steps of a login

    def log_in(self, call: Call, now: float) -> Answer:
        """Answer user and password. Without the bare flag `access_token` the answer has only a token that gives no access."""
        if self.hosting == "cloud":
            raise csp_refusal(404, "There is no login here: make a token in the console", now)
        body = _json_object(call)
        user = self.users.get(str(body.get("username")))
        if user is None or user.password != body.get("password") or user.domain != (body.get("domain") or None):
            raise csp_refusal(401, "The credentials were not accepted", now)
        if not call.queried("access_token"):
            return Answer.json({"cspAuthToken": f"csp-only-{next(self._numbers):04d}-simulatedSecret"})
        token = f"refresh-{next(self._numbers):04d}-simulatedSecret"
        self._refresh[token] = (user, now + REFRESH_SECONDS)
        return Answer.json({"refresh_token": token})

    def iaas_login(self, call: Call, now: float) -> Answer:
        """Answer `{"refreshToken": ...}` with an access token; everywhere."""
        body = _json_object(call)
        if not isinstance(body.get("refreshToken"), str):  # also with the spelling of the other service
            raise iaas_refusal(400, "refreshToken is required")
        token = self._exchanged(str(body["refreshToken"]), now)
        if token is None:
            raise iaas_refusal(400, "The refresh token is not valid or has expired")
        return Answer.json({"tokenType": "Bearer", "token": token})

    def authorize(self, call: Call, now: float) -> Answer:
        """Answer the form `refresh_token=...` with an access token; the console of the cloud does this."""
        if self.hosting != "cloud":
            raise csp_refusal(404, "This is offered in the cloud only", now)
        form = dict(parse_qsl(call.body.decode("latin-1")))
        is_form = (call.header("content-type") or "").startswith("application/x-www-form-urlencoded")
        token = self._exchanged(form.get("refresh_token", ""), now) if is_form else None
        if token is None:
            raise csp_refusal(400, "A form with a valid refresh_token is expected", now)
        return Answer.json({"token_type": "bearer", "access_token": token, "expires_in": int(IDLE_SECONDS)})

    def _exchanged(self, refresh_token: str, now: float) -> str | None:
        user, until = self._refresh.get(refresh_token, (None, 0.0))
        if user is None or until <= now:
            return None
        token = f"access-{next(self._numbers):04d}-simulatedSecret"
        self._access[token] = _Issued(user, now, now)
        return token

    # Every other call

    def authenticate(self, call: Call, now: float) -> CodeStreamUser:
        """Return whose access token this is. Raises the 401s; every use of a token keeps it alive in the cloud."""
        scheme, _, token = (call.header("authorization") or "").partition(" ")
        if "expired_token" in call.marks:
            self.expire(token)
        issued = self._access.get(token) if scheme.lower() == "bearer" else None
        if issued is None:
            raise refusal(401, "The access token is missing or not known.")
        if now >= (issued.used + IDLE_SECONDS if self.hosting == "cloud" else issued.since + ACCESS_SECONDS):
            raise refusal(401, "The access token has expired.")
        issued.used = now
        return issued.user


def _json_object(call: Call) -> dict[str, object]:
    """Return the body; an empty object for what is none."""
    try:
        value = json.loads(call.body)
    except ValueError:
        return {}
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}
