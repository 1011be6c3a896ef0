# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The client of the generated functions. `orchestrator_clients` hands it a client of its own."""

from typing import TYPE_CHECKING

from orchestrator_api._runtime import client as _client

if TYPE_CHECKING:
    from .resources.service import AsyncService, Service
    from .resources.work_orders import AsyncWorkOrders, WorkOrders
    from .resources.work_steps import AsyncWorkSteps, WorkSteps
    from .resources.workflows import AsyncWorkflows, Workflows


class _Resources:
    """What there are operations on."""

    @property
    def service(self) -> "Service":
        """Return the operations on them."""
        from .resources.service import Service

        return Service(self)

    @property
    def work_orders(self) -> "WorkOrders":
        """Return the operations on them."""
        from .resources.work_orders import WorkOrders

        return WorkOrders(self)

    @property
    def work_steps(self) -> "WorkSteps":
        """Return the operations on them."""
        from .resources.work_steps import WorkSteps

        return WorkSteps(self)

    @property
    def workflows(self) -> "Workflows":
        """Return the operations on them."""
        from .resources.workflows import Workflows

        return Workflows(self)


class _AsyncResources:
    """What there are operations on."""

    @property
    def service(self) -> "AsyncService":
        """Return the operations on them."""
        from .resources.service import AsyncService

        return AsyncService(self)

    @property
    def work_orders(self) -> "AsyncWorkOrders":
        """Return the operations on them."""
        from .resources.work_orders import AsyncWorkOrders

        return AsyncWorkOrders(self)

    @property
    def work_steps(self) -> "AsyncWorkSteps":
        """Return the operations on them."""
        from .resources.work_steps import AsyncWorkSteps

        return AsyncWorkSteps(self)

    @property
    def workflows(self) -> "AsyncWorkflows":
        """Return the operations on them."""
        from .resources.workflows import AsyncWorkflows

        return AsyncWorkflows(self)


class Client(_Resources, _client.Client):
    """A client whose operations return their result."""


class AsyncClient(_AsyncResources, _client.Client):
    """A client whose operations are awaited."""


class AuthenticatedClient(_Resources, _client.AuthenticatedClient):
    """A `Client` that sends a token."""


__all__ = ["AsyncClient", "AuthenticatedClient", "Client"]
