# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The client of the generated functions. `orchestrator_clients` hands it a client of its own."""

from typing import TYPE_CHECKING

from orchestrator_api._runtime import client as _client

if TYPE_CHECKING:
    from .resources.deployments import AsyncDeployments, Deployments
    from .resources.events import AsyncEvents, Events
    from .resources.execution_groups import AsyncExecutionGroups, ExecutionGroups
    from .resources.executions import AsyncExecutions, Executions
    from .resources.operations import AsyncOperations, Operations


class _Resources:
    """What there are operations on."""

    @property
    def deployments(self) -> "Deployments":
        """Return the operations on them."""
        from .resources.deployments import Deployments

        return Deployments(self)

    @property
    def events(self) -> "Events":
        """Return the operations on them."""
        from .resources.events import Events

        return Events(self)

    @property
    def execution_groups(self) -> "ExecutionGroups":
        """Return the operations on them."""
        from .resources.execution_groups import ExecutionGroups

        return ExecutionGroups(self)

    @property
    def executions(self) -> "Executions":
        """Return the operations on them."""
        from .resources.executions import Executions

        return Executions(self)

    @property
    def operations(self) -> "Operations":
        """Return the operations on them."""
        from .resources.operations import Operations

        return Operations(self)


class _AsyncResources:
    """What there are operations on."""

    @property
    def deployments(self) -> "AsyncDeployments":
        """Return the operations on them."""
        from .resources.deployments import AsyncDeployments

        return AsyncDeployments(self)

    @property
    def events(self) -> "AsyncEvents":
        """Return the operations on them."""
        from .resources.events import AsyncEvents

        return AsyncEvents(self)

    @property
    def execution_groups(self) -> "AsyncExecutionGroups":
        """Return the operations on them."""
        from .resources.execution_groups import AsyncExecutionGroups

        return AsyncExecutionGroups(self)

    @property
    def executions(self) -> "AsyncExecutions":
        """Return the operations on them."""
        from .resources.executions import AsyncExecutions

        return AsyncExecutions(self)

    @property
    def operations(self) -> "AsyncOperations":
        """Return the operations on them."""
        from .resources.operations import AsyncOperations

        return AsyncOperations(self)


class Client(_Resources, _client.Client):
    """A client whose operations return their result."""


class AsyncClient(_AsyncResources, _client.Client):
    """A client whose operations are awaited."""


class AuthenticatedClient(_Resources, _client.AuthenticatedClient):
    """A `Client` that sends a token."""


__all__ = ["AsyncClient", "AuthenticatedClient", "Client"]
