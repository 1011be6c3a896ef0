# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from orchestrator_api._runtime.values import Words


class JsonFormat(Words):
    """The format asked for where the path has no extension."""

    JSON = "json"
