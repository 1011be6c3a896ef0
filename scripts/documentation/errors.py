"""The page of errors: each class with what it means and whether the call may be made again, from the classes themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import orchestrator_clients
from orchestrator_clients import (
    AmbiguousStart,
    ApiError,
    BusyError,
    DecodeError,
    EventRefused,
    OrchestratorError,
    OutcomeUnknownError,
    TransportError,
    UsageError,
    WaitError,
)

from .markdown import table

SAYS = "if `retry_safe` is true"
AGAIN: dict[type[OrchestratorError], str] = {
    UsageError: "it would fail again: nothing was sent; mend the argument",
    TransportError: SAYS,
    ApiError: SAYS,
    BusyError: "once what runs has ended: nothing was started",
    DecodeError: SAYS,
    OutcomeUnknownError: "**not before you have found out**: `error.find_out` says how, `adopt` does it for an intent",
    AmbiguousStart: "**not before a person has looked** at `error.candidates`",
    WaitError: "waiting again starts nothing; starting anew is for you to decide",
    EventRefused: "refused again: a sender that means it delivers anew",
}
"""Whether a repeat is safe, for each class; those that derive from it are the same unless they are named."""

HEAD = """# Errors

Everything that is raised is an `OrchestratorError`, with `.system`, `.operation` and `.retry_safe`; its text holds no secret.
The table is made from the classes. An indented class is a kind of the one above it: `except ApiError` takes them all.

`error.retry_safe` is true where a repetition cannot do anything twice: the operation only reads, has the same effect however
often it is sent, or provably never left this process. Clients repeat such calls by themselves before they raise
([options](options.md)).
"""


def again(error: type[OrchestratorError]) -> str:
    """Return whether a call that raised this may be made again."""
    if error.retry_safe:
        return "yes: " + next(AGAIN[base] for base in error.__mro__ if base in AGAIN)
    return next((AGAIN[base] for base in error.__mro__ if base in AGAIN), SAYS)


def _tree(error: type[OrchestratorError], depth: int = 0) -> Iterator[tuple[int, type[OrchestratorError]]]:
    yield depth, error
    for child in error.__subclasses__():
        if child.__name__ in orchestrator_clients.__all__:
            yield from _tree(child, depth + 1)


def page() -> str:
    """Return the page."""
    for name in orchestrator_clients.__all__:  # so that every class has been imported, and its base knows it
        getattr(orchestrator_clients, name)
    rows = [
        ["&nbsp;" * 3 * depth + f"`{error.__name__}`", inspect.getdoc(error) or "", again(error)]
        for depth, error in _tree(OrchestratorError)
    ]
    return f"{HEAD}\n{table(['error', 'what it means', 'may the call be made again?'], rows)}"
