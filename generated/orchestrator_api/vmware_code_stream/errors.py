# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""Errors raised by the generated functions."""

from orchestrator_api._runtime.errors import DecodeError, UnexpectedStatus

__all__ = ["DecodeError", "UnexpectedStatus"]
