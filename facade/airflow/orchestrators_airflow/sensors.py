"""Waiting for an execution that something else started."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ._airflow import AirflowException, BaseOperator
from .triggers import RunTrigger


class RunSensor(BaseOperator):  # type: ignore[misc]
    """Waits for an execution by its token, without a worker; succeeds at its success, or at one of the states in `until`.

    `system` is the key of the system, such as `cloudify`, and `token` what `run.token()` gave. It cancels nothing.
    """

    template_fields = ("token",)

    def __init__(
        self,
        *,
        system: str,
        conn_id: str,
        token: str,
        until: Sequence[str] = (),
        poll: float | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.system, self.conn_id, self.token, self.until, self.poll = system, conn_id, token, list(until), poll

    def execute(self, context: Any) -> None:
        """Defer at once."""
        trigger = RunTrigger(self.system, self.conn_id, self.token, self.until, self.poll, cancel_on_kill=False)
        self.defer(trigger=trigger, method_name="resumed")

    def resumed(self, context: Any, event: Mapping[str, Any]) -> str:
        """Return the state."""
        state = event.get("state")
        if state != "succeeded" and state not in self.until:
            raise AirflowException(event.get("error") or event["message"])
        return str(state)
