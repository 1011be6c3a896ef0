"""What a debugger or an error tracker shows of an error: the local variables of every frame that it came through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FrameType
from typing import Any

from rich.pretty import pretty_repr

from tests.contract.both import close, settle

OURS = ("orchestrator_clients", "orchestrator_api")
BELOW = ("httpx", "httpcore", "h11", "urllib3", "http", "aiohttp", "yarl", "multidict", "botocore", "socket", "ssl")
"""Whose frames are looked at: those of the tests hold every secret, of course."""
TESTS = "orchestrator_clients.testing.contract"
"""They are ours, and tests: the ledger's frame is between a test and what it calls."""

_DEEP = 12


def errors_of(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, what caused it, and what was being handled when it was raised, also where that is not shown."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [more for more in (one.__cause__, one.__context__) if more is not None]


def frames_of(error: BaseException) -> Iterator[FrameType]:
    """Yield the frames of an error and of its causes, as far as they are ours or those of libraries below us."""
    for one in errors_of(error):
        trace = one.__traceback__
        while trace is not None:
            module = trace.tb_frame.f_globals.get("__name__", "")
            if module.partition(".")[0] in (*OURS, *BELOW) and not module.startswith(TESTS):
                yield trace.tb_frame
            trace = trace.tb_next


def locals_shown(error: BaseException) -> dict[str, str]:
    """Return what would be shown of each local variable, by the place where it stands."""
    shown: dict[str, str] = {}
    for frame in frames_of(error):
        for name, value in frame.f_locals.items():
            place = f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}: {name}"
            shown[place] = "\n".join(shown_of(value))
    return shown


def shown_of(value: object) -> Iterable[str]:
    """Return a value as Python, and with it pytest and trackers, and rich write it."""
    return repr(value), pretty_repr(value, max_string=80, max_length=50)


def inside(
    value: object, where: str, deep: int = 0, seen: dict[int, object] | None = None
) -> Iterator[tuple[str, object]]:
    """Yield what an object holds, and what that holds, as far as it is ours or a container, with the way to it."""
    seen = {} if seen is None else seen
    if id(value) in seen or deep > _DEEP:
        return
    seen[id(value)] = value
    yield where, value
    for name, part in _parts(value):
        yield from inside(part, f"{where}{name}", deep + 1, seen)


def _parts(value: Any) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for at, (name, part) in enumerate(value.items()):
            yield f".keys()[{at}]", name
            yield f"[{at}]", part
    elif isinstance(value, list | tuple | set | frozenset):
        for at, part in enumerate(value):
            yield f"[{at}]", part
    elif hasattr(value, "__wrapped__") or hasattr(value, "func"):  # a partial, and the like
        yield from ((f".{name}", getattr(value, name)) for name in ("func", "args", "keywords") if hasattr(value, name))
    elif type(value).__module__.partition(".")[0] in OURS:
        slots = [name for cls in type(value).__mro__ for name in getattr(cls, "__slots__", ()) if hasattr(value, name)]
        for name in (*getattr(value, "__dict__", {}), *slots):
            yield f".{name}", getattr(value, name)


def failure(client: Any, call: Callable[[Any], Any]) -> BaseException:
    """Return the error of a call, and close the client."""

    async def played() -> BaseException:
        try:
            await settle(call(client))
        except BaseException as error:
            return error
        finally:
            await close(client)
        raise AssertionError("it did not fail")

    return asyncio.run(played())
