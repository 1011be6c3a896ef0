"""What stands for its client in an execution that was pickled: a client holds credentials and connections, and stays behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NoReturn, Protocol

from ..clock import SystemClock
from ..errors import UsageError
from ..redact import Redactor
from .decisions import Decisions


class _Client(Protocol):
    @property
    def system(self) -> str: ...
    @property
    def base_url(self) -> str: ...
    @property
    def scope(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Parted:
    """Where a client's system is; enough for a token, by which `resume` gives the execution a client again."""

    system: str
    base_url: str
    scope: Mapping[str, str]

    @classmethod
    def of(cls, client: _Client) -> Parted:
        """Return what is left of a client."""
        return cls(client.system, client.base_url, dict(client.scope))

    def redact(self, text: str) -> str:
        """Return a text without what looks like a secret; the client's own are not known here."""
        return Redactor().text(text)

    @property
    def run_decisions(self) -> Decisions:
        """Return that no decisions are known: those of the run are in its memory."""
        return Decisions(SystemClock())

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise UsageError(
            "this execution was pickled, which leaves its client behind: resume(run.token(), clients=[client])",
            system=self.system,
        )
