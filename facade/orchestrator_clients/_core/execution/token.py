"""A wait as a small text that another process can pick up: where, which, until when. Never a credential."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import UsageError, forgetting
from ..model import State
from .memory import Memory, memory_in
from .sealed import is_number, is_texts, seal, unseal

VERSION = 1
WHAT = "execution token"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a token says; `deadline` is in seconds since 1970.

    `scope` is the part of the system that the client works in, such as its tenant, and `memory` what a wait remembers; both
    are None in tokens of release 0.1, which reads those of this one, too: it ignores fields that it does not know.
    """

    system: str
    base_url: str
    ids: Mapping[str, str]
    state: State
    raw_status: str
    deadline: float | None = None
    scope: Mapping[str, str] | None = field(default=None)
    memory: Memory | None = field(default=None)

    def dumps(self, *, signing_key: str | bytes | None = None) -> str:
        """Return the token as JSON text, signed if there is a key."""
        fields: dict[str, object] = {
            "version": VERSION,
            "system": self.system,
            "base_url": self.base_url,
            "ids": dict(self.ids),
            "state": str(self.state),
            "raw_status": self.raw_status,
            "deadline": self.deadline,
        }
        if self.scope is not None:
            fields["scope"] = dict(self.scope)
        if self.memory is not None:
            fields["memory"] = self.memory.form()
        return seal(fields, signing_key)


@forgetting()
def loads(text: str, *, signing_key: str | bytes | None = None) -> Token:
    """Return what a token says; `UsageError` for one that is cut, changed, or made by something else.

    With a `signing_key` also for one that was not signed with it; without one a signature is not looked at.
    """
    fields = unseal(text, WHAT, VERSION, signing_key)
    if "kind" in fields:
        raise UsageError(f"this is no {WHAT}: a start intent goes to adopt()")
    return _token(fields)


def _token(fields: Mapping[str, Any]) -> Token:
    """Return the token of its members, each of which must be of its type."""
    texts, members = ("system", "base_url", "raw_status"), {"ids": fields.get("ids"), "scope": fields.get("scope", {})}
    odd = [name for name in texts if not isinstance(fields.get(name), str)]
    odd += [name for name, value in members.items() if not is_texts(value) or (name == "ids" and not value)]
    odd += [] if fields.get("state") in list(State) else ["state"]
    odd += [] if (deadline := fields.get("deadline", "")) is None or is_number(deadline) else ["deadline"]
    if odd:
        raise UsageError(f"the execution token has no fit {odd[0]!r}: something else made it")
    return Token(
        **{name: fields[name] for name in (*texts, "ids", "deadline")},
        state=State(fields["state"]),
        scope=fields.get("scope"),
        memory=memory_in(fields.get("memory")),
    )
