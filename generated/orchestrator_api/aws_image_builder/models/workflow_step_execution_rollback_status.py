# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from orchestrator_api._runtime.values import Words


class WorkflowStepExecutionRollbackStatus(Words):
    """How far the rollback of a step is; missing when there is nothing to roll back."""

    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    RUNNING = "RUNNING"
    SKIPPED = "SKIPPED"
