# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The operations, and whether each may be repeated. From `x-repeat` and `x-find-out` of the spec."""

from collections.abc import Mapping

from orchestrator_api._runtime.operation import Operation

OPERATIONS: Mapping[str, Operation] = {
    one.name: one
    for one in (
        Operation("get_work_step_status_xml", "GET", "/work_step_status/work_order.xml", "safe"),
        Operation("get_work_step_status_json", "GET", "/work_step_status/work_order.json", "safe"),
        Operation("get_work_step_output_text", "GET", "/work_step_status/{work_step_id}.txt", "safe"),
        Operation("get_work_step_output_xml", "GET", "/work_step_status/{work_step_id}.xml", "safe"),
        Operation("get_work_step_output_json", "GET", "/work_step_status/{work_step_id}.json", "safe"),
        Operation("get_work_step", "GET", "/work_step_status/{work_step_id}", "safe"),
        Operation(
            "cancel_work_step",
            "GET",
            "/work_step_cancel/{work_step_id}.xml",
            "once",
            find_out="look at it: work_steps.get_by_id(work_step_id)",
        ),
        Operation(
            "restart_from_work_step",
            "GET",
            "/workstep_reset/{work_step_id}.xml",
            "once",
            find_out="look at it: work_steps.get_by_id(work_step_id)",
        ),
        Operation(
            "initiate_work_order",
            "POST",
            "/initiate",
            "once",
            find_out="list the work orders of the workflow: work_orders.list(workflow_id=...)",
        ),
        Operation(
            "initiate_work_order_by_query",
            "GET",
            "/initiate/{workflow_id}.json",
            "once",
            find_out="list the work orders of the workflow: work_orders.list(workflow_id=...)",
        ),
        Operation("get_work_order_status", "GET", "/work_order_status/{work_order_id}.json", "safe"),
        Operation("get_work_order_status_xml", "GET", "/work_order_status/{work_order_id}.xml", "safe"),
        Operation("list_work_orders", "GET", "/work_orders_list/{workflow_id}.json", "safe"),
        Operation("get_work_order_outputs", "GET", "/work_order_output/{work_order_id}.xml", "safe"),
        Operation(
            "cancel_work_order",
            "GET",
            "/work_order_cancel/{work_order_id}.json",
            "once",
            find_out="look at it: work_orders.get(work_order_id)",
        ),
        Operation(
            "reset_work_order",
            "GET",
            "/work_order_reset/{work_order_id}.json",
            "once",
            find_out="look at it: work_orders.get(work_order_id)",
        ),
        Operation("list_workflows", "GET", "/workflows_list", "safe"),
        Operation("get_workflow_details", "GET", "/workflow_details/{workflow_id}.json", "safe"),
        Operation("list_workflows_status", "GET", "/workflows_status", "safe"),
        Operation("get_workflow_status", "GET", "/workflows_status/{workflow_id}.json", "safe"),
        Operation("get_workflow_inputs_spec", "GET", "/workflow_inputs_spec/{workflow_id}.json", "safe"),
        Operation("get_workflow_outputs_spec", "GET", "/workflow_outputs_spec/{workflow_id}.json", "safe"),
        Operation("login", "POST", "/login", "idempotent"),
        Operation("ping", "GET", "/remote_node_ping", "safe"),
    )
}
