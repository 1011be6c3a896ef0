"""Waiting for an execution that something else started."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from airflow.triggers.base import StartTriggerArgs

from orchestrator_clients import State

from ._airflow import WHOLE, AirflowException, BaseOperator
from .triggers import RunTrigger

PULLS = re.compile(r"\b(xcom|xcom_pull|ti|task_instance|var|conn)\b")
"""What a template asks Airflow's API for, which a triggerer must not."""


class RunSensor(BaseOperator):
    """Waits for an execution by its token; succeeds at its success, or at one of the states in `until`, which it returns.

    `system` is the key of the system, such as `cloudify`, and `token` what `run.token()` gave. It cancels nothing.

    A worker is used for a moment at its begin and its end. With `start_from_trigger` (Airflow 3.3, and not mapped) it begins and
    ends in the triggerer, and no worker is used at all. Then the token may be a template of `dag_run.conf` or `params`, but not
    of XComs: the triggerer of 3.3.2 cannot read them, and stands still, with all that it waits for. That is a ValueError.
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
        start_from_trigger: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.system, self.conn_id, self.token, self.poll = system, conn_id, token, poll
        self.until = [State(word).value for word in until]
        if start_from_trigger and "{{" in str(token) and PULLS.search(str(token)):
            raise ValueError(
                "start_from_trigger: the token comes from an XCom, which a triggerer cannot read: leave it out"
            )
        if start_from_trigger and WHOLE:
            self.start_from_trigger, self.start_trigger_args = True, self._start()

    def _start(self) -> StartTriggerArgs:
        path, arguments = self._trigger(ends_task=True).serialize()
        return StartTriggerArgs(trigger_cls=path, trigger_kwargs=arguments, next_method="resumed")

    def _trigger(self, *, ends_task: bool) -> RunTrigger:
        where = self.system, self.conn_id, self.token
        return RunTrigger(*where, self.until, self.poll, cancel_on_kill=False, ends_task=ends_task)

    def execute(self, context: Any) -> None:
        """Defer at once."""
        self.defer(trigger=self._trigger(ends_task=False), method_name="resumed")

    def resumed(self, context: Any, event: Mapping[str, Any]) -> str:
        """Return the state."""
        state = event.get("state")
        if state != "succeeded" and state not in self.until:
            raise AirflowException(event.get("error") or event["message"])
        return str(state)
