# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
"""The client of the generated functions. `orchestrator_clients` hands it a client of its own."""

from typing import TYPE_CHECKING

from orchestrator_api._runtime import client as _client

if TYPE_CHECKING:
    from .resources.images import AsyncImages, Images
    from .resources.pipelines import AsyncPipelines, Pipelines
    from .resources.workflows import AsyncWorkflows, Workflows


class _Resources:
    """What there are operations on."""

    @property
    def images(self) -> "Images":
        """Return the operations on them."""
        from .resources.images import Images

        return Images(self)

    @property
    def pipelines(self) -> "Pipelines":
        """Return the operations on them."""
        from .resources.pipelines import Pipelines

        return Pipelines(self)

    @property
    def workflows(self) -> "Workflows":
        """Return the operations on them."""
        from .resources.workflows import Workflows

        return Workflows(self)


class _AsyncResources:
    """What there are operations on."""

    @property
    def images(self) -> "AsyncImages":
        """Return the operations on them."""
        from .resources.images import AsyncImages

        return AsyncImages(self)

    @property
    def pipelines(self) -> "AsyncPipelines":
        """Return the operations on them."""
        from .resources.pipelines import AsyncPipelines

        return AsyncPipelines(self)

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
