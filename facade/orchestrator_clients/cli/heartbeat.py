"""A line now and then from a wait during which nothing changes: CI ends jobs that are silent for some ten minutes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType

import click

SILENCE = 240.0
"""Seconds without a word after which there is one."""


class Heartbeat(AbstractContextManager["Heartbeat"]):
    """Calls `say` after each `every` seconds in which `told` was not called."""

    def __init__(self, say: Callable[[], None], every: float) -> None:
        self._say, self._every = say, every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.told()

    def told(self) -> None:
        """Note that something was printed."""
        self._due = time.monotonic() + self._every

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()

    def _run(self) -> None:
        while not self._over.wait(max(0.0, self._due - time.monotonic())):
            if time.monotonic() < self._due:
                continue
            self.told()
            try:
                self._say()
            except (OSError, click.ClickException):  # nobody reads: the wait itself finds out when it has news
                return
