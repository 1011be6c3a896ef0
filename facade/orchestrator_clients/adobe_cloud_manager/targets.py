"""Pipelines as targets. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .._core.errors import DecodeError
from .._core.model import given
from .._core.targets import Target
from .._core.vendor import text_of

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import (
        Environment,
        EnvironmentList,
        Pipeline,
        PipelineList,
        Program,
        ProgramList,
    )


BUSY = frozenset({"BUSY", "WAITING"})
"""Words of a pipeline whose execution goes on, or waits for a person (Adobe's Swagger file)."""


def programs_in(answer: ProgramList) -> Sequence[Program]:
    """Return the programs of a list that have an id."""
    embedded = given(answer.field_embedded)
    found = given(embedded.programs) or () if embedded else ()
    return [one for one in found if text_of(given(one.id))]


def pipelines_in(answer: PipelineList) -> Sequence[Pipeline]:
    """Return the pipelines of a list."""
    embedded = given(answer.field_embedded)
    return list(given(embedded.pipelines) or ()) if embedded else []


def environments_in(answer: EnvironmentList) -> Sequence[Environment]:
    """Return the environments of a list."""
    embedded = given(answer.field_embedded)
    return list(given(embedded.environments) or ()) if embedded else []


def names_of(environments: Sequence[Environment]) -> Mapping[str, str]:
    """Return the names of environments by their ids."""
    pairs = ((text_of(given(one.id)), text_of(given(one.name))) for one in environments)
    return {number: name for number, name in pairs if number and name}


def target_of(raw: Pipeline, system: str, program_id: str, group: str | None, names: Mapping[str, str]) -> Target:
    """Return the target that a pipeline is; `DecodeError` for one without an id. It takes no inputs."""
    pipeline_id, status = text_of(given(raw.id)), text_of(given(raw.status))
    if pipeline_id is None:
        raise DecodeError("the pipeline has no id", system=system, operation="get_pipelines", path="id")
    return Target(
        system=system,
        id=f"{program_id}/{pipeline_id}",
        ids={"program_id": program_id, "pipeline_id": pipeline_id},
        name=text_of(given(raw.name)) or pipeline_id,
        group=group or program_id,
        inputs=(),
        busy=None if status is None else status in BUSY,
        status=status,
        environments=_environments(raw, names),
        raw=raw,
    )


def _environments(raw: Pipeline, names: Mapping[str, str]) -> Sequence[str]:
    """Return what a pipeline deploys to, in order: by name, else by id; of a phase without either, its type."""
    found = []
    for phase in given(raw.phases) or ():
        number, kind = text_of(given(phase.environment_id)), text_of(given(phase.environment_type))
        word = names.get(number, number) if number else kind
        if word:
            found.append(word)
    return tuple(dict.fromkeys(found))
