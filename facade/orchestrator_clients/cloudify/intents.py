"""How the execution of a start is found again: Cloudify has no idempotency key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._core.errors import UsageError
from .._core.execution.intent import Intent, Starts
from .._core.inputs import text_given
from .._core.model import Snapshot, given, instant
from .._core.vendor import text_of
from .tables import SYSTEM


def target(deployment_id: object, workflow_id: object, parameter: object = None) -> dict[str, Any]:
    """Return what an intent is for; `UsageError` for what cannot be started."""
    return {
        "deployment_id": text_given(deployment_id, "deployment_id", system=SYSTEM),
        "workflow_id": text_given(workflow_id, "workflow_id", system=SYSTEM),
        "parameter": None if parameter is None else text_given(parameter, "parameter", system=SYSTEM),
    }


def marked(
    intent: Intent | None, parameters: Mapping[str, Any] | None, custom: bool | None
) -> tuple[Mapping[str, Any] | None, bool | None]:
    """Return the parameters of a start with the mark of its intent, and whether undeclared ones must be admitted."""
    name = intent.target.get("parameter") if intent else None
    if intent is None or name is None:
        return parameters, custom
    if name in (parameters or {}):
        raise UsageError(f"parameters[{name!r}]: the intent puts its mark there: give it another name", system=SYSTEM)
    return {**(parameters or {}), name: intent.mark}, True


class CloudifyStarts(Starts):
    """By a parameter where the intent asked for one, else the new executions of deployment and workflow by the same user."""

    def rank(self, run: Snapshot) -> float | None:
        """Return when the manager made the record."""
        created = instant(given(run.raw.created_at))
        return created.timestamp() if created else None

    def marked(self, intent: Intent) -> bool:
        """Return whether the mark goes along as a parameter."""
        return intent.target.get("parameter") is not None

    def fits(self, run: Snapshot, intent: Intent) -> bool:
        """Return whether an execution has the mark, or may be by the user who started, where both are known."""
        name = intent.target.get("parameter")
        if name is not None:
            parameters = given(run.raw.parameters)
            return isinstance(parameters, Mapping) and parameters.get(name) == intent.mark
        creator = text_of(given(run.raw.created_by))
        return None in (creator, intent.by) or _plain(creator) == _plain(intent.by)


def _plain(name: str | None) -> str:
    """Return a user's name without a domain, which a directory may add or take away."""
    return (name or "").rpartition("\\")[2].partition("@")[0].casefold()
