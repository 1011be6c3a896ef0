# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from orchestrator_api._runtime.values import Words


class EventKind(Words):
    """What an entry is."""

    CLOUDIFY_EVENT = "cloudify_event"
    CLOUDIFY_LOG = "cloudify_log"
