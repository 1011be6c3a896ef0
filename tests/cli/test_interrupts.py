"""Ctrl-C where something must not be left half done."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients.cli.interrupts import uninterrupted


@pytest.fixture
def handler() -> Iterator[Callable[[Any], None]]:
    """Sets what becomes of Ctrl-C, until the end of the test."""
    usual = signal.getsignal(signal.SIGINT)
    yield lambda wanted: (signal.signal(signal.SIGINT, wanted), None)[1]
    signal.signal(signal.SIGINT, usual)


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def pressed(then: Callable[[], object]) -> None:
    with uninterrupted():
        press()
        then()


def test_it_comes_at_the_end(handler: Callable[[Any], None]) -> None:
    handler(signal.default_int_handler)
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        pressed(lambda: done.append("all of it"))
    assert done
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("wanted", [signal.SIG_IGN, lambda *_: None], ids=["ignored", "another"])
def test_what_somebody_else_does_with_it_stays(handler: Callable[[Any], None], wanted: Any) -> None:
    handler(wanted)
    with uninterrupted():
        press()
        assert signal.getsignal(signal.SIGINT) is wanted


def test_an_error_of_the_block_is_that_error(handler: Callable[[Any], None]) -> None:
    handler(signal.default_int_handler)
    with pytest.raises(ZeroDivisionError):
        pressed(lambda: 1 / 0)
