"""Workflows as targets. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from .._core.targets import Target, TargetInput

if TYPE_CHECKING:
    from .models import Workflow, WorkflowInput

PUBLISHED = "published"
"""The word of a workflow that has been published (the server's own list, in a client's tests)."""


def target_of(raw: Workflow, system: str, inputs: Sequence[TargetInput] | None = None) -> Target | None:
    """Return the target that a workflow is, None for one that the server gives no id."""
    number = str(raw.id) if raw.id is not None else raw.portable_id
    if number is None:
        return None
    status = raw.published_status
    return Target(
        system=system,
        id=number,
        ids={"workflow_id": number},
        name=raw.name or number,
        inputs=inputs,
        enabled=None if status is None else status.lower() == PUBLISHED,
        status=status,
        raw=raw,
    )


def inputs_of(found: Iterable[WorkflowInput]) -> Sequence[TargetInput]:
    """Return the inputs that a workflow takes."""
    return tuple(
        TargetInput(
            name=one.name,
            type=one.type,
            required=None if one.optional is None else not one.optional,
            default=one.value,
        )
        for one in found
        if one.name
    )


def ids_in(text: str) -> Mapping[str, str] | None:
    """Return the id that a text is: a number, or a portable id; None for what can only be a name."""
    if text.isascii() and text.isdigit():
        return {"workflow_id": text}
    from uuid import UUID  # late: most ids are numbers

    try:
        return {"workflow_id": str(UUID(text))}
    except ValueError:
        return None
