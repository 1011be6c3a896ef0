# Derived from _async/auth.py by scripts/unasync: do not edit.
"""Credentials on requests, also those that expire."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..clock import Clock
from ..deadline import current_deadline
from ..errors import AuthError, anew
from ..headers import put
from ..locks import Lock, Turn
from ..redact import Redactor
from ..silent import Secret, silent

if TYPE_CHECKING:
    from ..http.call import Call


class Auth:
    """Adds credentials to each attempt; this one adds none."""

    @property
    def sets(self) -> frozenset[str]:
        """Return the names of the headers that it sets, in lower case: callers cannot give these."""
        return frozenset()

    def authorize(self, request: Call) -> None:
        """Add the credentials to a request that is about to be sent.

        TimeoutError where the current deadline passes while another call fetches them.
        """

    def renew(self, request: Call) -> bool:
        """After a 401, return whether new credentials are at hand, so that one more attempt makes sense."""
        return False


class HeaderAuth(Auth):
    """The same headers on every request."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers = silent(headers)

    @property
    def sets(self) -> frozenset[str]:
        """Return the names of its headers, in lower case."""
        return frozenset(map(str.lower, self._headers))

    def authorize(self, request: Call) -> None:
        """Add the headers."""
        put(request, self._headers)


@dataclass(frozen=True, slots=True)
class Token:
    """A token, and for how many seconds from now it is good (None: not said)."""

    value: str = field(repr=False)
    lifetime: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", Secret(self.value))


class _Held:
    """A token in use, until when it is, and whether a server refused it."""

    def __init__(self, token: Token, until: float) -> None:
        self.token, self.until, self.refused = token, until, False


class TokenAuth(Auth):
    """A token that is fetched when first needed, renewed before it expires, and once more after a 401.

    However many threads or tasks need it at once, it is fetched once, and none waits for that past its deadline. Where it is
    refused, they all get that error.
    """

    def __init__(
        self,
        fetch: Callable[[], Token],
        headers: Callable[[str], Mapping[str, str]],
        *,
        clock: Clock,
        redactor: Redactor,
        margin: float = 60.0,
    ) -> None:
        self._fetch, self._headers = fetch, headers
        self._clock, self._redactor, self._margin = clock, redactor, margin
        self._lock = Lock()
        self._held: _Held | None = None
        self._refusal: AuthError | None = None
        self._refusals = 0

    @property
    def sets(self) -> frozenset[str]:
        """Return the names of the headers that a token comes in, in lower case."""
        return frozenset(map(str.lower, self._headers("")))

    def authorize(self, request: Call) -> None:
        """Add the token, fetching it first if there is none or it is about to expire.

        TimeoutError where the deadline passes while another call fetches it.
        """
        held = self._usable() or self._fetched()
        request.extensions["token"] = held
        put(request, silent(self._headers(held.token.value)))

    def renew(self, request: Call) -> bool:
        """Let nobody use the token that was refused any more (somebody may have renewed it already) and return True."""
        request.extensions["token"].refused = True
        return True

    def _usable(self) -> _Held | None:
        held = self._held
        return None if held is None or held.refused or held.until <= self._clock.monotonic() else held

    def _fetched(self) -> _Held:
        refusals = self._refusals
        with Turn(self._lock, self._clock, current_deadline()):
            held = self._usable()
            if held is None and self._refusal is not None and self._refusals > refusals:
                raise anew(self._refusal)  # it was refused while this call waited for it
            if held is None:
                token = self._logged_in()
                self._redactor.add(token.value)
                self._held = held = _Held(token, self._end_of(token))
            return held

    def _logged_in(self) -> Token:
        try:
            return self._fetch()
        except AuthError as error:
            self._refusal, self._refusals = error, self._refusals + 1
            raise

    def _end_of(self, token: Token) -> float:
        if token.lifetime is None:
            return float("inf")
        return self._clock.monotonic() + max(token.lifetime - self._margin, token.lifetime / 2)
