"""Operations as methods of a client: `client.api.executions.get("id")`, or awaited where the client is asynchronous."""

from collections.abc import Callable, Coroutine, Mapping
from functools import wraps
from typing import Any, Generic, ParamSpec, Self, TypeVar, overload

from .calls import Response, send, send_async
from .client import Client
from .errors import UnexpectedStatus
from .http import httpx

P = ParamSpec("P")
T = TypeVar("T")


class Resource:
    """The operations of one kind of thing, sent by a client; what they are sent with besides is in `options`."""

    def __init__(self, client: Any, options: Mapping[str, Any] | None = None) -> None:
        self._client: Client = client
        self._options = dict(options or {})

    def with_timeout(self, timeout: float | tuple[float, float] | None) -> Self:
        """Return the same operations with another time, in seconds, for each call (or: to connect, to answer)."""
        return type(self)(self._client, {**self._options, "timeout": timeout})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"


class SyncResource(Resource):
    """Operations that return their result."""


class AsyncResource(Resource):
    """Operations that are awaited."""


class Bound(Generic[P, T]):
    """An operation with a result, as a method; a status that is no success, or has no such result, is an error."""

    def __init__(
        self,
        build: Callable[P, dict[str, Any]],
        parse: Callable[[httpx.Response], T | None],
        told: Callable[..., object],
    ) -> None:
        self._build, self._parse, self._told = build, parse, told

    @overload
    def __get__(self, instance: AsyncResource, owner: object = None) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload
    def __get__(self, instance: SyncResource, owner: object = None) -> Callable[P, T]: ...
    @overload
    def __get__(self, instance: None, owner: object = None) -> Self: ...
    def __get__(self, instance: Resource | None, owner: object = None) -> Any:
        """Return the method of a resource."""
        if instance is None:
            return self
        client, options = instance._client, instance._options  # noqa: SLF001 - they are of one module

        @wraps(self._told)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return self._result(send(client, self._build(*args, **kwargs) | options, self._parse))

        @wraps(self._told)
        async def call_async(*args: P.args, **kwargs: P.kwargs) -> T:
            return self._result(await send_async(client, self._build(*args, **kwargs) | options, self._parse))

        return call_async if isinstance(instance, AsyncResource) else call

    def _result(self, response: Response[T]) -> T:
        if response.parsed is None:
            raise UnexpectedStatus(response.status_code, response.content)
        return response.parsed


class BoundAny(Bound[P, Any]):
    """An operation whose result may be anything, None included."""

    def _result(self, response: Response[Any]) -> Any:
        _check(response)
        return response.parsed


class Done(Bound[P, None]):
    """An operation without result."""

    def __init__(self, build: Callable[P, dict[str, Any]], told: Callable[..., object]) -> None:
        super().__init__(build, _nothing, told)

    def _result(self, response: Response[None]) -> None:
        _check(response)


def _check(response: Response[Any]) -> None:
    if not 200 <= response.status_code < 400:
        raise UnexpectedStatus(response.status_code, response.content)


def _nothing(_: object) -> None:
    return None
