# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from orchestrator_api._runtime.values import Words


class ExecutionAction(Words):
    """`cancel` asks the workflow to stop after its current step, `force-cancel` does not wait for the workflow's own
    code, `kill` ends the process. `resume` continues a failed, cancelled or started execution, `force-resume` only
    a failed or cancelled one. With hyphens, where the status words have underscores."""

    CANCEL = "cancel"
    FORCE_CANCEL = "force-cancel"
    FORCE_RESUME = "force-resume"
    KILL = "kill"
    RESUME = "resume"
