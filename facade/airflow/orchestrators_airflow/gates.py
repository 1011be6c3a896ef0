"""Deciding where an execution waits for a person, after a task in which one was asked."""

from __future__ import annotations

from typing import Any, Literal

from orchestrator_clients import OrchestratorError, State, resume

from ._airflow import AirflowException, BaseOperator
from .hooks import HOOKS


class DecideOperator(BaseOperator):
    """Approves or rejects what an execution waits for. One that does not wait any more was decided: nothing is sent.

    `system` is the key of the system, `token` what `run.token()` gave, `decision` `approve` or `reject`.
    """

    template_fields = ("token", "decision", "comment")

    def __init__(
        self,
        *,
        system: str,
        conn_id: str,
        token: str,
        decision: Literal["approve", "reject"] = "approve",
        comment: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.system, self.conn_id, self.token = system, conn_id, token
        self.decision, self.comment = decision, comment

    def execute(self, context: Any) -> bool:
        """Decide; return whether there was something to decide."""
        if self.decision not in ("approve", "reject"):
            raise AirflowException(f"decision={self.decision!r}: give 'approve' or 'reject'")
        with HOOKS[self.system](self.conn_id).client() as client:
            try:
                run = resume(self.token, clients=[client]).refresh()
                if run.state is not State.WAITING:
                    return False
                getattr(run, self.decision)(**({"comment": self.comment} if self.comment else {}))
            except OrchestratorError as error:
                raise AirflowException(str(error)) from None
        return True
