"""The other host on which Adobe keeps logs: it records who comes with which headers."""

from __future__ import annotations

import re
from collections.abc import Callable

from .clock import VirtualClock
from .messages import Answer, Call, Operation
from .simulator import Simulator

SIGNATURE = "simulated-signature-of-a-log"

ReadLog = Callable[[str, str], bytes | None]


class LogHost(Simulator):
    """Serves logs by signed links, whole or from a byte on."""

    system = "adobe_cloud_manager"

    def __init__(self, read: ReadLog, *, clock: VirtualClock | None) -> None:
        self._read = read
        super().__init__(clock=clock)

    def operations(self) -> tuple[Operation, ...]:
        """Return the one there is."""
        return (Operation("read_log", "GET", "/logs/{execution}/{step}", self._get),)

    def link(self, execution_id: str, step_id: str) -> str:
        """Return the signed address of a log."""
        return f"{self.url}/logs/{execution_id}/{step_id}?sig={SIGNATURE}"

    def _get(self, call: Call) -> Answer:
        if call.query_value("sig") != SIGNATURE:
            return Answer.text("signature did not match", 403)
        text = self._read(call.params["execution"], call.params["step"])
        if text is None:
            return Answer.text("not written yet", 404)
        wanted = re.fullmatch(r"bytes=(\d+)-", call.header("range") or "")
        if wanted is None:
            return Answer(200, (("content-type", "text/plain"),), text)
        start = int(wanted[1])
        if start >= len(text):
            return Answer(416, (("content-range", f"bytes */{len(text)}"),))
        head = (("content-type", "text/plain"), ("content-range", f"bytes {start}-{len(text) - 1}/{len(text)}"))
        return Answer(206, head, text[start:])
