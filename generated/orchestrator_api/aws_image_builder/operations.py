# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
"""The operations, and whether each may be repeated. From `x-repeat` and `x-find-out` of the spec."""

from collections.abc import Mapping

from orchestrator_api._runtime.operation import Operation

OPERATIONS: Mapping[str, Operation] = {
    one.name: one
    for one in (
        Operation("list_workflow_step_executions", "POST", "/ListWorkflowStepExecutions", "safe"),
        Operation("get_workflow_step_execution", "GET", "/GetWorkflowStepExecution", "safe"),
        Operation("list_workflow_executions", "POST", "/ListWorkflowExecutions", "safe"),
        Operation("get_workflow_execution", "GET", "/GetWorkflowExecution", "safe"),
        Operation("list_waiting_workflow_steps", "POST", "/ListWaitingWorkflowSteps", "safe"),
        Operation("send_workflow_step_action", "PUT", "/SendWorkflowStepAction", "idempotent"),
        Operation("start_image_pipeline_execution", "PUT", "/StartImagePipelineExecution", "idempotent"),
        Operation("list_image_pipeline_images", "POST", "/ListImagePipelineImages", "safe"),
        Operation("list_image_pipelines", "POST", "/ListImagePipelines", "safe"),
        Operation("get_image_pipeline", "GET", "/GetImagePipeline", "safe"),
        Operation("list_image_scan_finding_aggregations", "POST", "/ListImageScanFindingAggregations", "safe"),
        Operation("get_image", "GET", "/GetImage", "safe"),
        Operation("list_image_build_versions", "POST", "/ListImageBuildVersions", "safe"),
        Operation("cancel_image_creation", "PUT", "/CancelImageCreation", "idempotent"),
        Operation("retry_image", "PUT", "/RetryImage", "idempotent"),
    )
}
