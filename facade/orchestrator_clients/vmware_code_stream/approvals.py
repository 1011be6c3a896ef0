"""Approvals that executions wait for: which one a task waits for, and how it is answered. Pure.

The call is in the vendor's reference, and of the words for an answer `Approved` alone: `Rejected` is inferred from it. That
approvals can be listed is inferred as well, and so is where a waiting task names its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from orchestrator_api.vmware_code_stream import models
from orchestrator_api.vmware_code_stream.api.user_operations import answer_user_operation
from orchestrator_api.vmware_code_stream.types import UNSET

from .._core.body import BadAnswer
from .._core.errors import UsageError
from .._core.inputs import path_id, text_given
from .._core.model import Snapshot, State, given
from .._core.vendor import text_of
from .reading import last_segment
from .tables import SYSTEM
from .tree import CodeStreamTask

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.vmware_code_stream.models import UserOperation, UserOperationResource

APPROVED, REJECTED = "Approved", "Rejected"

_NAMES = ("userOperationId", "userOperationLink", "userOperation", "_link", "link", "id")
"""Where the output of a task may name its approval: by id or by link."""


def answer(operation_id: str, *, approved: bool, comment: str | None) -> dict[str, Any]:
    """Return the request that answers an approval."""
    body = models.UserOperationResponse(
        status=APPROVED if approved else REJECTED,
        response_message=UNSET if comment is None else text_given(comment, "comment", system=SYSTEM),
    )
    return answer_user_operation.build_request(path_id(operation_id, "operation_id", system=SYSTEM), body=body)


def parse_answered(response: httpx.Response, asked: str) -> UserOperationResource | None:
    """Return what the server made of an answer; ValueError for one about another approval."""
    found = answer_user_operation.parse_response(response)
    if found is not None and text_of(given(found.id)) not in (None, asked):
        raise BadAnswer("the answer is about another approval", "id")
    return found


def reader(operation_id: str) -> partial[UserOperationResource | None]:
    """Return the reader of an answer that must be about this approval."""
    return partial(parse_answered, asked=operation_id)


def waiting_task(run: Snapshot, tasks: Sequence[CodeStreamTask], step: str | None) -> CodeStreamTask | None:
    """Return the one task that waits and is meant, None where the server names none; `UsageError` where that is not clear."""
    if run.state is not State.WAITING:
        raise UsageError(f"{run} does not wait for anybody", system=SYSTEM)
    fit = [task for task in tasks if step in (None, task.name, task.task, task.id)]
    names = ", ".join(task.name for task in tasks) or "none, as far as the server says"
    if step is not None and not fit:
        raise UsageError(f"step={step!r} does not wait; those that do: {names}", system=SYSTEM)
    if len(fit) > 1:
        raise UsageError(f"several steps of {run} wait: give step=, one of {names}", system=SYSTEM)
    return fit[0] if fit else None


def named_by(task: CodeStreamTask | None) -> str | None:
    """Return the id of an approval that a task's own output names, None where it does not."""
    for name in _NAMES:
        word = text_of(_output(task).get(name))
        if word and "/" not in word:
            return word
        if word and "/user-operations/" in word:
            return last_segment(word)
    return None


def the_one(listed: Iterable[UserOperation], run: Snapshot, task: CodeStreamTask | None) -> str:
    """Return the id of the approval among listed ones that a run waits for; `UsageError` unless there is exactly one."""
    open_ = [one for one in listed if _belongs(one, run.id) and text_of(given(one.status)) not in (APPROVED, REJECTED)]
    index = text_of(_output(task).get("index"))
    exact = [one for one in open_ if index is not None and text_of(given(one.index)) == index]
    by_name = [one for one in open_ if task is not None and text_of(given(one.name)) in (task.task, task.name)]
    found = exact or (by_name if len(by_name) == 1 else open_)
    ids = [word for one in found if (word := text_of(given(one.id)))]
    if len(ids) == 1:
        return ids[0]
    what = f"it is one of {', '.join(ids)}" if ids else "the server lists none for it"
    raise UsageError(
        f"{run}: the server does not say which approval it waits for ({what}): answer it by user_operations.approve(id) or"
        " user_operations.reject(id), or in the user interface",
        system=SYSTEM,
    )


def _belongs(one: UserOperation, run_id: str) -> bool:
    return run_id in (text_of(given(one.execution_id)), last_segment(given(one.execution_link)))


def _output(task: CodeStreamTask | None) -> Mapping[str, Any]:
    output = given(task.raw.output) if task is not None else None
    return output if isinstance(output, Mapping) else {}
