"""What Code Stream's pipelines post to a webhook: a body that the pipeline's author wrote, with variables filled in.

There is no shape of the vendor's to parse, and no signature. What can be found is what the author put under a name, such as
`${executionId}`, `${executionUrl}` or `${status}` (Code Stream's documentation of notifications).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from .._core.errors import UsageError
from .._core.inputs import text_given
from .._core.model import State
from .._core.pushed.event import Event, EventKind
from .._core.pushed.guard import MAX_BYTES, Secret, body_of, json_of, whole
from .._core.pushed.received import Received, posted
from .._core.silent import silent
from .._core.vendor import text_of
from .reading import last_segment
from .tables import STATES, SYSTEM


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeStreamEvent(Event):
    """An event of Code Stream. `status` is what its body says under the name that was given for it, if any was."""

    status: str | None = None


class CodeStreamEvents:
    """Takes the webhooks of pipelines: `CodeStreamEvents(id_field="executionId")` for a body `{"executionId": "${executionId}"}`.

    Give the name under which the body has the execution's id, or as `link_field` its link, or both; `status_field` is that of
    its status. A name with dots leads into objects: `run.id`. Nothing proves who sent a body: have it sent with a
    `secret_header`, its name and value, or keep the address of the receiver a secret. What looks the same may come again.
    """

    system: ClassVar[str] = SYSTEM
    """Key of the system that its events are about."""

    def __init__(
        self,
        *,
        id_field: str | None = None,
        link_field: str | None = None,
        status_field: str | None = None,
        secret_header: tuple[str, str] | None = None,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        secret_header = silent(secret_header)
        if id_field is None and link_field is None:
            raise UsageError(
                "give id_field or link_field: the name under which bodies have an execution", system=SYSTEM
            )
        self._id, self._link = _path(id_field, "id_field"), _path(link_field, "link_field")
        self._status = _path(status_field, "status_field")
        self._secret = Secret(secret_header, SYSTEM)
        self.max_bytes: int = whole(max_bytes, "max_bytes", SYSTEM, 1)

    def read(self, body: str | bytes, headers: Mapping[str, str] | None = None) -> CodeStreamEvent:
        """Return the event of a body; of kind UNKNOWN where no execution stands under the names.

        What is not to be taken raises an `EventRefused`: OversizedEvent, ForgedEvent or MalformedEvent.
        """
        data = body_of(body, self.max_bytes, SYSTEM)
        self._secret.check(headers)
        value = json_of(data, SYSTEM)
        status, found = _at(value, self._status), self._found(value)
        return CodeStreamEvent(
            system=SYSTEM,
            kind=_kind(status) if found else EventKind.UNKNOWN,
            id=found or "",
            ids={"execution_id": found} if found else {},
            raw=value,
            status=status,
        )

    def receive(self, method: str, query: str | bytes, headers: Mapping[str, str], body: bytes) -> Received:
        """Return what to answer to a request, and its event; nothing is raised for what it holds."""
        return posted(method, lambda: self.read(body, headers))

    def _found(self, value: object) -> str | None:
        found = _at(value, self._id) or last_segment(_at(value, self._link))
        # A variable that was not filled in stands there as it was written.
        return None if found is None or found.startswith("${") or found in (".", "..") else found


def _path(name: str | None, argument: str) -> tuple[str, ...]:
    return () if name is None else tuple(text_given(name, argument, system=SYSTEM).split("."))


def _at(value: object, path: tuple[str, ...]) -> str | None:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return text_of(value) if path else None


def _kind(status: str | None) -> EventKind:
    state = STATES.get((status or "").upper())
    if state is State.WAITING:
        return EventKind.STEP_WAITING
    return EventKind.ENDED if state is not None and state.ended else EventKind.CHANGED


__all__ = ["CodeStreamEvent", "CodeStreamEvents"]
