"""The other host on which Adobe keeps logs: it takes signed addresses and no credentials, and records what it was sent."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..._simulation.messages import Answer, Call, SimulatedOperation
from ..._simulation.script import StepPicture
from ..._simulation.simulator import Simulator
from . import errors

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock

_KEY = b"simulated-key-of-the-log-host"

NO_LOG: Mapping[str, Answer] = {
    "not found": errors.not_found(),
    "empty object": Answer.json({}),
    "nothing": Answer(200),
    "other JSON": Answer.json({"message": "no log"}),
}
"""The answers that say that a step has no log, for `no_log`."""

ReadLog = Callable[[str, int, str], bytes | None]
"""From an execution, the place of a step and the name of a file: what is in it by now; None if nothing was written."""


class LogHost(Simulator):
    """Serves logs, whole or from a byte on; 404 while nothing is written, 416 while there is nothing new."""

    system = "adobe_cloud_manager"

    def __init__(self, read: ReadLog, *, clock: Clock | None) -> None:
        """See `Simulator`. read: the logs."""
        self._read = read
        super().__init__(clock=clock)

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return the one there is."""
        return (SimulatedOperation("read_log", "GET", "/logs/{execution}/{step}/{file}", self._get),)

    def link(self, execution_id: str, index: int, file: str) -> str:
        """Return the signed address of a log. It does not expire: how long Adobe's last is not known."""
        path = f"/logs/{execution_id}/{index}/{file}"
        return f"{self.url}{path}?sig={_signature(path)}"

    def _get(self, call: Call) -> Answer:
        if not hmac.compare_digest((call.query_value("sig") or "").encode(), _signature(call.path).encode()):
            return Answer.text("the signature does not match", 403)
        data = self._read(call.params["execution"], int(call.params["step"]), call.params["file"])
        if data is None:
            return Answer.text("there is no such file", 404)
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", call.header("range") or "")
        first, last = (int(asked[1]), int(asked[2] or len(data))) if asked else (0, -1)
        return _part(data, first, last) if first <= last or (asked and first >= len(data)) else _whole(data)


def written(shown: StepPicture, word: str, now: float, last_words: bytes) -> bytes | None:
    """Return the log of a step by now: a line a second while it works, and at its end what it says and `last_words`."""
    step = shown.step
    seconds = int(min((shown.ended or now) - (shown.started or now), step.seconds * step.attempts))
    if seconds == 0 and shown.ended is None:
        return None
    lines = [f"{word}: second {second}\n".encode() for second in range(seconds)]
    if shown.ended is not None:
        lines += [f"{word}: {step.message}\n".encode()] if step.message else []
        lines.append(last_words)
    return b"".join(lines)


def _signature(path: str) -> str:
    return hmac.new(_KEY, path.encode("latin-1"), hashlib.sha256).hexdigest()


def _whole(data: bytes) -> Answer:
    return Answer(200, (("content-type", "text/plain"), ("accept-ranges", "bytes")), data)


def _part(data: bytes, first: int, last: int) -> Answer:
    if first >= len(data):
        return Answer(416, (("content-range", f"bytes */{len(data)}"),))
    part = data[first : last + 1]
    span = f"bytes {first}-{first + len(part) - 1}/{len(data)}"
    return Answer(206, (("content-type", "text/plain"), ("content-range", span)), part)
