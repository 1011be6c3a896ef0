"""What a step has built. Only the paths are in Adobe's Swagger file; the shapes are those of Adobe's Java client. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .._core.errors import DecodeError, UsageError
from .._core.model import given
from .._core.vendor import text_of
from .tables import SYSTEM

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import StepArtifact as RawArtifact
    from orchestrator_api.adobe_cloud_manager.models import StepArtifactList


@dataclass(frozen=True, slots=True, kw_only=True)
class StepArtifact:
    """A file that a step has built; what Adobe does not say is None. Its name is the server's: no path to write to."""

    id: str
    """By which it is downloaded."""
    file: str | None = None
    """Name of the file."""
    type: str | None = None
    """Adobe's word for what it is."""
    md5: str | None = None
    """Checksum of the file, in hexadecimal."""
    raw: RawArtifact = field(repr=False, compare=False)
    """The model of the low-level client."""


def artifacts_in(answer: StepArtifactList) -> Sequence[StepArtifact]:
    """Return the artifacts of a list; `DecodeError` for one without an id."""
    embedded = given(answer.field_embedded)
    found = given(embedded.artifacts) or () if embedded else ()
    return [_artifact(raw, number) for number, raw in enumerate(found)]


def _artifact(raw: RawArtifact, number: int) -> StepArtifact:
    artifact_id = text_of(given(raw.id))
    if artifact_id is None:
        path = f"_embedded.artifacts[{number}].id"
        raise DecodeError("the artifact has no id", system=SYSTEM, operation="list_step_artifacts", path=path)
    return StepArtifact(
        id=artifact_id,
        file=text_of(given(raw.file)),
        type=text_of(given(raw.type_)),
        md5=text_of(given(raw.md5)),
        raw=raw,
    )


def at_most(most: object) -> int | None:
    """Return a limit in bytes, None for none; `UsageError` for anything else."""
    if most is not None and (not isinstance(most, int) or isinstance(most, bool) or most < 0):
        raise UsageError(f"most={most!r}: give a number of bytes from 0, or None for no limit", system=SYSTEM)
    return most
