"""Pipelines as targets. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from orchestrator_api.vmware_code_stream import models

from .._core.errors import DecodeError
from .._core.model import given
from .._core.targets import Target, TargetInput
from .._core.vendor import name_of, text_of

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import Pipeline


def target_of(raw: Pipeline, system: str) -> Target:
    """Return the target that a pipeline is; `DecodeError` for one without a name or project, which nobody could start."""
    project, name = name_of(given(raw.project)), name_of(given(raw.name))
    if project is None or name is None:
        missing = "project" if project is None else "name"
        raise DecodeError(f"the pipeline has no {missing}", system=system, operation="list_pipelines", path=missing)
    state, enabled = text_of(given(raw.state)), given(raw.enabled)
    return Target(
        system=system,
        id=f"{project}/{name}",
        ids={"project": project, "pipeline": name},
        name=name,
        group=project,
        inputs=_inputs(_mapping(given(raw.input_)), _mapping(given(raw.field_input_meta))),
        # Clients go by the state; `enabled` is there as well, and not always set.
        enabled=state in ("ENABLED", "RELEASED") if state else enabled if isinstance(enabled, bool) else None,
        status=state,
        description=text_of(given(raw.description)),
        raw=raw,
    )


def _inputs(values: Mapping[str, Any], meta: Mapping[str, Any]) -> Sequence[TargetInput]:
    return tuple(_input(name, values.get(name), meta.get(name)) for name in dict.fromkeys([*values, *meta]))


def _input(name: str, default: object, meta: models.PropertyMeta | None) -> TargetInput:
    known = meta if isinstance(meta, models.PropertyMeta) else models.PropertyMeta()
    mandatory = given(known.mandatory)
    return TargetInput(
        name=name,
        required=mandatory if isinstance(mandatory, bool) else None,
        default=default,
        description=text_of(given(known.description)),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    plain = getattr(value, "additional_properties", value)
    return plain if isinstance(plain, Mapping) else {}
