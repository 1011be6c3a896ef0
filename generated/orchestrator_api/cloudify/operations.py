# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""The operations, and whether each may be repeated. From `x-repeat` and `x-find-out` of the spec."""

from collections.abc import Mapping

from orchestrator_api._runtime.operation import Operation

OPERATIONS: Mapping[str, Operation] = {
    one.name: one
    for one in (
        Operation("list_executions", "GET", "/executions", "safe"),
        Operation(
            "start_execution",
            "POST",
            "/executions",
            "once",
            find_out="list the newest executions of the deployment: executions.list(deployment_id=..., sort='-created_at')",
        ),
        Operation("get_execution", "GET", "/executions/{id}", "safe"),
        Operation(
            "act_on_execution", "POST", "/executions/{id}", "once", find_out="read its status: executions.get(id)"
        ),
        Operation("update_execution", "PATCH", "/executions/{id}", "idempotent"),
        Operation("list_operations", "GET", "/operations", "safe"),
        Operation("list_events", "GET", "/events", "safe"),
        Operation("list_deployments", "GET", "/deployments", "safe"),
        Operation("get_deployment", "GET", "/deployments/{id}", "safe"),
        Operation(
            "start_execution_group",
            "POST",
            "/execution-groups",
            "once",
            find_out="list the newest executions of one of its deployments: executions.list(deployment_id=..., sort='-created_at')",
        ),
        Operation("get_execution_group", "GET", "/execution-groups/{id}", "safe"),
        Operation(
            "act_on_execution_group",
            "POST",
            "/execution-groups/{id}",
            "once",
            find_out="look at its executions: execution_groups.executions(id)",
        ),
    )
}
