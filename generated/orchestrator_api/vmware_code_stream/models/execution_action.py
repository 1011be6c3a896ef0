# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from orchestrator_api._runtime.values import Words


class ExecutionAction(Words):
    """Known values; any other text of the server becomes a member that keeps it."""

    CANCEL = "cancel"
    PAUSE = "pause"
    RESUME = "resume"
    TAG = "tag"
