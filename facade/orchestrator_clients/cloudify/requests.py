"""Requests of Cloudify's operations, checked before they are sent, and executions read from its answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypedDict, cast
from urllib.parse import quote_plus

from orchestrator_api.cloudify import models
from orchestrator_api.cloudify.api.executions import act_on_execution, start_execution, update_execution
from orchestrator_api.cloudify.models import ExecutionStatus, Visibility
from orchestrator_api.cloudify.types import UNSET, Unset

from .._core.body import BadAnswer
from .._core.errors import DecodeError, UsageError
from .._core.inputs import json_object, listed, one_of, path_id, text_given
from .._core.model import Snapshot, given
from .._core.secrets import fits_header
from .reading import run_fields
from .tables import STATES, SYSTEM

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.cloudify.models import Execution, ExecutionAction

FIELDS = frozenset(
    {
        "allow_custom_parameters", "blueprint_id", "created_at", "created_by", "deployment_display_name", "deployment_id",
        "ended_at", "error", "execution_group_id", "finished_operations", "id", "is_dry_run", "is_system_workflow",
        "parameters", "parameters_p", "private_resource", "resource_availability", "resume", "scheduled_for",
        "started_at", "status", "status_display", "tenant_name", "total_operations", "visibility", "workflow_id",
    }
)  # fmt: skip
"""Fields that a list can be filtered by."""

_FLAGS = frozenset({"allow_custom_parameters", "is_dry_run", "is_system_workflow", "private_resource", "resume"})
_NUMBERS = frozenset({"finished_operations", "total_operations"})
_WORDS: Mapping[str, type[ExecutionStatus] | type[Visibility]] = {
    "status": ExecutionStatus,
    "visibility": Visibility,
    "resource_availability": Visibility,
}
"""Fields whose values are no free texts: what the server does not know it answers with 500."""

PAGE_SIZE = 1000
"""The server's own default: without a size it cuts a list here and says so only by its total."""


class Keep:
    """The type of `KEEP`."""

    def __repr__(self) -> str:
        return "KEEP"


KEEP = Keep()
"""For `update(error=...)`: leave the error text as it is, which the server would erase."""


def start(deployment_id: str, workflow_id: str, parameters: Mapping[str, Any] | None, **options: Any) -> dict[str, Any]:
    """Return the request that starts a workflow; options that are None are left out, for null is refused."""
    body = models.StartExecutionRequest(
        deployment_id=text_given(deployment_id, "deployment_id", system=SYSTEM),
        workflow_id=text_given(workflow_id, "workflow_id", system=SYSTEM),
        parameters=json_object(parameters, "parameters", system=SYSTEM) if parameters is not None else UNSET,
        **json_object({name: value for name, value in options.items() if value is not None}, "options", system=SYSTEM),
    )
    return start_execution.build_request(body=body)


def act(execution_id: str, action: ExecutionAction) -> dict[str, Any]:
    """Return the request for an action on an execution."""
    return act_on_execution.build_request(_id(execution_id), body=models.ExecutionActionRequest(action=action))


def cancelling(*, force: bool, kill: bool, system: str) -> ExecutionAction:
    """Return the action that cancels executions or groups of them; `UsageError` for both ways at once."""
    if force and kill:
        raise UsageError("give force=True or kill=True, not both", system=system)
    if kill:
        return models.ExecutionAction.KILL
    return models.ExecutionAction.FORCE_CANCEL if force else models.ExecutionAction.CANCEL


def update(execution_id: str, status: str, error: str | None) -> dict[str, Any]:
    """Return the request that edits the record of an execution. A null status would erase it: it is refused."""
    check_error(error)
    body = models.UpdateExecutionRequest(status=known_status(status), error=error)
    return update_execution.build_request(_id(execution_id), body=body)


def check_error(error: object) -> None:
    """Raise `UsageError` for what is no error text."""
    if not isinstance(error, str | Keep | None):
        raise UsageError(f"error={error!r}: give a text or None", system=SYSTEM)


def check_update(seen: Snapshot, status: ExecutionStatus, *, break_off: bool) -> None:
    """Raise `UsageError` for a status that would break off a workflow under way, unless that is meant."""
    if STATES[status.value].ended and not seen.state.ended and not break_off:
        raise UsageError(
            f"execution {seen.id} is {seen.raw_status}: status={status.value!r} would break its workflow off; cancel it,"
            " or give break_off=True",
            system=SYSTEM,
        )


def check_resumable(seen: Snapshot) -> None:
    """Raise `UsageError` for an execution under way: a manager takes the order and may hang its workflow."""
    if not seen.state.ended:
        raise UsageError(
            f"execution {seen.id} is {seen.raw_status}: only one that has ended can be resumed; wait for its end, or"
            " cancel it",
            system=SYSTEM,
        )


def tenant_given(tenant: object) -> str:
    """Return the name of a tenant, which goes into a header; `UsageError` for one that does not fit there."""
    name = text_given(tenant, "tenant", system=SYSTEM)
    if not fits_header(name):
        raise UsageError(f"tenant={name!r}: a character of it cannot be sent in a header", system=SYSTEM)
    return name


def within(tenant: str | None) -> Mapping[str, str] | None:
    """Return the header that names a tenant, None for the client's own."""
    return None if tenant is None else {"Tenant": tenant_given(tenant)}


