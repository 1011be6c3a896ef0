"""What Cloudify Manager means by its words: observed on a 7.1 manager unless a comment says otherwise."""

from collections.abc import Mapping
from typing import Any

from orchestrator_api.cloudify.operations import OPERATIONS

from .._core.errors import BusyError, ConflictError
from .._core.execution.waiting import Poll
from .._core.model import State
from .._core.operation import operations
from .._core.vendor import Problem, Vendor, text_of

SYSTEM = "cloudify"

STATES: Mapping[str, State] = {
    "scheduled": State.QUEUED,
    "queued": State.QUEUED,
    "pending": State.RUNNING,
    "started": State.RUNNING,
    "cancelling": State.CANCELLING,
    "force_cancelling": State.CANCELLING,
    "kill_cancelling": State.CANCELLING,
    "terminated": State.SUCCEEDED,
    "failed": State.FAILED,
    "cancelled": State.CANCELLED,
}

OPERATION_STATES: Mapping[str, State] = {
    "pending": State.QUEUED,
    "sending": State.RUNNING,
    "sent": State.RUNNING,
    "started": State.RUNNING,
    "response-sent": State.RUNNING,
    "rescheduled": State.FAILED,
    "succeeded": State.SUCCEEDED,
    "failed": State.FAILED,
}
"""What the states of an operation mean (read in the source of 7.1): after `rescheduled` another operation tries again."""

POLL = Poll(first=1.0, longest=30.0)
"""An idle manager takes 0.5 to 1.7 s from pending to started."""

ID_BYTES = 3500
"""Bytes of encoded ids in one list call: a manager refuses request lines over 4094 bytes with 400 and HTML (seen on 7.1)."""

_HINTS: Mapping[str | int, str] = {
    "existing_running_execution_error": "Another execution runs on the deployment: pass queue=True to wait behind it",
    **dict.fromkeys(
        ("deployment_environment_creation_pending_error", "deployment_environment_creation_in_progress_error"),
        "The deployment's environment is still being made: wait until its create_deployment_environment has ended",
    ),
    "forbidden_error": "A missing or unknown tenant is answered like this too: check tenant=",
    "unauthorized_error": "Repeated wrong passwords may lock the account for a while",
    "illegal_action_error": "Its status does not allow this action (any more)",
    "invalid_exception_status_update": "An ended execution keeps its status; one that is being cancelled can only fail",
    "maintenance_mode_active": "The manager is in maintenance mode",
    "entering_maintenance_mode": "The manager is going into maintenance mode: reads still work, writes do not",
    "unsupported_content_type_error": "Something on the way changed the Content-Type: it must be application/json alone",
}


def _read_problem(_: Mapping[str, str], body: Mapping[str, Any]) -> Problem:
    # server_traceback is left out on purpose: it discloses the inside of the server.
    return Problem(text_of(body.get("error_code")), text_of(body.get("message")))


VENDOR = Vendor(
    system=SYSTEM,
    operations=operations(OPERATIONS),
    read_problem=_read_problem,
    codes={
        "existing_running_execution_error": BusyError,
        "deployment_environment_creation_pending_error": BusyError,
        "deployment_environment_creation_in_progress_error": BusyError,
        "illegal_action_error": ConflictError,
        "invalid_exception_status_update": ConflictError,
        "unavailable_workflow_error": ConflictError,
        "dependent_exists_error": ConflictError,
        "forbidden_while_cancelling": ConflictError,
    },
    hints=_HINTS,
)
