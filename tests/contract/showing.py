"""What can be seen of clients, results, errors and logs, and looking for secrets in it."""

from __future__ import annotations

import base64
import logging
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from orchestrator_clients import OrchestratorError
from orchestrator_clients.testing import Call
from tests.contract.both import close, settle

HEAD, TAIL = "zQ~7", "7~Qz"
"""Every secret of these tests begins and ends so: a part of one that shows would tell as well."""


@contextmanager
def root_log() -> Iterator[list[str]]:
    """Collect what every library logs at DEBUG, with tracebacks, but for the server's side."""
    said: list[str] = []
    handler, formatter = logging.Handler(), logging.Formatter()
    handler.emit = lambda record: said.append(formatter.format(record))  # type: ignore[method-assign]
    handler.addFilter(lambda record: not record.name.startswith(("uvicorn", "hypothesis")))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield said
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def everything_about(error: BaseException) -> str:
    """Return what a traceback, an error tracker or a curious person would show of an error and of all that led to it."""
    told = ["".join(traceback.format_exception(error))]
    for one in led_to(error):
        told += ["".join(traceback.format_exception_only(one)), str(one), repr(one), *_text_of(one.args)]
        told += [*_text_of(getattr(one, "__dict__", {})), *getattr(one, "__notes__", ())]
    return "\n".join(told)


def led_to(error: BaseException) -> list[BaseException]:
    """Return an error with all its causes, contexts (those that a traceback leaves out, too) and members."""
    found: dict[int, BaseException] = {}
    left = [error]
    while left:
        one = left.pop()
        if id(one) not in found:
            found[id(one)] = one
            members = one.exceptions if isinstance(one, BaseExceptionGroup) else ()
            left += [other for other in (one.__cause__, one.__context__, *members) if other is not None]
    return list(found.values())


def _text_of(value: object) -> list[str]:
    """Return the text of what an exception holds: of objects of libraries also their attributes (requests, answers).

    An execution of ours holds the system's own words, which are for whoever asks for them.
    """
    held = value.values() if isinstance(value, Mapping) else value if isinstance(value, Iterable) else ()
    return [repr(value), *(repr(vars(one)) for one in held if hasattr(one, "__dict__") and not _ours(one))]


def _ours(value: object) -> bool:
    return isinstance(value, type) or type(value).__module__.startswith("orchestrator_")


async def shown_by(client: Any, call: Any) -> str:
    """Return what can be seen of a client, and of what comes of a call: a result or one of our errors."""
    shown = [repr(client), str(client), repr(client._settings), repr(client._http), repr(client.api)]
    try:
        result = await settle(call(client))
    except OrchestratorError as error:
        shown.append(everything_about(error))
    else:
        shown += [repr(result), str(result)]
    finally:
        await close(client)
    return "\n".join(shown)


def assert_hidden(shown: str, calls: Iterable[Call] = (), *, secret: str = "") -> None:
    """Look for both ends of every secret, for what Basic makes of this one, and for what travelled in `Authorization`."""
    for user in ("admin", "ops") if secret else ():
        pair = base64.b64encode(f"{user}:{secret}".encode()).decode()
        assert pair[12:24] not in shown
    assert HEAD not in shown
    assert TAIL not in shown
    for call in calls:
        for part in re.split(r"[\s,]+|Signature=", call.header("authorization") or ""):
            assert len(part) < 30 or part.startswith(("Credential=", "SignedHeaders=")) or part not in shown
