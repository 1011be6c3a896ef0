"""The work orders of the simulated Orchestrator, and finding them and their steps as a call names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..._simulation.messages import Call, Refusal
from .orders import WorkOrder
from .record import WorkStep
from .samples import documented


class Store:
    """What there is. `work_orders`: by id, without those of sub-workflows, which their parents have."""

    def __init__(self, workflow_id: int, now: float, refuse: Callable[[str], Refusal]) -> None:
        self.work_orders: dict[int, WorkOrder] = {8461: documented(workflow_id, now)}
        self._refuse = refuse
        self._last_id = 9000

    def new_id(self) -> int:
        """Return the next id of a work order."""
        self._last_id += 1
        return self._last_id

    def every(self, now: float) -> Iterator[WorkOrder]:
        """Return all work orders, those of sub-workflows that have begun included."""
        return (member for order in self.work_orders.values() for member in order.family(now))

    def order(self, call: Call, now: float) -> WorkOrder:
        """Return the work order that a path or query names, or refuse the call."""
        text = call.params.get("id") or call.query_value("work_order_id") or ""
        number = _number(text)
        found = self.work_orders.get(number) or next((order for order in self.every(now) if order.id == number), None)
        if found is None:
            raise self._refuse(f"ActiveRecord::RecordNotFound: Couldn't find WorkOrder with ID={text}")
        return found

    def step(self, call: Call, now: float) -> tuple[WorkOrder, WorkStep]:
        """Find a work step by the name of its step, or by its id. Of several of one name the first answers; nobody knows."""
        text = call.params.get("id", "work_order")
        if text == "work_order":  # a fixed word
            order, name = self.order(replace(call, params={}), now), call.query_value("step_name")
            found = next((step for step in order.steps(now) if step.name == name), None)
            if found is None:
                raise self._refuse(f"NoMethodError: undefined method `status' for nil:NilClass ({name})")
            return order, found
        number = _number(text)
        for order in (order for order in self.every(now) if order.has_step(number)):
            for step in order.steps(now):
                if step.id == number:
                    return order, step
        raise self._refuse(f"ActiveRecord::RecordNotFound: Couldn't find WorkStep with ID={text}")


def _number(text: str) -> int:
    """Return an id; -1, which is none, for what cannot be one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else -1
