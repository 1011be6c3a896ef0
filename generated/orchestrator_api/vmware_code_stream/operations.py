# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
"""The operations, and whether each may be repeated. From `x-repeat` and `x-find-out` of the spec."""

from collections.abc import Mapping

from orchestrator_api._runtime.operation import Operation

OPERATIONS: Mapping[str, Operation] = {
    one.name: one
    for one in (
        Operation("get_about", "GET", "/about", "safe"),
        Operation("export_yaml", "GET", "/export", "safe"),
        Operation(
            "import_yaml",
            "POST",
            "/import",
            "once",
            find_out="export what it names and compare, or look at the pipelines: pipelines.list()",
        ),
        Operation("get_pipeline_tiles", "GET", "/pipeline-tiles", "safe"),
        Operation("list_pipelines", "GET", "/pipelines", "safe"),
        Operation("create_pipeline", "POST", "/pipelines", "once", find_out="read the pipeline: pipelines.get(...)"),
        Operation("get_pipeline_by_id", "GET", "/pipelines/{id}", "safe"),
        Operation("update_pipeline_by_id", "PUT", "/pipelines/{id}", "idempotent"),
        Operation("patch_pipeline_by_id", "PATCH", "/pipelines/{id}", "idempotent"),
        Operation(
            "delete_pipeline_by_id",
            "DELETE",
            "/pipelines/{id}",
            "once",
            find_out="read the pipeline: pipelines.get(...)",
        ),
        Operation("list_executions_by_pipeline_id", "GET", "/pipelines/{id}/executions", "safe"),
        Operation(
            "execute_pipeline_by_id",
            "POST",
            "/pipelines/{id}/executions",
            "once",
            find_out="look at the newest executions of the pipeline: pipelines.executions(...); comments= and source= tell runs apart",
        ),
        Operation("get_execution_by_pipeline_id_and_index", "GET", "/pipelines/{id}/executions/{index}", "safe"),
        Operation("get_pipeline_by_name", "GET", "/pipelines/{project}/{name}", "safe"),
        Operation("update_pipeline_by_name", "PUT", "/pipelines/{project}/{name}", "idempotent"),
        Operation("patch_pipeline_by_name", "PATCH", "/pipelines/{project}/{name}", "idempotent"),
        Operation(
            "delete_pipeline_by_name",
            "DELETE",
            "/pipelines/{project}/{name}",
            "once",
            find_out="read the pipeline: pipelines.get(...)",
        ),
        Operation("list_executions_by_pipeline_name", "GET", "/pipelines/{project}/{name}/executions", "safe"),
        Operation(
            "execute_pipeline_by_name",
            "POST",
            "/pipelines/{project}/{name}/executions",
            "once",
            find_out="look at the newest executions of the pipeline: pipelines.executions(...); comments= and source= tell runs apart",
        ),
        Operation(
            "get_execution_by_pipeline_name_and_index", "GET", "/pipelines/{project}/{name}/executions/{index}", "safe"
        ),
        Operation("list_executions", "GET", "/executions", "safe"),
        Operation("get_execution", "GET", "/executions/{id}", "safe"),
        Operation(
            "act_on_execution", "POST", "/executions/{id}", "once", find_out="read the execution: executions.get(id)"
        ),
        Operation(
            "delete_execution", "DELETE", "/executions/{id}", "once", find_out="read the execution: executions.get(id)"
        ),
        Operation("list_variables", "GET", "/variables", "safe"),
        Operation("create_variable", "POST", "/variables", "once", find_out="read the variable: variables.get(...)"),
        Operation("get_variable_by_id", "GET", "/variables/{id}", "safe"),
        Operation("update_variable_by_id", "PUT", "/variables/{id}", "idempotent"),
        Operation(
            "delete_variable_by_id",
            "DELETE",
            "/variables/{id}",
            "once",
            find_out="read the variable: variables.get(...)",
        ),
        Operation("get_variable_by_name", "GET", "/variables/{project}/{name}", "safe"),
        Operation("update_variable_by_name", "PUT", "/variables/{project}/{name}", "idempotent"),
        Operation(
            "delete_variable_by_name",
            "DELETE",
            "/variables/{project}/{name}",
            "once",
            find_out="read the variable: variables.get(...)",
        ),
        Operation("list_user_operations", "GET", "/user-operations", "safe"),
        Operation("get_user_operation", "GET", "/user-operations/{id}", "safe"),
        Operation(
            "answer_user_operation",
            "POST",
            "/user-operations/{id}",
            "once",
            find_out="read the execution: executions.get(id)",
        ),
    )
}
