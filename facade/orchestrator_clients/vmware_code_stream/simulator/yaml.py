"""Import and export as YAML. Needs the package PyYAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ..._simulation.messages import Answer, Call, Refusal
from .errors import not_found, refusal
from .records import Pipeline
from .script import Json, mapping
from .store import Store

MEDIA_TYPE = "application/x-yaml"

_EXPORTED = ("description", "concurrency", "input", "_inputMeta", "stageOrder", "stages", "rollbacks", "tags")


def export(call: Call, store: Store) -> Answer:
    """Answer with the pipelines and endpoints that the call names, of one project or of all. Raises the 404."""
    project = call.query_value("project")
    names = _names(call, "pipeline") + _names(call, "pipelines")
    wanted, endpoints = names or None, _names(call, "endpoints")
    pipelines = [each for each in store.pipelines.values() if project in (None, each.project)]
    chosen = [each for each in pipelines if wanted is None or each.name in wanted]
    if set(names) - {each.name for each in chosen}:
        raise not_found(f"pipeline {', '.join(names)}")
    documents = [] if endpoints and wanted is None else [_exported(each) for each in chosen]
    documents += [
        body for (where, name), body in store.endpoints.items() if name in endpoints and project in (None, where)
    ]
    return _yaml_answer(documents)


def import_(call: Call, store: Store, by: str, now: float) -> Answer:
    """Create what each document of the body describes, or with `action=apply` update it too.

    A document that is refused does not make the answer an error: it has another `status`, in an answer with status 200.
    """
    action = call.query_value("action") or "create"
    if action not in ("create", "apply"):
        raise refusal(400, f"There is no action {action} of an import.")
    return _yaml_answer([_imported(each, store, action, by, now) for each in _documents(call)])


def _documents(call: Call) -> Iterator[Json]:
    yaml = _yaml()
    try:
        documents = list(yaml.safe_load_all(call.body))
    except yaml.YAMLError:
        raise refusal(400, "The body is no YAML.") from None
    # As JSON, which knows none of YAML's dates and no keys but texts.
    return (mapping(json.loads(json.dumps(each, default=str))) for each in documents if each is not None)


def _imported(body: Json, store: Store, action: str, by: str, now: float) -> Json:
    try:
        status = _taken_in(body, store, action, by, now)
    except Refusal as refused:
        message = mapping(json.loads(refused.answer.body)).get("message")
        return {"name": body.get("name"), "status": "FAILED", "statusMessage": message}
    return {"name": body.get("name"), "status": status, "statusMessage": ""}


def _taken_in(body: Json, store: Store, action: str, by: str, now: float) -> str:
    kind, project, name = body.get("kind"), str(body.get("project")), str(body.get("name"))
    if kind not in ("PIPELINE", "VARIABLE", "ENDPOINT"):
        raise refusal(400, f"A {kind} cannot be imported.")
    if kind == "ENDPOINT":
        return _put_endpoint(body, store, action)
    table = store.pipelines if kind == "PIPELINE" else store.variables
    known = next((each for each in table.values() if (each.project, each.name) == (project, name)), None)
    if known is None or action == "create":
        (store.create_pipeline if kind == "PIPELINE" else store.create_variable)(body, by, now)
        return "CREATED"
    if isinstance(known, Pipeline):
        state = known.state
        store.replace_pipeline(known, body, now)
        known.state = state
    else:
        store.replace_variable(known, body, now)
    return "UPDATED"


def _put_endpoint(body: Json, store: Store, action: str) -> str:
    key = str(body.get("project")), str(body.get("name"))
    exists = key in store.endpoints
    if key[0] not in store.projects or (exists and action == "create"):
        raise refusal(400, f"There is an endpoint {key[1]} already, or no project {key[0]}.")
    store.endpoints[key] = body
    return "UPDATED" if exists else "CREATED"


def _exported(pipeline: Pipeline) -> Json:
    head = {"project": pipeline.project, "kind": "PIPELINE", "name": pipeline.name}
    enabled = {"enabled": pipeline.state != "DISABLED"}
    return {**head, **enabled, **{name: pipeline.spec[name] for name in _EXPORTED if name in pipeline.spec}}


def _yaml_answer(documents: list[Json]) -> Answer:
    text: str = _yaml().safe_dump_all(documents, explicit_start=True, sort_keys=False)
    return Answer.text(text, media_type=MEDIA_TYPE)


def _names(call: Call, parameter: str) -> list[str]:
    """How several names go into one value is not said; commas are taken."""
    return [name for value in call.queried(parameter) for name in value.split(",") if name]


def _yaml() -> Any:
    try:
        return import_module("yaml")
    except ModuleNotFoundError as error:
        message = f"{error}: the simulator's import and export of Code Stream need the package PyYAML"
        raise ModuleNotFoundError(message, name="yaml") from error
