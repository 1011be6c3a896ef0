"""Status words that a script sets on purpose although our specs do not have them: they are not reported as violations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SAID: ContextVar[set[str] | None] = ContextVar("said", default=None)


def said(word: str) -> str:
    """Return the word, and allow it in an answer although the OpenAPI document does not list it."""
    words = _SAID.get()
    if words is not None:
        words.add(word)
    return word


@contextmanager
def listening() -> Iterator[set[str]]:
    """Yield the set of words that `said` is called with meanwhile, in this thread or task."""
    words: set[str] = set()
    token = _SAID.set(words)
    try:
        yield words
    finally:
        _SAID.reset(token)
