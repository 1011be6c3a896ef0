"""What Code Stream means by its words, each entry with its source; nothing here was tried on a live server.

Reference: the vendor's API reference that goes with apiVersion 2019-10-17. Guide: its programming and user guides. Clients:
source code of programs in use. Inferred: nobody states it.
"""

from collections.abc import Mapping
from typing import Any

from .._core.execution.waiting import Poll
from .._core.model import State
from .._core.operation import Operation, Repeat, operations, safe
from .._core.vendor import Problem, Vendor, text_of

SYSTEM = "vmware_code_stream"

BASE_URL = "https://api.mgmt.cloud.vmware.com"
CLOUD_DOMAIN = ".mgmt.cloud.vmware.com"
"""Cloud hosts outside the USA put a country code in front (guide, clients)."""

BASE_PATH = "/codestream/api"

APPLIANCE_LIFETIME = 8 * 3600.0
CLOUD_LIFETIME = 25 * 60.0
"""Seconds an access token lives (guide); in the cloud without activity, so that renewing by then is never late."""

STATES: Mapping[str, State] = {
    "NOT_STARTED": State.QUEUED,
    "QUEUED": State.QUEUED,  # inferred: behind the pipeline's limit of concurrent runs
    "STARTED": State.RUNNING,
    "PREPARING_WORKSPACE": State.RUNNING,
    "RUNNING": State.RUNNING,
    "RESUMING": State.RUNNING,
    "PAUSING": State.RUNNING,
    "ROLLING_BACK": State.RUNNING,
    "WAITING": State.WAITING,  # for an approval; when that expires the run is canceled by itself
    "PAUSED": State.PAUSED,
    "CANCELING": State.CANCELLING,
    "COMPLETED": State.SUCCEEDED,
    "FAILED": State.FAILED,
    "ROLLBACK_COMPLETED": State.FAILED,  # the rollback worked, so the run itself did not
    "ROLLBACK_FAILED": State.FAILED,
    "CANCELED": State.CANCELLED,
    # Words for stages and tasks. Inferred: should an execution bear one, it has ended, and not well.
    "SKIPPED": State.FAILED,
    "FAILED_CONTINUE": State.FAILED,
}
"""The reference's closed list, printed for stages; what an execution's words mean is from clients or inferred."""

TOLERATED = "FAILED_CONTINUE"
"""A task that failed with `ignoreFailure`: the run goes on, so it is not why the run failed."""

STEP_STATES: Mapping[str, State] = {**STATES, "SKIPPED": State.SUCCEEDED}
"""SKIPPED: the precondition of a stage or task was false, there was nothing to do."""

POLL = Poll(first=2.0, longest=30.0)
"""Clients look every 5 to 15 s; no rate limit is documented."""

MANY = 100
PAGE_SIZE = 100
"""Clients take pages of 100; the server's own default is 25."""

NEWEST_FIRST = "_requestTimeInMicros desc"
"""As clients sort executions. The server's own order, by name, leaves the runs of one pipeline in none."""

VARIABLE_TYPES = ("REGULAR", "SECRET", "RESTRICTED")

OWN_OPERATIONS = ("csp_login", "csp_authorize", "iaas_login")
"""Operations beyond the spec: logins are other services, and no bearer goes along."""

_START = (
    "look at the newest executions of the pipeline: pipelines.executions(...); comments= and source= tell runs apart"
)
_PIPELINE = "read the pipeline: pipelines.get(...)"
_VARIABLE = "read the variable: variables.get(...)"
_RUN = "read the execution: executions.get(id)"
_LOGINS = (Operation(name, Repeat.IDEMPOTENT) for name in OWN_OPERATIONS)  # another token does not end the first

_OPERATIONS = operations(
    *safe(
        "get_about",
        "export_yaml",
        "get_pipeline_tiles",
        "list_pipelines",
        "get_pipeline_by_id",
        "get_pipeline_by_name",
        "list_executions_by_pipeline_id",
        "list_executions_by_pipeline_name",
        "get_execution_by_pipeline_id_and_index",
        "get_execution_by_pipeline_name_and_index",
        "list_executions",
        "get_execution",
        "list_variables",
        "get_variable_by_id",
        "get_variable_by_name",
        "get_user_operation",
    ),
    # No idempotency key: each request that arrives starts a run.
    Operation("execute_pipeline_by_id", Repeat.ONCE, _START),
    Operation("execute_pipeline_by_name", Repeat.ONCE, _START),
    # Which action is allowed in which status is unknown: a repeated one may be refused because the first was heard.
    Operation("act_on_execution", Repeat.ONCE, _RUN),
    Operation(
        "import_yaml", Repeat.ONCE, "export what it names and compare, or look at the pipelines: pipelines.list()"
    ),
    Operation("create_pipeline", Repeat.ONCE, _PIPELINE),
    Operation("create_variable", Repeat.ONCE, _VARIABLE),
    # A repeated deletion would meet "not found" and hide that the first one worked.
    Operation("delete_execution", Repeat.ONCE, _RUN),
    Operation("delete_pipeline_by_id", Repeat.ONCE, _PIPELINE),
    Operation("delete_pipeline_by_name", Repeat.ONCE, _PIPELINE),
    Operation("delete_variable_by_id", Repeat.ONCE, _VARIABLE),
    Operation("delete_variable_by_name", Repeat.ONCE, _VARIABLE),
    # The same content again changes nothing.
    Operation("update_pipeline_by_id", Repeat.IDEMPOTENT),
    Operation("update_pipeline_by_name", Repeat.IDEMPOTENT),
    Operation("patch_pipeline_by_id", Repeat.IDEMPOTENT),
    Operation("patch_pipeline_by_name", Repeat.IDEMPOTENT),
    Operation("update_variable_by_id", Repeat.IDEMPOTENT),
    Operation("update_variable_by_name", Repeat.IDEMPOTENT),
    *_LOGINS,
)

_HINTS: Mapping[str | int, str] = {
    401: "The access token was refused. From 8.0.1 on that of the CSP login alone is not taken: give refresh_token= or auth=",
    403: "The account lacks a role in the project, or in the service",
}


def read_problem(_: Mapping[str, str], body: Mapping[str, Any]) -> Problem:
    """Return the code and message of an error body, in any of three shapes that clients decode.

    Code Stream: `message`, `error`, `requestId`; the IaaS login: `message`, `errorCode`, `serverErrorId`; CSP:
    `serverMessage`, `error`. The reference documents no body at all, and each field may be missing.
    """
    error = text_of(body.get("error"))
    message = text_of(body.get("message")) or text_of(body.get("serverMessage"))
    code = text_of(body.get("errorCode")) or (error if message else None)
    return Problem(code, message or error, text_of(body.get("requestId")) or text_of(body.get("serverErrorId")))


VENDOR = Vendor(system=SYSTEM, operations=_OPERATIONS, read_problem=read_problem, hints=_HINTS)
