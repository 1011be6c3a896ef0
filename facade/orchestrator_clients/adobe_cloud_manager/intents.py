"""How the execution of a start is found again: Adobe has no idempotency key, and one execution of a pipeline at a time."""

from __future__ import annotations

from .._core.execution.intent import Intent, Starts
from .._core.model import Snapshot, given
from .._core.vendor import text_of

AUTOMATIC = frozenset({"ON_COMMIT", "PUSH_UPGRADES", "SCHEDULE"})
"""Values of `trigger` that no start by the API has (Adobe's Swagger file; an open set). Some manual runs have none."""


class AdobeStarts(Starts):
    """What is new in the pipeline and was not set off by something else."""

    def rank(self, run: Snapshot) -> float | None:
        """Return when it was made."""
        return run.started.timestamp() if run.started else None

    def marked(self, intent: Intent) -> bool:
        """Return that nothing of ours is kept with an execution."""
        return False

    def fits(self, run: Snapshot, intent: Intent) -> bool:
        """Return whether an execution may have been started by a call."""
        return text_of(given(run.raw.trigger)) not in AUTOMATIC