def about(
    execution_id: str, parse: Callable[[httpx.Response], Execution | None]
) -> Callable[[httpx.Response], Execution | None]:
    """Return the reader of an answer that must be about this execution; ValueError for one about another."""

    def read(answer: httpx.Response) -> Execution | None:
        raw = parse(answer)
        if raw is not None and given(raw.id) not in (None, "", str(execution_id)):
            raise BadAnswer("the answer is about another execution", "id")
        return raw

    return read


def known_status(status: object) -> ExecutionStatus:
    """Return a status the server knows; another raises `UsageError`, where the server would fail with 409 or 500."""
    return ExecutionStatus(one_of(status, STATES, "status", system=SYSTEM))


def _id(execution_id: str) -> str:
    return path_id(execution_id, "execution_id", system=SYSTEM)


def included(names: Iterable[str] | None) -> str | Unset:
    """Return the fields to be sent of an execution, with those that it is known by; None for all there are."""
    if names is None:
        return UNSET
    wanted = listed(names, "include", system=SYSTEM) or []
    for name in wanted:
        one_of(
            name, FIELDS - {"execution_group_id"}, "include", system=SYSTEM
        )  # which can be filtered by, and is not served
    return ",".join(dict.fromkeys(("id", "tenant_name", "status", *wanted)))


class Filters(TypedDict, total=False):
    """Fields a list can be filtered by, each by one value or several of which one must fit."""

    id: str | Iterable[str]
    """Of the execution."""
    deployment_id: str | Iterable[str]
    """What it runs on."""
    blueprint_id: str | Iterable[str]
    """What that deployment was made from."""
    workflow_id: str | Iterable[str]
    """What it runs, such as `install`."""
    created_by: str | Iterable[str]
    """Name of the user who started it."""
    tenant_name: str | Iterable[str]
    """The tenant it belongs to, in a list of several."""
    execution_group_id: str | Iterable[str]
    """The group it belongs to."""
    visibility: str | Iterable[str]
    """The manager's word for who may see it, such as `tenant`."""


def query(
    status: str | Iterable[str] | None,
    sort: str | Iterable[str] | None,
    filters: Mapping[str, str | Iterable[str]],
    *,
    include_system_workflows: bool,
    all_tenants: bool,
) -> dict[str, Any]:
    """Return the arguments of a list, checked: the server answers a bad status with 500 and ignores bad names."""
    unknown = sorted(set(filters) - FIELDS)
    if unknown:
        raise UsageError(f"there is no field {unknown[0]!r} to filter by", system=SYSTEM)
    given_filters = {name: value for name, value in {**filters, "status": status}.items() if value is not None}
    arguments: dict[str, Any] = {name: _filter(name, value) for name, value in given_filters.items()}
    arguments["sort"] = _sort_keys(listed(sort, "sort", system=SYSTEM) or ["created_at"])
    arguments["include_system_workflows"] = include_system_workflows or UNSET
    arguments["all_tenants"] = all_tenants or UNSET
    return arguments


def fits_nothing(arguments: Mapping[str, Any]) -> bool:
    """Return whether a filter is an empty collection, which nothing fits; the server would take it for no filter at all."""
    return any(value == [] for value in arguments.values())


def _filter(name: str, value: object) -> object:
    """Return the value of a filter as the generated code takes it."""
    if name in _FLAGS:
        if not isinstance(value, bool):
            raise UsageError(f"{name}={value!r}: give True or False", system=SYSTEM)
        return value
    if name in _NUMBERS and isinstance(value, int) and not isinstance(value, bool):
        return [value]
    words = listed(cast("str | Iterable[str]", value), name, system=SYSTEM) or []
    kind = _WORDS.get(name)
    return words if kind is None else [kind(one_of(word, list(kind), name, system=SYSTEM)) for word in words]


def _sort_keys(keys: Collection[str]) -> list[str]:
    """Return the keys with `id` last: the server breaks no ties, so that pages could overlap."""
    for key in keys:
        one_of(key.lstrip("+-"), FIELDS, "sort", system=SYSTEM)
    names = {key.lstrip("+-") for key in keys}
    return [*(key.removeprefix("+") for key in keys), *([] if "id" in names else ["id"])]


def id_bytes(execution_id: str) -> int:
    """Return how many bytes an id takes in the query of a list."""
    return len(f"&id={quote_plus(execution_id)}")


def parse_started(answer: httpx.Response) -> Execution | None:
    """Return what the answer to a start says of the execution; ValueError if it does not name it.

    Such a shell of nulls answers a scheduled start (observed on 7.1).
    """
    started = start_execution.parse_response(answer)
    if started is not None and not (isinstance(started.id, str) and started.id):
        raise BadAnswer("the workflow was started or scheduled, but the answer does not name its execution", "id")
    return started


def check_runs(raws: Iterable[Execution], operation: str) -> None:
    """Raise `DecodeError` for an execution without an id, with which nobody could do anything."""
    ids = list(map(attrgetter("id"), raws))
    if not all(ids) or set(map(type, ids)) - {str}:
        raise DecodeError("the execution has no id", system=SYSTEM, operation=operation, path="id")


__all__ = [
    "KEEP",
    "PAGE_SIZE",
    "Filters",
    "Keep",
    "Snapshot",
    "act",
    "cancelling",
    "fits_nothing",
    "id_bytes",
    "known_status",
    "query",
    "run_fields",
    "start",
    "update",
]
