"""Ctrl-C at a moment when it does no harm."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


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


def known_of(stop: BaseException) -> Iterator[str]:
    """Yield what is known of the request that Ctrl-C broke off: whether it may have happened, and how to find out."""
    seen: BaseException | None = stop
    while seen is not None:  # click makes another error of a KeyboardInterrupt
        yield from getattr(seen, "__notes__", ())
        seen = seen.__cause__ or seen.__context__


class Terminated(KeyboardInterrupt):
    """SIGTERM came, by which CI ends a job."""


@contextmanager
def terminable(wanted: bool) -> Iterator[None]:
    """Let SIGTERM raise `Terminated` meanwhile, if that is wanted, rather than end the process."""

    def came(_: int, __: FrameType | None) -> None:
        raise Terminated

    with _handling(signal.SIGTERM, came if wanted else None):
        yield


@contextmanager
def unterminated() -> Iterator[None]:
    """Let no SIGTERM break off what is done meanwhile: CI sends one soon after Ctrl-C, and kills what takes too long."""
    with _handling(signal.SIGTERM, signal.SIG_IGN):
        yield


@contextmanager
def _handling(number: signal.Signals, handler: Any) -> Iterator[None]:
    if handler is None:
        yield
        return
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)
