"""A wait as a small text that another process can pick up: where, which, until when. Never a credential."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import UsageError
from ..model import State

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a token says; `deadline` is in seconds since 1970."""

    system: str
    base_url: str
    ids: Mapping[str, str]
    state: State
    raw_status: str
    deadline: float | None = None

    def dumps(self) -> str:
        """Return the token as JSON text."""
        fields = {
            "version": VERSION,
            "system": self.system,
            "base_url": self.base_url,
            "ids": dict(self.ids),
            "state": str(self.state),
            "raw_status": self.raw_status,
            "deadline": self.deadline,
        }
        return json.dumps({**fields, "check": _check(fields)})


def loads(text: str) -> Token:
    """Return what a token says; `UsageError` for one that is cut, changed, or made by something else."""
    try:
        fields = json.loads(text)
        check = fields.pop("check")
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        raise UsageError("this is no execution token; it is cut short, or something else made it") from None
    if fields.get("version") != VERSION:
        raise UsageError(
            f"the execution token has version {fields.get('version')!r}; this release reads version {VERSION}"
        )
    if check != _check(fields):
        raise UsageError("the execution token was changed or damaged: use it exactly as it was given")
    return Token(
        system=fields["system"],
        base_url=fields["base_url"],
        ids=fields["ids"],
        state=State(fields["state"]),
        raw_status=fields["raw_status"],
        deadline=fields["deadline"],
    )


def _check(fields: Mapping[str, object]) -> str:
    """Return a checksum against accidents; it is no signature."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]
