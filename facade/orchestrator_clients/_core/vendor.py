"""What the seam must know of a vendor: its operations, and how it words its errors. Data, not `if` chains."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from .errors import (
    ApiError,
    AuthError,
    ConflictError,
    NotFoundError,
    RateLimitError,
    ServerError,
)
from .operation import Operation, of_spec

STATUS_ERRORS: Mapping[int, type[ApiError]] = {
    401: AuthError,
    403: AuthError,
    404: NotFoundError,
    409: ConflictError,
    412: ConflictError,
    429: RateLimitError,
}


class Problem(NamedTuple):
    """What an error answer says: the vendor's code, a message, and its other fields; each may be missing."""

    code: str | None = None
    message: str | None = None
    request_id: str | None = None
    details: Mapping[str, object] = MappingProxyType({})


ReadProblem: TypeAlias = Callable[[Mapping[str, str], Mapping[str, Any]], Problem]
"""Reads the headers (any case) and the JSON object of an error answer, which is empty where the body was no object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor:
    """One vendor's tables.

    `codes` maps the vendor's error codes to the tree where the HTTP status would say too little; `throttled` are the
    codes that mean "too many requests" whatever the status; `expired` are the statuses that may mean an expired token, after
    which it is renewed once; `hints` says what is known to cause a code or status; `variables` are what names of environment
    variables that matter to it begin with.
    """

    system: str
    operations: Mapping[str, Operation]
    read_problem: ReadProblem
    codes: Mapping[str, type[ApiError]] = field(default_factory=dict)
    statuses: Mapping[int, type[ApiError]] = field(default_factory=dict)
    throttled: frozenset[str] = frozenset()
    expired: frozenset[int] = frozenset({401})
    hints: Mapping[str | int, str] = field(default_factory=dict)
    request_id_header: str | None = None
    variables: tuple[str, ...] = ()

    def operation(self, name: str | None) -> Operation:
        """Return what is known of an operation; one that no table lists is sent once."""
        return self.operations.get(name or "") or Operation(name or "request")

    def operation_of(self, extensions: Mapping[str, Any]) -> Operation:
        """Return what is known of the operation a request is for; one beyond our specs says what it means itself."""
        name, meaning = extensions.get("operation"), extensions.get("meaning")
        return self.operation(name) if meaning is None or name in self.operations else of_spec(meaning)

    def error_class(self, status: int, code: str | None) -> type[ApiError]:
        """Return the class of an error: by the vendor's code first, then by status."""
        by_code = self.codes.get(code) if code else None
        if by_code is None and code in self.throttled:
            by_code = RateLimitError
        fallback = ServerError if status >= 500 else ApiError
        return by_code or self.statuses.get(status) or STATUS_ERRORS.get(status, fallback)

    def problem(self, headers: Mapping[str, str], body: bytes) -> Problem:
        """Return what an error answer says; a body that is no JSON object leaves the headers to speak."""
        try:
            data = json.loads(body)
        except (ValueError, RecursionError):
            data = None
        return self.read_problem(headers, data if isinstance(data, Mapping) else {})


def text_of(value: object) -> str | None:
    """Return a non-empty text or a number as text, None for anything else: error bodies may hold any type."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def name_of(value: object) -> str | None:
    """Return an id or a name as it is, white space included, for whoever names the thing by it; None for a blank one."""
    return value if isinstance(value, str) and value.strip() else text_of(value)
