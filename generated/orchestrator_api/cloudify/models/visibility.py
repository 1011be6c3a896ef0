# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from orchestrator_api._runtime.values import Words


class Visibility(Words):
    """Who can see a resource."""

    GLOBAL = "global"
    PRIVATE = "private"
    TENANT = "tenant"
