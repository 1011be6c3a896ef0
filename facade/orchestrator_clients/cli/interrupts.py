"""Ctrl-C at a moment when it does no harm."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let a Ctrl-C that comes meanwhile raise KeyboardInterrupt only at the end: for what must not be left half done."""
    usual = signal.getsignal(signal.SIGINT)
    if usual is not signal.default_int_handler:  # it is ignored, as in the background, or somebody else's affair
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if came:
        raise KeyboardInterrupt
