# Derived from _async/approvals.py by scripts/unasync: do not edit.
"""The approvals that executions wait for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from orchestrator_api.vmware_code_stream.api.user_operations import get_user_operation, list_user_operations
from orchestrator_api.vmware_code_stream.types import UNSET

from ..._core._sync.caller import Caller
from ..._core._sync.pages import Items
from ..._core.errors import ApiError
from ..._core.inputs import path_id
from ..._core.settings import Timeout
from .. import approvals
from ..filters import combined
from ..tables import PAGE_SIZE
from ..tree import CodeStreamTask
from .lists import listing

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import UserOperation, UserOperationResource

    from .execution import CodeStreamExecution

MOST = 1000
"""Approvals looked through for that of one execution, by a server that does not filter them."""


class UserOperations:
    """The approvals that executions wait for. `run.approve` and `run.reject` find the right one by themselves."""

    def __init__(self, client: Caller) -> None:
        self._client = client

    def get(self, operation_id: str, *, timeout: Timeout | None = None) -> UserOperation:
        """Return an approval: its execution, who may approve, and when it expires, which cancels the run."""
        request = get_user_operation.build_request(path_id(operation_id, "operation_id", system=self._client.system))
        return self._client.call(request, get_user_operation.parse_response, timeout=timeout)

    def list(
        self,
        *,
        execution_id: str | None = None,
        filter: str | None = None,  # noqa: A002
        orderby: str | None = None,
        limit: int | None = None,
        page_size: int = PAGE_SIZE,
        timeout: Timeout | None = None,
    ) -> Items[UserOperation]:
        """Return approvals, page by page as they are iterated over. It is unverified: no source asks for such a list.

        `execution_id` must be equal to what is given; `filter` is a further condition in the server's own words.
        """
        condition = combined({"executionId": execution_id}, filter)
        return listing(
            self._client,
            partial(list_user_operations.build_request, filter_=condition or UNSET, orderby=orderby or UNSET),
            list_user_operations.parse_response,
            list,
            operation="list_user_operations",
            limit=limit,
            page_size=page_size,
            timeout=timeout,
        )

    def approve(
        self, operation_id: str, comment: str | None = None, *, timeout: Timeout | None = None
    ) -> UserOperationResource:
        """Approve and return the approval as the server then has it. It is sent once; `comment` is kept with it."""
        return self._answer(operation_id, comment, timeout, approved=True)

    def reject(
        self, operation_id: str, comment: str | None = None, *, timeout: Timeout | None = None
    ) -> UserOperationResource:
        """Reject, by the word `Rejected`. That is inferred: the reference has an example of an approval only.

        ApiError shows what the server says of it. Otherwise as `approve`.
        """
        return self._answer(operation_id, comment, timeout, approved=False)

    def _answer(
        self, operation_id: str, comment: str | None, timeout: Timeout | None, *, approved: bool
    ) -> UserOperationResource:
        request = approvals.answer(operation_id, approved=approved, comment=comment)
        return self._client.call(request, approvals.reader(operation_id), timeout=timeout)

    def find(
        self, run: CodeStreamExecution, task: CodeStreamTask | None = None, *, timeout: Timeout | None = None
    ) -> str:
        """Return the id of the approval that an execution, or one of its tasks, waits for.

        It is read from the task's output if that names it, else looked for in the list. UsageError if it stays unclear.
        """
        named = approvals.named_by(task)
        if named is not None:
            return named
        try:
            listed = self._listed(run.id, timeout)
        except ApiError as error:
            if error.status != 400:
                raise
            listed = self._listed(None, timeout)  # it may not filter by this field
        return approvals.the_one(listed, run, task)

    def _listed(self, execution_id: str | None, timeout: Timeout | None) -> Sequence[UserOperation]:
        found: list[UserOperation] = []
        for page in self.list(execution_id=execution_id, limit=MOST, timeout=timeout).pages():
            found += page.items
            if len(found) >= MOST:
                break
        return found
