"""What a simulator receives and sends: `Call`, `Answer`, and `Operation`, which ties the two."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it arrived. Its repr shows neither headers nor query: credentials travel there."""

    operation: str | None
    """Name of the operation as in the generated code, such as `get_execution`; None if no route matched."""
    method: str
    """Of HTTP, in capitals."""
    path: str
    """Still percent-encoded."""
    target: str = field(default="", repr=False)
    """Path and query as they stood in the request line."""
    query: Pairs = field(default=(), repr=False)
    """Decoded, in order, repeated names and empty values too."""
    headers: Pairs = field(default=(), repr=False)
    """Names in lower case."""
    body: bytes = field(default=b"", repr=False)
    """As it came."""
    params: Mapping[str, str] = field(default_factory=dict[str, str])
    """Values of the variable parts of the path, decoded."""
    marks: frozenset[str] = frozenset()
    """Faults that the simulator itself must act out, such as `expired_token`; see `faults.Mark`."""

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case; None if there is none."""
        return next((value for key, value in self.headers if key == name.lower()), None)

    def queried(self, name: str) -> list[str]:
        """All values of this query parameter, in order."""
        return [value for key, value in self.query if key == name]

    def query_value(self, name: str) -> str | None:
        """The first value of this query parameter; None if there is none."""
        return next(iter(self.queried(name)), None)

    def json(self) -> object:
        """The body read as JSON. Raises ValueError if it is none."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Answer:
    """One response. Content-Length and Date are added when it is sent."""

    status: int
    """Of HTTP."""
    headers: Pairs = ()
    """In order; names are sent as they stand here."""
    body: bytes = b""
    """Sent as it is."""
    beyond_spec: bool = False
    """It says on purpose what our OpenAPI document does not know, such as a new status: not to be validated."""

    @classmethod
    def json(
        cls, value: object, status: int = 200, *, headers: Pairs = (), media_type: str = "application/json"
    ) -> Answer:
        """An answer whose body is this value as JSON; characters beyond ASCII are escaped."""
        return cls(status, (("content-type", media_type), *headers), json.dumps(value).encode())

    @classmethod
    def text(
        cls, text: str, status: int = 200, *, headers: Pairs = (), media_type: str = "text/plain; charset=utf-8"
    ) -> Answer:
        """An answer whose body is this text in UTF-8."""
        return cls(status, (("content-type", media_type), *headers), text.encode())

    @classmethod
    def html(cls, text: str, status: int = 200, *, headers: Pairs = ()) -> Answer:
        """An answer whose body is this HTML."""
        return cls.text(text, status, headers=headers, media_type="text/html; charset=utf-8")

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case; None if there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def with_headers(self, headers: Iterable[tuple[str, str]]) -> Answer:
        """The same answer with more headers."""
        return replace(self, headers=(*self.headers, *headers))


class Refusal(Exception):  # an answer rather than an error
    """Raised anywhere in a handler to answer at once, usually with an error of the vendor."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class SimulatedOperation:
    """One route of a simulator. Several routes may share a name, for instance one per version of the API.

    `path` is written as Starlette writes it: `/executions/{id}`, where a variable takes no slash unless it is
    `{name:path}`. A route for GET answers HEAD too.
    """

    name: str
    method: str
    """Of HTTP, in capitals."""
    path: str
    handler: Handler
    """What answers its calls."""


Operation = SimulatedOperation
"""Its name in 0.1."""
