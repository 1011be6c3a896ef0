"""How release 0.1 read a token: what it does not know it leaves alone."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from orchestrator_clients import State, UsageError


def read(text: str) -> dict[str, Any]:
    """Return what a token says; raises what that release raised."""
    try:
        fields = json.loads(text)
        check = fields.pop("check")
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        raise UsageError("this is no execution token; it is cut short, or something else made it") from None
    if fields.get("version") != 1:
        raise UsageError(f"the execution token has version {fields.get('version')!r}; this release reads version 1")
    if check != hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]:
        raise UsageError("the execution token was changed or damaged: use it exactly as it was given")
    known = {name: fields[name] for name in ("system", "base_url", "ids", "raw_status", "deadline")}
    return {**known, "state": State(fields["state"])}
