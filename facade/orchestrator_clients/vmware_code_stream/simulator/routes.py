"""Code Stream's routes for executions and the approvals they wait for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from ..._simulation.messages import Answer, Call
from .access import CodeStreamUser
from .catalogue import OLD_PREFIX, Catalogue, Route, body_of
from .errors import not_found, refusal
from .execution import EXECUTION_FIELDS, CodeStreamRecord
from .lists import envelope, old_links, page_of
from .records import OPERATION_FIELDS, UserOperation
from .runs import Runs
from .script import Json

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock

StartAnswer: TypeAlias = Literal["full", "link", "echo", "nothing"]

_EXPANDED = "PIPELINE_STAGE_TASK"
_ACTIONS = ("pause", "resume", "cancel", "tag")


class Answering(Protocol):
    """The attributes of the simulator that these routes read; tests may set them."""

    clock: Clock
    start_status: Literal[200, 202]
    start_answer: StartAnswer
    always_expanded: bool


class ExecutionRoutes:
    """A server's executions, and the approvals that they wait for; `caller` returns who sent the present request."""

    def __init__(
        self, answering: Answering, runs: Runs, catalogue: Catalogue, caller: Callable[[], CodeStreamUser]
    ) -> None:
        self._site, self._runs, self._catalogue, self._caller = answering, runs, catalogue, caller

    def routes(self) -> tuple[Route, ...]:
        """Return the operations."""
        one, by_id, by_name = "/executions/{id}", "/pipelines/{id}/executions", "/pipelines/{project}/{name}/executions"
        return (
            ("list_executions", "GET", "/executions", self._list_executions),
            ("get_execution", "GET", one, self._get_execution),
            ("act_on_execution", "POST", one, self._act),
            ("delete_execution", "DELETE", one, self._delete_execution),
            ("list_executions_by_pipeline_id", "GET", by_id, self._list_executions),
            ("execute_pipeline_by_id", "POST", by_id, self._execute),
            ("get_execution_by_pipeline_id_and_index", "GET", f"{by_id}/{{index}}", self._get_execution),
            ("list_executions_by_pipeline_name", "GET", by_name, self._list_executions),
            ("execute_pipeline_by_name", "POST", by_name, self._execute),
            ("get_execution_by_pipeline_name_and_index", "GET", f"{by_name}/{{index}}", self._get_execution),
            ("list_user_operations", "GET", "/user-operations", self._list_user_operations),
            ("get_user_operation", "GET", "/user-operations/{id}", self._get_user_operation),
            ("answer_user_operation", "POST", "/user-operations/{id}", self._answer_user_operation),
        )

    def _execute(self, call: Call) -> Answer:
        body = body_of(call)
        if "input" in body and not isinstance(body["input"], dict):
            raise refusal(400, "input must be an object.")
        execution = self._runs.start(
            self._catalogue.pipeline_of(call), body, self._caller().name, self._site.clock.time()
        )
        full = {
            "executionId": execution.id,
            "executionIndex": execution.index,
            "executionLink": execution.link,
        }
        echo: Json = {name: body[name] for name in ("comments", "source", "input", "tags") if name in body}
        link = {"executionLink": execution.link}
        forms: dict[str, object] = {"full": full, "link": link, "echo": {**echo, **link}, "nothing": {}}
        old = _is_old(call) and self._site.start_answer == "full"
        return Answer.json(forms["echo" if old else self._site.start_answer], self._site.start_status)

    def _list_executions(self, call: Call) -> Answer:
        now = self._site.clock.time()
        owned = self._runs.executions.values() if not call.params else self._runs.of(self._catalogue.pipeline_of(call))
        page = page_of(call, owned, lambda run, name: run.field(name, now), EXECUTION_FIELDS)
        body = envelope(page, lambda run: run.link, lambda run: self._served(run, expanded=False))
        return Answer.json({**body, **(old_links(page, call.path) if _is_old(call) else {})})

    def _get_execution(self, call: Call) -> Answer:
        index = call.params.get("index")
        execution = self._runs.find(call.params["id"]) if index is None else self._numbered(call, index)
        expanded = self._site.always_expanded or _EXPANDED in (call.query_value("expand") or "").split(",")
        return self._answer_with(execution, expanded=expanded, old=_is_old(call))

    def _act(self, call: Call) -> Answer:
        execution, action = self._runs.find(call.params["id"]), call.query_value("action")
        if action not in _ACTIONS:  # they are in lower case
            raise refusal(400, f"There is no action {action} of an execution.")
        self._runs.act(execution, action, body_of(call), self._site.clock.time())
        return self._answer_with(execution)

    def _delete_execution(self, call: Call) -> Answer:
        execution = self._runs.find(call.params["id"])
        self._runs.delete(execution, self._site.clock.time())
        return self._answer_with(execution)

    def _numbered(self, call: Call, index: str) -> CodeStreamRecord:
        return self._runs.numbered(self._catalogue.pipeline_of(call), index)

    def _answer_with(self, execution: CodeStreamRecord, *, expanded: bool = False, old: bool = False) -> Answer:
        return Answer.json(self._served(execution, expanded=expanded, old=old))

    def _served(self, execution: CodeStreamRecord, *, expanded: bool, old: bool = False) -> Json:
        return execution.served(self._site.clock.time(), expanded=expanded, old=old)

    def _list_user_operations(self, call: Call) -> Answer:
        operations = self._runs.operations.values()
        page = page_of(call, operations, lambda one, name: one.field(name), OPERATION_FIELDS)
        return Answer.json(envelope(page, lambda one: one.link, lambda one: one.served()))

    def _get_user_operation(self, call: Call) -> Answer:
        return Answer.json(self._user_operation(call).served())

    def _answer_user_operation(self, call: Call) -> Answer:
        operation = self._user_operation(call)
        self._runs.answer(operation, body_of(call), self._caller().name, self._site.clock.time())
        return Answer.json(operation.resource())

    def _user_operation(self, call: Call) -> UserOperation:
        operation = self._runs.operations.get(call.params["id"])
        if operation is None:
            raise not_found(f"user operation with the id {call.params['id']}")
        return operation


def _is_old(call: Call) -> bool:
    return call.path.startswith(OLD_PREFIX)
