"""How the workflow of a start is found again: by a label. Argo has no idempotency key."""

from __future__ import annotations

from .._core.execution.intent import Intent, Starts
from .._core.inputs import text_given
from .._core.model import Snapshot, given, instant
from .tables import INTENT_LABEL, SYSTEM


def target(template: object) -> dict[str, str]:
    """Return what an intent is for; `UsageError` for what cannot be submitted."""
    return {"template": text_given(template, "template", system=SYSTEM)}


class ArgoWorkflowsStarts(Starts):
    """By the label, which lists tell; in which order they come is not documented."""

    newest_first = False

    def rank(self, run: Snapshot) -> float | None:
        """Return when it was submitted."""
        created = instant(given(run.raw.metadata.creation_timestamp))
        return created.timestamp() if created else None

    def marked(self, intent: Intent) -> bool:
        """Return that a label holds the mark."""
        return True

    def fits(self, run: Snapshot, intent: Intent) -> bool:
        """Return whether the label of a workflow holds the mark."""
        labels = given(run.raw.metadata.labels)
        return labels is not None and labels.additional_properties.get(INTENT_LABEL) == intent.mark
