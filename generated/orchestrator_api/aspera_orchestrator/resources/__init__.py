# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The operations, as methods of a client."""
