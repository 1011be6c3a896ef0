"""What Argo Workflows means by its words: the project's Swagger document and guides of version 3.5; no server was asked."""

from collections.abc import Mapping
from typing import Any

from orchestrator_api.argo_workflows.operations import OPERATIONS

from .._core.execution.waiting import Poll
from .._core.model import State
from .._core.operation import operations
from .._core.vendor import Problem, Vendor, text_of

SYSTEM = "argo_workflows"

STATES: Mapping[str, State] = {
    "Pending": State.QUEUED,
    "Running": State.RUNNING,
    "Succeeded": State.SUCCEEDED,
    "Failed": State.FAILED,
    "Error": State.FAILED,
}
"""What the phases of a workflow mean. One that is stopped ends as Failed: see `reading`."""

NODE_STATES: Mapping[str, State] = {**STATES, "Skipped": State.SUCCEEDED, "Omitted": State.SUCCEEDED}
"""What the phases of a node mean: a skipped one had nothing to do."""

POLL = Poll(first=2.0, longest=30.0)
"""A controller looks at a workflow every few seconds."""

TEMPLATE_LABEL = "workflows.argoproj.io/workflow-template"
"""The label by which the server notes the template of a workflow that was submitted from one."""

INTENT_LABEL = "orchestrator-clients/intent"
"""The label by which we find the workflow of an intent again."""

_HINTS: Mapping[str | int, str] = {
    401: "The token of a service account is needed, and this server may be set up for another way to log in",
    403: "The service account has no right to that in this namespace: check its role and namespace=",
}


def _read_problem(_: Mapping[str, str], body: Mapping[str, Any]) -> Problem:
    return Problem(text_of(body.get("code")), text_of(body.get("message")))


VENDOR = Vendor(system=SYSTEM, operations=operations(OPERATIONS), read_problem=_read_problem, hints=_HINTS)
