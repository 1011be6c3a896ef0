# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""A client library for accessing Adobe Cloud Manager pipeline executions"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .client import AuthenticatedClient, Client


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import client

    return getattr(client, name)


__all__ = ("AuthenticatedClient", "Client")
