"""The paths of the simulated Orchestrator: each call by extension, without one, and with its id in the query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..._simulation.messages import Handler, SimulatedOperation

ROOT: Final = "/aspera/orchestrator"

XML_OPERATIONS: Final = frozenset(
    {
        "cancel_work_step",
        "get_work_order_outputs",
        "get_work_order_status_xml",
        "get_work_step_output_xml",
        "get_work_step_status_xml",
        "restart_from_work_step",
    }
)
"""Those that our document describes in XML; the others are described in JSON."""

_ROUTES: Final = (
    # operation, method, path, handler. First those of our document.
    ("get_work_step_status_xml", "GET", "work_step_status/work_order.xml", "work_step_status"),
    ("get_work_step_status_json", "GET", "work_step_status/work_order.json", "work_step_status"),
    ("get_work_step_output_text", "GET", "work_step_status/{id}.txt", "output"),
    ("get_work_step_output_xml", "GET", "work_step_status/{id}.xml", "output"),
    ("get_work_step_output_json", "GET", "work_step_status/{id}.json", "output"),
    ("get_work_step", "GET", "work_step_status/{id}", "output"),
    ("cancel_work_step", "GET", "work_step_cancel/{id}.xml", "work_step_cancel"),
    ("restart_from_work_step", "GET", "workstep_reset/{id}.xml", "workstep_reset"),
    ("initiate_work_order", "POST", "initiate", "initiate"),
    ("initiate_work_order_by_query", "GET", "initiate/{id}.json", "initiate"),
    ("get_work_order_status", "GET", "work_order_status/{id}.json", "work_order_status"),
    ("get_work_order_status_xml", "GET", "work_order_status/{id}.xml", "work_order_status"),
    ("list_work_orders", "GET", "work_orders_list/{id}.json", "work_orders_list"),
    ("get_work_order_outputs", "GET", "work_order_output/{id}.xml", "work_order_output"),
    ("cancel_work_order", "GET", "work_order_cancel/{id}.json", "work_order_cancel"),
    ("reset_work_order", "GET", "work_order_reset/{id}.json", "work_order_reset"),
    ("list_workflows", "GET", "workflows_list", "workflows_list"),
    ("get_workflow_inputs_spec", "GET", "workflow_inputs_spec/{id}.json", "workflow_inputs_spec"),
    ("get_workflow_outputs_spec", "GET", "workflow_outputs_spec/{id}.json", "workflow_outputs_spec"),
    ("get_workflow_details", "GET", "workflow_details/{id}.json", "workflow_details"),
    ("list_workflows_status", "GET", "workflows_status", "workflows_status"),
    ("get_workflow_status", "GET", "workflows_status/{id}.json", "workflow_details"),
    ("login", "POST", "login", "login"),
    ("ping", "GET", "remote_node_ping", "remote_node_ping"),
)

_OTHERWISE: Final = (
    # The same calls with another extension or none.
    ("cancel_work_step", "work_step_cancel/{id}", "work_step_cancel"),
    ("restart_from_work_step", "workstep_reset/{id}", "workstep_reset"),
    ("get_work_order_status", "work_order_status/{id}", "work_order_status"),
    ("list_work_orders", "work_orders_list/{id}", "work_orders_list"),
    ("get_work_order_outputs", "work_order_output/{id}", "work_order_output"),
    ("get_work_order_outputs", "work_order_output", "work_order_output"),
    ("cancel_work_order", "work_order_cancel/{id}", "work_order_cancel"),
    ("reset_work_order", "work_order_reset/{id}", "work_order_reset"),
    ("list_workflows", "workflows_list/{zero}", "workflows_list"),
    ("list_workflows", "workflows_list.json", "workflows_list"),
    ("initiate_work_order_by_query", "initiate.json", "initiate"),
    ("get_workflow_inputs_spec", "workflow_inputs_spec/{id}", "workflow_inputs_spec"),
    ("get_workflow_outputs_spec", "workflow_outputs_spec/{id}", "workflow_outputs_spec"),
    ("get_workflow_outputs_spec", "workflow_outputs_spec", "workflow_outputs_spec"),
    ("get_workflow_details", "workflow_details/{id}", "workflow_details"),
    ("list_workflows_status", "workflows_status.json", "workflows_status"),
    ("get_workflow_status", "workflows_status/{id}", "workflow_details"),
    ("initiate_work_order_by_query", "initiate/{id}", "initiate"),
    ("initiate_work_order_by_query", "initiate", "initiate"),
)


def routes(handlers: Mapping[str, Handler]) -> tuple[SimulatedOperation, ...]:
    """Return the operations, the handlers of which have these names."""
    first = [
        SimulatedOperation(name, method, f"{ROOT}/api/{path}", handlers[key]) for name, method, path, key in _ROUTES
    ]
    spelled = [(name, f"{path}{end}", key) for name, path, key in _OTHERWISE for end in _ends(path)]
    rest = [SimulatedOperation(name, "GET", f"{ROOT}/api/{path}", handlers[key]) for name, path, key in spelled]
    # 4.1.6 takes any method (public guides); POST, too, names its workflow in the path.
    posted = [
        SimulatedOperation("initiate_work_order", "POST", f"{ROOT}/api/initiate/{{id}}{end}", handlers["initiate"])
        for end in (".json", ".xml", "")
    ]
    posted.append(SimulatedOperation("initiate_work_order", "POST", f"{ROOT}/api/initiate.json", handlers["initiate"]))
    return (*first, *rest, *posted)


def _ends(path: str) -> tuple[str, ...]:
    return (".json", ".xml", "") if path.endswith("{id}") else ("",)
