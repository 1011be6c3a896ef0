"""Routing: which operation a request is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.routing import Match, Route

from .messages import Call, SimulatedOperation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Receive, Scope, Send


@dataclass(frozen=True, slots=True)
class Arrival:
    """A call, with the route that takes it; without one, the methods that the path would take, if it is known."""

    call: Call
    operation: SimulatedOperation | None
    allowed: tuple[str, ...] = ()


class Router:
    """Finds the route of a request, by Starlette's rules for paths."""

    def __init__(self, operations: Sequence[SimulatedOperation]) -> None:
        self.names = frozenset(operation.name for operation in operations)
        self._routes = [(_route(operation), operation) for operation in operations]

    def arrival(self, scope: Scope, body: bytes) -> Arrival:
        """Read the request. A variable matches no slash, not even an encoded one: the path is decoded first."""
        allowed: set[str] = set()
        for route, operation in self._routes:
            match, child = route.matches(scope)
            if match is Match.FULL:
                return Arrival(_call(scope, body, operation.name, child["path_params"]), operation)
            if match is Match.PARTIAL:
                allowed |= route.methods or set()
        return Arrival(_call(scope, body, None, {}), None, tuple(sorted(allowed)))


async def _unused(scope: Scope, receive: Receive, send: Send) -> None:
    raise NotImplementedError("only the paths of these routes are used")


def _route(operation: SimulatedOperation) -> Route:
    return Route(operation.path, _unused, methods=[operation.method], name=operation.name)


def _call(scope: Scope, body: bytes, operation: str | None, params: dict[str, object]) -> Call:
    raw_path, raw_query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
    query = parse_qsl(raw_query, keep_blank_values=True)
    return Call(
        operation=operation,
        method=scope["method"],
        path=raw_path,
        target=f"{raw_path}?{raw_query}" if raw_query else raw_path,
        query=tuple(query),
        headers=tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]),
        body=body,
        params={name: str(value) for name, value in params.items()},
    )
