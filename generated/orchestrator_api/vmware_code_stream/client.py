# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The client of the generated functions. `orchestrator_clients` hands it a client of its own."""

from typing import TYPE_CHECKING

from orchestrator_api._runtime import client as _client

if TYPE_CHECKING:
    from .resources.about import About, AsyncAbout
    from .resources.executions import AsyncExecutions, Executions
    from .resources.import_export import AsyncImportExport, ImportExport
    from .resources.pipelines import AsyncPipelines, Pipelines
    from .resources.user_operations import AsyncUserOperations, UserOperations
    from .resources.variables import AsyncVariables, Variables


class _Resources:
    """What there are operations on."""

    @property
    def about(self) -> "About":
        """Return the operations on them."""
        from .resources.about import About

        return About(self)

    @property
    def executions(self) -> "Executions":
        """Return the operations on them."""
        from .resources.executions import Executions

        return Executions(self)

    @property
    def import_export(self) -> "ImportExport":
        """Return the operations on them."""
        from .resources.import_export import ImportExport

        return ImportExport(self)

    @property
    def pipelines(self) -> "Pipelines":
        """Return the operations on them."""
        from .resources.pipelines import Pipelines

        return Pipelines(self)

    @property
    def user_operations(self) -> "UserOperations":
        """Return the operations on them."""
        from .resources.user_operations import UserOperations

        return UserOperations(self)

    @property
    def variables(self) -> "Variables":
        """Return the operations on them."""
        from .resources.variables import Variables

        return Variables(self)


class _AsyncResources:
    """What there are operations on."""

    @property
    def about(self) -> "AsyncAbout":
        """Return the operations on them."""
        from .resources.about import AsyncAbout

        return AsyncAbout(self)

    @property
    def executions(self) -> "AsyncExecutions":
        """Return the operations on them."""
        from .resources.executions import AsyncExecutions

        return AsyncExecutions(self)

    @property
    def import_export(self) -> "AsyncImportExport":
        """Return the operations on them."""
        from .resources.import_export import AsyncImportExport

        return AsyncImportExport(self)

    @property
    def pipelines(self) -> "AsyncPipelines":
        """Return the operations on them."""
        from .resources.pipelines import AsyncPipelines

        return AsyncPipelines(self)

    @property
    def user_operations(self) -> "AsyncUserOperations":
        """Return the operations on them."""
        from .resources.user_operations import AsyncUserOperations

        return AsyncUserOperations(self)

    @property
    def variables(self) -> "AsyncVariables":
        """Return the operations on them."""
        from .resources.variables import AsyncVariables

        return AsyncVariables(self)


class Client(_Resources, _client.Client):
    """A client whose operations return their result."""


class AsyncClient(_AsyncResources, _client.Client):
    """A client whose operations are awaited."""


class AuthenticatedClient(_Resources, _client.AuthenticatedClient):
    """A `Client` that sends a token."""


__all__ = ["AsyncClient", "AuthenticatedClient", "Client"]
