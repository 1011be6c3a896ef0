# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The operations, and whether each may be repeated. From `x-repeat` and `x-find-out` of the spec."""

from collections.abc import Mapping

from orchestrator_api._runtime.operation import Operation

OPERATIONS: Mapping[str, Operation] = {
    one.name: one
    for one in (
        Operation("get_programs", "GET", "/api/programs", "safe"),
        Operation("get_pipelines", "GET", "/api/program/{programId}/pipelines", "safe"),
        Operation("get_pipeline", "GET", "/api/program/{programId}/pipeline/{pipelineId}", "safe"),
        Operation("get_environments", "GET", "/api/program/{programId}/environments", "safe"),
        Operation("get_current_execution", "GET", "/api/program/{programId}/pipeline/{pipelineId}/execution", "safe"),
        Operation(
            "start_pipeline",
            "PUT",
            "/api/program/{programId}/pipeline/{pipelineId}/execution",
            "once",
            find_out="look for a new execution: executions.current(program_id, pipeline_id), or the first of executions.list",
        ),
        Operation("get_executions", "GET", "/api/program/{programId}/pipeline/{pipelineId}/executions", "safe"),
        Operation(
            "get_execution", "GET", "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}", "safe"
        ),
        Operation(
            "step_state",
            "GET",
            "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}/phase/{phaseId}/step/{stepId}",
            "safe",
        ),
        Operation(
            "advance_pipeline_execution",
            "PUT",
            "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}/phase/{phaseId}/step/{stepId}/advance",
            "once",
            find_out="read the step: steps.get(*step.address)",
        ),
        Operation(
            "cancel_pipeline_execution_step",
            "PUT",
            "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}/phase/{phaseId}/step/{stepId}/cancel",
            "once",
            find_out="read the step: steps.get(*step.address)",
        ),
        Operation(
            "get_step_logs",
            "GET",
            "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}/phase/{phaseId}/step/{stepId}/logs",
            "safe",
            redirects=True,
        ),
        Operation(
            "step_metric",
            "GET",
            "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}/phase/{phaseId}/step/{stepId}/metrics",
            "safe",
        ),
        Operation(
            "list_step_artifacts",
            "GET",
            "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}/phase/{phaseId}/step/{stepId}/artifacts",
            "safe",
        ),
        Operation(
            "get_step_artifact",
            "GET",
            "/api/program/{programId}/pipeline/{pipelineId}/execution/{executionId}/phase/{phaseId}/step/{stepId}/artifact/{artifactId}",
            "safe",
            redirects=True,
        ),
    )
}
