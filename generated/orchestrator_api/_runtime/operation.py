"""What a spec says of an operation beyond its shape."""

from typing import Literal, NamedTuple


class Operation(NamedTuple):
    """An operation: its method, and its path below the base URL.

    `repeat` says whether it may be sent again when an answer was lost: it only reads (safe), twice is the same as once
    (idempotent), or not (once). `find_out` completes "To find out whether it happened, ..."; `redirects` is true where
    a 3xx answer is a result.
    """

    name: str
    method: str
    path: str
    repeat: Literal["safe", "idempotent", "once"]
    find_out: str = ""
    redirects: bool = False
