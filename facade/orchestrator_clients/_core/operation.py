"""What an operation means: whether it may be repeated, and how to find out what became of it."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, Protocol


class Repeat(Enum):
    """Whether repeating an operation is harmless, by meaning and not by HTTP verb."""

    SAFE = "safe"
    """It only reads."""
    IDEMPOTENT = "idempotent"
    """It changes something, and doing it twice is the same as doing it once."""
    ONCE = "once"
    """Doing it twice is not the same: it is sent once, unless it provably never left."""


UNKNOWN = "look at the system itself"
"""How to find out what came of an operation that no spec describes."""


class Operation(NamedTuple):
    """One operation of a vendor's API.

    `find_out` completes the sentence "To find out whether it happened, ..." for an operation whose answer was lost.
    `redirects` is true where a 3xx answer is a result and not a fault.
    """

    name: str
    repeat: Repeat = Repeat.ONCE
    find_out: str = UNKNOWN
    redirects: bool = False

    @property
    def repeatable(self) -> bool:
        """Return whether it may be sent again when the outcome of the first time is not known."""
        return self.repeat is not Repeat.ONCE

    def note(self, system: str) -> str | None:
        """Return what is known of it when it is broken off after it may have been sent; None if it only reads."""
        if self.repeat is Repeat.SAFE:
            return None
        after = "It does no harm to repeat it." if self.repeat is Repeat.IDEMPOTENT else f"To find out, {self.find_out}"
        return f"{system} {self.name}: it was broken off, and may or may not have happened. {after}"


class Described(Protocol):
    """An operation as the generated `operations.py` has it: what its spec says."""

    @property
    def name(self) -> str:
        """Return its name."""
        ...

    @property
    def repeat(self) -> str:
        """Return the word for whether it may be repeated."""
        ...

    @property
    def find_out(self) -> str:
        """Return how to find out what came of it."""
        ...

    @property
    def redirects(self) -> bool:
        """Return whether its answer may lead to another host."""
        ...


def of_spec(described: Described) -> Operation:
    """Return the operation that a spec describes."""
    find_out = described.find_out or UNKNOWN
    return Operation(described.name, Repeat(described.repeat), find_out, described.redirects)


def operations(specced: Mapping[str, Described], *own: Operation) -> Mapping[str, Operation]:
    """Return a table by name of the operations of a spec and of those that the facade adds, such as logins."""
    return {one.name: one for one in (*map(of_spec, specced.values()), *own)}
