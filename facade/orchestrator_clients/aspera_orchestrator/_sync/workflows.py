# Derived from _async/workflows.py by scripts/unasync: do not edit.
"""Workflows: the designs that work orders are started from."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from orchestrator_api.aspera_orchestrator import models
from orchestrator_api.aspera_orchestrator.api.workflows import (
    get_workflow_details,
    get_workflow_inputs_spec,
    get_workflow_outputs_spec,
    get_workflow_status,
    list_workflows,
    list_workflows_status,
)

from ..._core._sync.caller import Caller
from ..._core._sync.pages import Items
from ..._core.inputs import path_id
from ..._core.pages import Page
from ..._core.settings import Timeout
from .. import reading
from ..requests import encoded

if TYPE_CHECKING:
    from ..models import Workflow, WorkflowCounts, WorkflowInput, WorkflowOutput


class Workflows:
    """The designs that work orders are started from."""

    def __init__(self, client: Caller) -> None:
        self._client = client

    def list(self, *, limit: int | None = None, timeout: Timeout | None = None) -> Items[Workflow]:
        """Return the workflows; the server has them all on one page."""

        def fetch(_: Hashable | None) -> Page[Workflow]:
            request = encoded(list_workflows.build_request(format_=models.JsonFormat.JSON))
            return Page(self._client.call(request, reading.workflows, timeout=timeout))

        return Items(fetch, system=self._client.system, operation="list_workflows", limit=limit)

    def inputs(self, workflow_id: int | str, *, timeout: Timeout | None = None) -> tuple[WorkflowInput, ...]:
        """Return the inputs that a workflow takes; its id is a number, or its portable id."""
        request = get_workflow_inputs_spec.build_request(
            path_id(workflow_id, "workflow_id", system=self._client.system)
        )
        return self._client.call(request, reading.workflow_inputs, timeout=timeout)

    def outputs(self, workflow_id: int | str, *, timeout: Timeout | None = None) -> tuple[WorkflowOutput, ...]:
        """Return the outputs that the steps of a workflow have; its id is a number, or its portable id."""
        request = get_workflow_outputs_spec.build_request(
            path_id(workflow_id, "workflow_id", system=self._client.system)
        )
        return self._client.call(request, reading.workflow_outputs, timeout=timeout)

    def details(self, workflow_id: int | str, *, timeout: Timeout | None = None) -> WorkflowCounts:
        """Return how many work orders of a workflow have which status (`workflow_details`: vendor's help, command line client).

        An unknown id is answered with whatever status the server likes: any ApiError.
        """
        from .. import counts  # late, as in `status`: nothing else needs its classes

        request = get_workflow_details.build_request(path_id(workflow_id, "workflow_id", system=self._client.system))
        return self._client.call(request, counts.of_one(workflow_id), timeout=timeout)

    def status(
        self, workflow_id: int | str | None = None, *, timeout: Timeout | None = None
    ) -> tuple[WorkflowCounts, ...]:
        """Return how many work orders have which status, for every workflow or one (`workflows_status`, by the same sources).

        How the counts of one workflow differ from those of `details` is not documented. A workflow without work orders may be
        missing.
        """
        from .. import counts

        if workflow_id is None:
            request = encoded(list_workflows_status.build_request(format_=models.JsonFormat.JSON))
        else:
            request = get_workflow_status.build_request(path_id(workflow_id, "workflow_id", system=self._client.system))
        return self._client.call(request, counts.of_each, timeout=timeout)
