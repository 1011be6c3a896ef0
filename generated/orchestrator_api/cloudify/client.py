# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The connection settings of the generated functions. `orchestrator_clients` hands them a client of its own."""

from orchestrator_api._runtime.client import AuthenticatedClient, Client

__all__ = ["AuthenticatedClient", "Client"]
