"""The tables of pipelines, variables and endpoints, and the rules for changing them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from .errors import not_found, refusal
from .records import Entity, Pipeline, VariableRecord
from .script import Json, mapping

E = TypeVar("E", bound=Entity)

STATES = ("ENABLED", "DISABLED", "RELEASED")
TYPES = ("REGULAR", "SECRET", "RESTRICTED")

_KINDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("description", "icon"), str),
    **dict.fromkeys(
        ("input", "output", "_inputMeta", "_outputMeta", "starred", "stages", "notifications", "workspace"), dict
    ),
    **dict.fromkeys(("stageOrder", "options", "rollbacks", "tags"), list),
    "concurrency": int,
    "enabled": (bool, str),  # one client sends the text "true"
}
"""What the members of a pipeline must be."""

_SPEC_ONLY_OF_SERVER = frozenset({"id", "enabled", "state", "_link", "_warnings", "_createTimeInMicros"})
_PATCHED = frozenset({"name", "description", "enabled", "state", "tags"})


@dataclass(slots=True)
class Store:
    """The tables by id. Methods take the present time in seconds since 1970-01-01 UTC, and raise the 400s and 404s."""

    projects: set[str]
    short_ids: bool = False
    """New ids are 32 hex digits without dashes, as older cloud servers made them."""
    pipelines: dict[str, Pipeline] = field(default_factory=dict[str, Pipeline])
    variables: dict[str, VariableRecord] = field(default_factory=dict[str, VariableRecord])
    endpoints: dict[tuple[str, str], Json] = field(default_factory=dict[tuple[str, str], Json])
    _random: random.Random = field(default_factory=lambda: random.Random(4))  # noqa: S311  # the same ids in every run

    def new_id(self) -> str:
        """Return the next id."""
        identity = uuid.UUID(int=self._random.getrandbits(128), version=4)
        return identity.hex if self.short_ids else str(identity)

    # Pipelines

    def create_pipeline(self, spec: Json, by: str, now: float) -> Pipeline:
        """Return the new pipeline, which is disabled whatever was said."""
        name, project = self._checked(self.pipelines.values(), spec, "pipeline")
        _check_kinds(spec)
        self._check_rollbacks(spec, project)
        pipeline = Pipeline(
            id=self.new_id(), project=project, name=name, spec=_own(spec), created_at=now, updated_at=now, created_by=by
        )
        self.pipelines[pipeline.id] = pipeline
        return pipeline

    def replace_pipeline(self, pipeline: Pipeline, spec: Json, now: float) -> None:
        """Put another definition in the place of a pipeline's. It is disabled unless that says `enabled: true`."""
        body = {"name": pipeline.name, "project": pipeline.project, **spec}
        name, project = self._checked(self.pipelines.values(), body, "pipeline", but=pipeline)
        _check_kinds(body)
        self._check_rollbacks(body, project)
        pipeline.name, pipeline.project, pipeline.spec, pipeline.updated_at = name, project, _own(spec), now
        pipeline.state = "ENABLED" if _truth(spec.get("enabled")) else "DISABLED"

    def patch_pipeline(self, pipeline: Pipeline, changes: Json, now: float) -> None:
        """Change single members of a pipeline. RELEASED is reached through ENABLED only."""
        unknown = sorted(set(changes) - _PATCHED)
        if unknown:
            raise refusal(400, f"{unknown[0]} cannot be patched.")
        _check_kinds(changes)
        state = changes.get("state")
        if state is not None and (state not in STATES or (state == "RELEASED" and pipeline.state == "DISABLED")):
            raise refusal(400, f"The pipeline cannot go from {pipeline.state} to {state}.")
        if "name" in changes:
            body = {"name": changes["name"], "project": pipeline.project}
            pipeline.name, _ = self._checked(self.pipelines.values(), body, "pipeline", but=pipeline)
        if "enabled" in changes:
            pipeline.state = "ENABLED" if _truth(changes["enabled"]) else "DISABLED"
        pipeline.state = str(state or pipeline.state)
        pipeline.spec.update({name: changes[name] for name in ("description", "tags") if name in changes})
        pipeline.updated_at = now

    def pipeline_named(self, project: str, name: str) -> Pipeline:
        """Return a pipeline by project and name."""
        return _named(self.pipelines.values(), project, name, "pipeline")

    def pipeline(self, pipeline_id: str) -> Pipeline:
        """Return a pipeline by id."""
        return _found(self.pipelines, pipeline_id, "pipeline")

    def _check_rollbacks(self, spec: Json, project: str) -> None:
        rollbacks = spec.get("rollbacks")
        for each in rollbacks if isinstance(rollbacks, list) else []:
            name = mapping(each).get("name")
            if not any(known.name == name and known.project == project for known in self.pipelines.values()):
                raise refusal(400, f"The pipeline {name} of the rollback does not exist.")

    # Variables

    def create_variable(self, spec: Json, by: str, now: float) -> VariableRecord:
        """Return the new variable."""
        name, project = self._checked(self.variables.values(), spec, "variable")
        kind, value = _type_and_value(spec)
        variable = VariableRecord(
            id=self.new_id(), project=project, name=name, type=kind, value=value, created_at=now, updated_at=now,
            created_by=by, description=str(spec.get("description") or ""),
        )  # fmt: skip
        self.variables[variable.id] = variable
        return variable

    def replace_variable(self, variable: VariableRecord, spec: Json, now: float) -> None:
        """Put other values in the place of a variable's."""
        body = {"project": variable.project, **spec}
        name, project = self._checked(self.variables.values(), body, "variable", but=variable)
        variable.type, variable.value = _type_and_value(spec)
        variable.name, variable.project, variable.updated_at = name, project, now
        variable.description = str(spec.get("description") or "")

    def variable_named(self, project: str, name: str) -> VariableRecord:
        """Return a variable by project and name."""
        return _named(self.variables.values(), project, name, "variable")

    def variable(self, variable_id: str) -> VariableRecord:
        """Return a variable by id."""
        return _found(self.variables, variable_id, "variable")

    def _checked(self, known: Iterable[Entity], spec: Json, kind: str, but: Entity | None = None) -> tuple[str, str]:
        """Return name and project of a definition, which no other entity of its kind may have."""
        name, project = spec.get("name"), spec.get("project")
        if not isinstance(name, str) or not isinstance(project, str) or not name or project not in self.projects:
            raise refusal(400, f"A {kind} needs a name and a project that exists.")
        if any(each is not but and (each.name, each.project) == (name, project) for each in known):
            raise refusal(400, f"There is a {kind} {name} in {project} already.")
        return name, project


def _own(spec: Json) -> Json:
    return {name: value for name, value in spec.items() if name not in _SPEC_ONLY_OF_SERVER and value is not None}


def _check_kinds(spec: Json) -> None:
    for name, kind in _KINDS.items():
        if spec.get(name) is not None and not isinstance(spec[name], kind):
            raise refusal(400, f"{name} is not of the right type.")


def _truth(value: object) -> bool:
    """Read a boolean that some clients send as a text."""
    return value is True or (isinstance(value, str) and value.lower() == "true")


def _type_and_value(spec: Json) -> tuple[str, str]:
    kind, value = spec.get("type"), spec.get("value")
    if kind not in TYPES or not isinstance(value, str):
        raise refusal(400, "A variable needs a value and one of the types REGULAR, SECRET and RESTRICTED.")
    return str(kind), value


def _found(table: dict[str, E], entity_id: str, kind: str) -> E:
    if entity_id not in table:
        raise not_found(f"{kind} with the id {entity_id}")
    return table[entity_id]


def _named(known: Iterable[E], project: str, name: str, kind: str) -> E:
    for each in known:
        if (each.project, each.name) == (project, name):
            return each
    raise not_found(f"{kind} {name} in the project {project}")
