"""Requests of Code Stream's operations, checked before they are sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from orchestrator_api.vmware_code_stream import models
from orchestrator_api.vmware_code_stream.api.executions import act_on_execution
from orchestrator_api.vmware_code_stream.types import UNSET, Unset

from .._core.body import BadAnswer, loads
from .._core.errors import UsageError
from .._core.inputs import json_object, listed, path_id, text_given
from .tables import SYSTEM

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.vmware_code_stream.models import ExecutionAction

Build: TypeAlias = Callable[..., dict[str, Any]]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_READ_ONLY = frozenset(
    {
        "_createTimeInMicros", "_createdBy", "_link", "_projectId", "_updateTimeInMicros", "_updatedBy", "_warnings",
        "createdAt", "createdBy", "id", "updatedAt", "updatedBy", "version",
    }
)  # fmt: skip
"""What a pipeline has when it is read and not when it is sent."""


def api_version(value: str | None) -> str | None:
    """Return a version of the API, or None for the latest the server supports; `UsageError` for what is no date."""
    if value is not None and not (isinstance(value, str) and _DATE.fullmatch(value)):
        raise UsageError(f"api_version={value!r}: give a date such as '2019-10-17', or None", system=SYSTEM)
    return value


def versioned(request: Mapping[str, Any], version: str | None) -> Mapping[str, Any]:
    """Return a request of this API with its version; the logins, which go to whole URLs, do not know it."""
    if version is None or not request["url"].startswith("/"):
        return request
    return {**request, "params": {**request.get("params", {}), "apiVersion": version}}


def address(project_or_id: object, name: object, kind: str) -> tuple[str, ...]:
    """Return where a pipeline or variable is: its id, or its project and name."""
    if name is None:
        return (path_id(project_or_id, f"the {kind}'s id", system=SYSTEM),)
    where = path_id(project_or_id, "project", system=SYSTEM), path_id(name, "name", system=SYSTEM)
    if kind == "pipeline" and name == "executions":
        # `/pipelines/<project>/executions` lists the executions of the pipeline with the id <project>.
        raise UsageError("a pipeline called 'executions' can only be named by its id", system=SYSTEM)
    return where


def named(where: Sequence[str]) -> dict[str, str]:
    """Return what the answer about an address must say: its id, or its project and name."""
    return {"id": where[0]} if len(where) == 1 else dict(zip(("project", "name"), where, strict=True))


def at(where: Sequence[str], by_id: Build, by_name: Build, **arguments: Any) -> dict[str, Any]:
    """Return the request of whichever operation suits an address."""
    return (by_id if len(where) == 1 else by_name)(*where, **arguments)


def execution(
    values: Mapping[str, object] | None, comments: str | None, source: str | None, tags: str | Iterable[str] | None
) -> models.ExecutionRequest:
    """Return the body that starts a pipeline: an empty object at least, as clients send it."""
    return models.ExecutionRequest(
        comments=text_or_unset(comments, "comments"),
        input_=UNSET if values is None else plain(values, "input"),
        source=text_or_unset(source, "source"),
        tags=UNSET if tags is None else texts(tags, "tags"),
    )


def text_or_unset(value: str | None, name: str) -> str | Unset:
    """Return a text, or `UNSET` for None; `UsageError` for anything else."""
    if not isinstance(value, str | None):
        raise UsageError(f"{name}={value!r}: give a text", system=SYSTEM)
    return UNSET if value is None else value


def plain(values: Mapping[str, object], name: str) -> dict[str, Any]:
    """Return a mapping as JSON holds it; `UsageError` for what JSON cannot hold, without showing it."""
    return json_object(values, name, system=SYSTEM)


def texts(values: str | Iterable[str], name: str) -> list[str]:
    """Return one text or several as a list; `UsageError` for anything else."""
    return listed(values, name, system=SYSTEM) or []


def act(execution_id: str, action: ExecutionAction, reason: str | None, tags: Sequence[str] | None) -> dict[str, Any]:
    """Return the request for an action on an execution, with a body always: an empty one might not pass for JSON."""
    body = models.ExecutionActionRequest(
        reason=UNSET if reason is None else text_given(reason, "reason", system=SYSTEM),
        tags=UNSET if tags is None else list(tags),
    )
    return act_on_execution.build_request(run_id(execution_id), action=action, body=body)


def run_id(value: str) -> str:
    """Return the id of an execution; `UsageError` for what cannot be one."""
    return path_id(value, "execution_id", system=SYSTEM)


def index(value: int) -> str:
    """Return the number of an execution in its pipeline as a path wants it."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UsageError(f"index={value!r}: give a whole number from 0", system=SYSTEM)
    return str(value)


def pipeline(spec: models.PipelineSpec | models.Pipeline | Mapping[str, object]) -> models.PipelineSpec:
    """Return a pipeline as it is sent; of one that was read, what only the server sets is left out."""
    fields = spec.to_dict() if isinstance(spec, models.Pipeline | models.PipelineSpec) else plain(spec, "pipeline")
    for name in ("project", "name"):
        text_given(fields.get(name), name, system=SYSTEM)
    try:
        return models.PipelineSpec.from_dict({key: value for key, value in fields.items() if key not in _READ_ONLY})
    except (ValueError, AttributeError) as error:
        raise UsageError(f"pipeline: {error}", system=SYSTEM) from error


def patch(**members: Any) -> models.PipelinePatchRequest:
    """Return the members of a pipeline to change; `UsageError` if there are none."""
    changes = {name: value for name, value in members.items() if value is not None}
    if not changes:
        raise UsageError("give at least one member to change", system=SYSTEM)
    return models.PipelinePatchRequest(**changes)


def parse_deleted(answer: httpx.Response) -> bool:
    """Read the answer to a deletion: what was deleted, or nothing; ValueError for what is neither, such as HTML."""
    if answer.content.strip():
        loads(answer.content)
    return True


def parse_yaml(answer: httpx.Response) -> str:
    """Return an export; ValueError for an answer without text, or with a page of HTML instead."""
    text = answer.content.decode("utf-8")
    if not text.strip():
        raise BadAnswer("nothing was exported: no pipeline or endpoint fits, or the answer is cut short")
    if text.lstrip().startswith("<"):
        raise BadAnswer("the body is not YAML")
    return text
