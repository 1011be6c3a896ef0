# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The client of the generated functions. `orchestrator_clients` hands it a client of its own."""

from typing import TYPE_CHECKING

from orchestrator_api._runtime import client as _client

if TYPE_CHECKING:
    from .resources.artifacts import Artifacts, AsyncArtifacts
    from .resources.executions import AsyncExecutions, Executions
    from .resources.programs import AsyncPrograms, Programs
    from .resources.steps import AsyncSteps, Steps


class _Resources:
    """What there are operations on."""

    @property
    def artifacts(self) -> "Artifacts":
        """Return the operations on them."""
        from .resources.artifacts import Artifacts

        return Artifacts(self)

    @property
    def executions(self) -> "Executions":
        """Return the operations on them."""
        from .resources.executions import Executions

        return Executions(self)

    @property
    def programs(self) -> "Programs":
        """Return the operations on them."""
        from .resources.programs import Programs

        return Programs(self)

    @property
    def steps(self) -> "Steps":
        """Return the operations on them."""
        from .resources.steps import Steps

        return Steps(self)


class _AsyncResources:
    """What there are operations on."""

    @property
    def artifacts(self) -> "AsyncArtifacts":
        """Return the operations on them."""
        from .resources.artifacts import AsyncArtifacts

        return AsyncArtifacts(self)

    @property
    def executions(self) -> "AsyncExecutions":
        """Return the operations on them."""
        from .resources.executions import AsyncExecutions

        return AsyncExecutions(self)

    @property
    def programs(self) -> "AsyncPrograms":
        """Return the operations on them."""
        from .resources.programs import AsyncPrograms

        return AsyncPrograms(self)

    @property
    def steps(self) -> "AsyncSteps":
        """Return the operations on them."""
        from .resources.steps import AsyncSteps

        return AsyncSteps(self)


class Client(_Resources, _client.Client):
    """A client whose operations return their result."""


class AsyncClient(_AsyncResources, _client.Client):
    """A client whose operations are awaited."""


class AuthenticatedClient(_Resources, _client.AuthenticatedClient):
    """A `Client` that sends a token."""


__all__ = ["AsyncClient", "AuthenticatedClient", "Client"]
