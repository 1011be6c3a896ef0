"""Code Stream's routes for pipelines, variables, YAML and versions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from ..._simulation.messages import Answer, Call, SimulatedOperation
from .access import CodeStreamUser
from .errors import refusal
from .lists import envelope, page_of
from .records import PIPELINE_FIELDS, PREFIX, VARIABLE_FIELDS, Pipeline, VariableRecord
from .samples import TILES
from .script import Json, mapping
from .store import Store
from .yaml import export, import_

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock

OLD_PREFIX = "/pipeline/api"
"""The same service answers here too, with slightly older answers."""

Route: TypeAlias = tuple[str, str, str, Callable[[Call], Answer]]


def under_both_prefixes(routes: Iterable[Route]) -> tuple[SimulatedOperation, ...]:
    """Return the operations of routes whose paths begin after `/codestream/api`."""
    table = list(routes)
    return tuple(
        SimulatedOperation(name, method, prefix + path, handler)
        for prefix in (PREFIX, OLD_PREFIX)
        for name, method, path, handler in table
    )


def body_of(call: Call) -> Json:
    """Return the body, which may be missing. Raises the 400 for anything but an object."""
    if not call.body:
        return {}
    try:
        value = json.loads(call.body)
    except ValueError:
        raise refusal(400, "The body is no JSON.") from None
    if not isinstance(value, dict):
        raise refusal(400, "The body must be an object.")
    return mapping(value)


class Catalogue:
    """The tables of a server; `caller` returns who sent the present request."""

    def __init__(self, store: Store, clock: Clock, caller: Callable[[], CodeStreamUser]) -> None:
        self._store, self._clock, self._caller = store, clock, caller

    def routes(self) -> tuple[Route, ...]:
        """Return the operations."""
        pipeline, named_pipeline = "/pipelines/{id}", "/pipelines/{project}/{name}"
        variable, named_variable = "/variables/{id}", "/variables/{project}/{name}"
        return (
            ("get_about", "GET", "/about", self._about),
            ("export_yaml", "GET", "/export", lambda call: export(call, self._store)),
            ("import_yaml", "POST", "/import", self._import),
            ("get_pipeline_tiles", "GET", "/pipeline-tiles", lambda _: Answer.json({"tiles": TILES})),
            ("list_pipelines", "GET", "/pipelines", self._list_pipelines),
            ("create_pipeline", "POST", "/pipelines", self._create_pipeline),
            ("get_pipeline_by_id", "GET", pipeline, self._get_pipeline),
            ("update_pipeline_by_id", "PUT", pipeline, self._update_pipeline),
            ("patch_pipeline_by_id", "PATCH", pipeline, self._patch_pipeline),
            ("delete_pipeline_by_id", "DELETE", pipeline, self._delete_pipeline),
            ("get_pipeline_by_name", "GET", named_pipeline, self._get_pipeline),
            ("update_pipeline_by_name", "PUT", named_pipeline, self._update_pipeline),
            ("patch_pipeline_by_name", "PATCH", named_pipeline, self._patch_pipeline),
            ("delete_pipeline_by_name", "DELETE", named_pipeline, self._delete_pipeline),
            ("list_variables", "GET", "/variables", self._list_variables),
            ("create_variable", "POST", "/variables", self._create_variable),
            ("get_variable_by_id", "GET", variable, self._get_variable),
            ("update_variable_by_id", "PUT", variable, self._update_variable),
            ("delete_variable_by_id", "DELETE", variable, self._delete_variable),
            ("get_variable_by_name", "GET", named_variable, self._get_variable),
            ("update_variable_by_name", "PUT", named_variable, self._update_variable),
            ("delete_variable_by_name", "DELETE", named_variable, self._delete_variable),
        )

    # Pipelines

    def pipeline_of(self, call: Call) -> Pipeline:
        """Return the pipeline that a path names. Raises the 404."""
        if "id" in call.params:
            return self._store.pipeline(call.params["id"])
        return self._store.pipeline_named(call.params["project"], call.params["name"])

    def _list_pipelines(self, call: Call) -> Answer:
        rows = self._store.pipelines.values()
        page = page_of(call, rows, lambda row, name: row.served()[name], PIPELINE_FIELDS)
        return Answer.json(envelope(page, lambda row: f"{PREFIX}/pipelines/{row.id}", Pipeline.served))

    def _create_pipeline(self, call: Call) -> Answer:
        pipeline = self._store.create_pipeline(body_of(call), self._caller().name, self._clock.time())
        return Answer.json(pipeline.served())

    def _get_pipeline(self, call: Call) -> Answer:
        return Answer.json(self.pipeline_of(call).served())

    def _update_pipeline(self, call: Call) -> Answer:
        pipeline = self.pipeline_of(call)
        self._store.replace_pipeline(pipeline, body_of(call), self._clock.time())
        return Answer.json(pipeline.served())

    def _patch_pipeline(self, call: Call) -> Answer:
        pipeline = self.pipeline_of(call)
        self._store.patch_pipeline(pipeline, body_of(call), self._clock.time())
        return Answer.json(pipeline.served())

    def _delete_pipeline(self, call: Call) -> Answer:
        pipeline = self.pipeline_of(call)
        del self._store.pipelines[pipeline.id]
        # One client reads the deleted pipeline here, by id; what comes by name is not known.
        return Answer.json(pipeline.served()) if "id" in call.params else Answer(200)

    # Variables

    def _variable_of(self, call: Call) -> VariableRecord:
        if "id" in call.params:
            return self._store.variable(call.params["id"])
        return self._store.variable_named(call.params["project"], call.params["name"])

    def _list_variables(self, call: Call) -> Answer:
        rows = self._store.variables.values()
        page = page_of(call, rows, lambda row, name: row.served()[name], VARIABLE_FIELDS)
        return Answer.json(envelope(page, lambda row: f"{PREFIX}/variables/{row.id}", VariableRecord.served))

    def _create_variable(self, call: Call) -> Answer:
        variable = self._store.create_variable(body_of(call), self._caller().name, self._clock.time())
        return Answer.json(variable.served())

    def _get_variable(self, call: Call) -> Answer:
        return Answer.json(self._variable_of(call).served())

    def _update_variable(self, call: Call) -> Answer:
        variable = self._variable_of(call)
        self._store.replace_variable(variable, body_of(call), self._clock.time())
        return Answer.json(variable.served())

    def _delete_variable(self, call: Call) -> Answer:
        del self._store.variables[self._variable_of(call).id]
        return Answer(200)

    # The rest

    def _about(self, call: Call) -> Answer:
        never = {"deprecatedAt": "", "description": "", "expiresAt": ""}
        version = {"apiVersion": "2019-10-17", "documentationLink": f"{PREFIX}/docs", "deprecationPolicy": never}
        return Answer.json({"latestApiVersion": "2019-10-17", "supportedApis": [version]})

    def _import(self, call: Call) -> Answer:
        return import_(call, self._store, self._caller().name, self._clock.time())
