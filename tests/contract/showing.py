"""What can be seen of clients, results, errors and logs, and looking for secrets in it."""

from __future__ import annotations

import base64
import logging
import re
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from orchestrator_clients import OrchestratorError
from orchestrator_clients.testing import Call
from tests.contract.both import close, settle

HEAD, TAIL = "zQ~7", "7~Qz"
"""Every secret of these tests begins and ends so: a part of one that shows would tell as well."""


@contextmanager
def root_log() -> Iterator[list[str]]:
    """Hear what every library says at DEBUG, with tracebacks, but for the server's own side."""
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
    """Return what a traceback, an error tracker or a curious person would show of an error and its causes."""
    told = ["".join(traceback.format_exception(error))]
    seen: BaseException | None = error
    while seen is not None:
        told += [str(seen), repr(seen), repr(seen.args), repr(vars(seen)), *getattr(seen, "__notes__", ())]
        seen = seen.__cause__
    return "\n".join(told)


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
