"""The base of the five clients."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, TypeVar, Unpack, cast

from ..capturing import MOST_BYTES, MOST_CALLS, capturing
from ..clock import Clock
from ..errors import UsageError
from ..execution.contact import Contact
from ..execution.decisions import Decisions
from ..execution.place import Wanted
from ..execution.waiting import Poll
from ..inputs import path_id
from ..locks import AsyncLock
from ..options import CallOptions, Options, chance_of, changed_settings, clock_of, settings_of, silent_options
from ..redact import Redactor, safe_url
from ..settings import Timeout, secret_headers
from ..vendor import Vendor
from .auth import AsyncAuth
from .execution import AsyncExecution
from .http import AsyncSeam
from .pages import AsyncItems

if TYPE_CHECKING:
    import httpx

    from ..capture import CapturedCalls
    from ..execution.token import Token
    from ..targets import Target
    from .stream import AsyncBody
    from .targets import AsyncTargets
    from .view import AsyncView

T = TypeVar("T")
R_co = TypeVar("R_co", bound=AsyncExecution, covariant=True)


class AsyncOrchestratorClient(Generic[R_co]):
    """What every client is: a context manager over one connection pool, safe to share between threads or tasks.

    `run_poll` is how often an execution of the system is polled during a wait, `run_has_detail` whether its steps or messages
    need further calls.
    """

    vendor: ClassVar[Vendor]
    """What is particular to its system: key, errors, headers that are secret."""
    run_poll: ClassVar[Poll]
    run_has_detail: ClassVar[bool] = True
    run_gates: ClassVar[bool] = False
    """Whether its executions can wait for a person whose decision this client can send."""
    run_no_gates: ClassVar[str] = "nothing documents a call that decides for a person"
    """Why there are no gates, for the error of who asks for one."""
    run_no_log: ClassVar[str] = "nothing documents a log in its API"
    """Why executions have no log here, for the error of who asks for it."""
    run_ids: ClassVar[tuple[str, ...]]
    """The names of the ids that identify an execution, its own last; methods and the command line take them in this order."""
    run_type: type[R_co]
    """The class of its executions."""
    targets: AsyncTargets
    """What can be started."""

    def __init__(self, base_url: str, auth: AsyncAuth, *, secrets: Iterable[str], options: Options) -> None:
        self._settings = settings_of(self.vendor.system, base_url, options)
        self._redactor = Redactor((*secrets, *secret_headers(self._settings.headers)))
        self.run_clock: Clock = clock_of(options)
        self.run_chance: Callable[[], float] = chance_of(options)
        self.run_contact: Contact = Contact(f"{self.system} at {safe_url(self.base_url)}", self.system)
        self.run_decisions: Decisions = Decisions(self.run_clock)
        self.run_turn: AsyncLock = AsyncLock()
        self._http = AsyncSeam(
            self.vendor, self._settings, auth, clock=self.run_clock, chance=self.run_chance, redactor=self._redactor
        )

    def _equip(self) -> None:
        """Give it the services, which send by it: again for a copy with other options."""
        raise UsageError(
            f"{type(self).__name__}: with_options: this client cannot be had with others", system=self.system
        )

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """Return a client with other options for its calls: `client.with_options(deadline=5).executions.get(run_id)`.

        It shares connections, login, and the limits on repeats and waits with this one. Other options stay as they are, and
        `headers` are added. Closing it closes no connection: closing the client that was made first does, for both. Logins use
        that one's options, within the new one's `deadline`. UsageError for an option that cannot be changed, such as `proxy`.
        """
        options = silent_options(options)  # first, so that no variable of this frame shows a secret header
        other = object.__new__(type(self))
        other._become(self, options)
        return other

    def describe(self) -> dict[str, Any]:
        """Return what a bug report should have, as JSON holds it: `print(json.dumps(client.describe(), indent=2))`.

        It has versions, the system and its URL, settings, transport, the state of connections and waits, and the names of the
        environment variables that matter and are set. It has no credential and no value of a header or an environment variable.
        Fields may be added. Nothing is sent.
        """
        from ..describing import described

        known = described(self._settings, self._http.homes, self.run_contact, self.vendor)
        known |= {"client": type(self).__name__, "scope": dict(self.scope), "closed": self._http.is_closed}
        return cast(dict[str, Any], self._redactor.value(known))

    def capture(self, *, limit: int = MOST_CALLS, max_body: int = MOST_BYTES) -> AbstractContextManager[CapturedCalls]:
        """Show what is sent and what comes back: `with client.capture() as calls:`; `calls[-1].headers` beside a typed result.

        Each attempt within the block is a `CapturedCall`, logins and repeats included: of this thread or task and of tasks
        that it begins, by this client and those that share its connections. A list of the attempts is kept up to `limit`, the
        newest ones, and bodies up to `max_body` bytes each. It is a plain `with` for asynchronous clients, too.
        """
        return capturing(self._connected, limit=limit, max_body=max_body, system=self.system)

    def _connected(self) -> object:
        """Return the connections it sends by, None as long as it was not made."""
        return getattr(vars(self).get("_http"), "homes", None)

    def _become(self, origin: AsyncOrchestratorClient[Any], options: CallOptions) -> None:
        """Be what another client is, but for some options."""
        settings = changed_settings(origin._settings, options)
        made = {name for name in vars(origin) if isinstance(getattr(type(self), name, None), cached_property)}
        vars(self).update({name: part for name, part in vars(origin).items() if name not in made})
        self._settings = settings
        secrets = secret_headers(settings.headers) if "headers" in options else []
        self._redactor = Redactor(secrets, of=origin._redactor) if secrets else origin._redactor
        self._http = origin._http.with_settings(settings, self._redactor)
        self._equip()

    @property
    def _view(self) -> AsyncView:
        from .view import AsyncView  # late, for it imports httpx

        return AsyncView(self._http)

    @property
    def system(self) -> str:
        """Return the key of the system, such as `cloudify`."""
        return self.vendor.system

    @property
    def base_url(self) -> str:
        """Return the URL all requests go to."""
        return self._settings.base_url

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the part of the system that this client works in, such as its tenant; empty where there are no parts."""
        return {}

    def in_scope(self, wanted: Wanted) -> bool:
        """Return whether a token or an intent is of that part; tokens of release 0.1 do not say, and are taken."""
        return wanted.scope in (None, dict(self.scope))

    def redact(self, text: str) -> str:
        """Return a text without secrets: this client's own, and what looks like one."""
        return self._redactor.text(text)

    def redact_ours(self, text: str) -> str:
        """Return a text of ours without secrets that slipped into it; what a server said in it must have been redacted before."""
        return self._redactor.ours(text)

    def hiding(self, secrets: Iterable[str]) -> AbstractContextManager[None]:
        """Keep values out of errors and logs while they are in use."""
        return self._redactor.hiding(secrets)

    def hide(self, secret: str) -> None:
        """Keep a value out of errors and logs from now on."""
        self._redactor.add(secret)

    async def call(
        self,
        request: Mapping[str, Any],
        parse: Callable[[httpx.Response], T | None],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send what a generated `build_request` returned and return what `parse` makes of the answer.

        This is what the methods of this package do; for everything else use `api`.
        """
        result = await self._http.perform(request, parse, timeout=timeout, headers=headers)
        if not (request.get("extensions") or {}).get("bare"):  # a login proves nothing: what it gave may be refused
            self.run_contact.accepted()
        return result

    async def stream(
        self, request: Mapping[str, Any], *, timeout: Timeout | None = None, headers: Mapping[str, str] | None = None
    ) -> AsyncBody:
        """Send a request like `call`, and return the body of its success unread, to be iterated over and closed."""
        from .stream import AsyncBody

        return await AsyncBody.open(self._http, request, timeout=timeout, headers=headers)

    async def start(
        self,
        target: Target | str,
        *,
        inputs: Mapping[str, Any] | None = None,
        timeout: Timeout | None = None,
        **options: Any,
    ) -> AsyncExecution:
        """Start a target of `targets.list()`, or by its id or name, and return the run; as `targets.start`."""
        return await self.targets.start(target, inputs=inputs, timeout=timeout, **options)

    async def fetch_run(self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None) -> R_co:
        """Return the execution as it is now; with `detail` also what costs further calls (steps, messages)."""
        raise NotImplementedError

    async def fetch_runs(self, ids: Sequence[Mapping[str, str]]) -> Mapping[str, R_co]:
        """Return executions that one call can read together, by id, in as few calls as possible; some may be missing."""
        runs = [await self.fetch_run(one, detail=False) for one in ids]
        return {run.id: run for run in runs}

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        """Return what executions must have in common to be fetched by one call, and how many fit in one."""
        return None, 1

    def run_share(self, ids: Mapping[str, str]) -> int:
        """Return how much of what fits in one call an execution takes."""
        return 1

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask the system to cancel the execution."""
        raise NotImplementedError

    async def decide_run(
        self,
        ids: Mapping[str, str],
        *,
        approved: bool,
        step: str | None = None,
        comment: str | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Decide what the execution waits for and return about which step and how; UsageError for a system without gates."""
        raise UsageError(f"nothing can be approved or rejected by its API: {self.run_no_gates}", system=self.system)

    async def check(self, *, timeout: Timeout | None = None) -> None:
        """Make one cheap read that shows whether the credentials work, and return nothing.

        Raises AuthError where they are refused, or do not allow the read, and the errors of a read where the system cannot be
        reached. Once it succeeds, waits that had stopped polling after refused credentials poll again.
        """
        async for _ in self._probe(timeout).pages():
            return

    def _probe(self, timeout: Timeout | None) -> AsyncItems[Any]:
        """Return the list whose first page proves the credentials."""
        raise NotImplementedError

    def run_link(self, ids: Mapping[str, str]) -> str | None:
        """Return where the execution is, None where no address of it is known."""
        return None

    def run_from_token(self, token: Token) -> R_co:
        """Return the execution a token speaks of, as the token last knew it; UsageError for one without its ids."""
        for name in self.run_ids:
            path_id(token.ids.get(name), name, system=self.system)
        if token.memory is not None:
            self.run_decisions.recall(token.ids[self.run_ids[-1]], token.memory.decided)
        return self.run_type(
            system=self.system,
            id=token.ids[self.run_ids[-1]],
            ids=token.ids,
            state=token.state,
            raw_status=token.raw_status,
            deadline=token.deadline,
            memory=token.memory,
            client=self,
        )

    async def aclose(self) -> None:
        """Close the connections; closing twice is fine, and using the client afterwards raises `ClosedError`."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def __reduce__(self) -> NoReturn:
        raise UsageError(
            f"{type(self).__name__}: a client can be neither pickled nor copied, for it holds connections and credentials:"
            " make one in the other process. Executions and errors can be pickled; resume(token, clients=[client]) takes"
            " up a wait there",
            system=self.system,
        )

    def __repr__(self) -> str:
        settings = vars(self).get("_settings")  # not there yet where a debugger looks at one that could not be made
        return f"<{type(self).__name__} {safe_url(settings.base_url) if settings else 'without settings'}>"
