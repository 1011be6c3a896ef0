"""Operators that start an execution, once, and wait for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, ClassVar

from orchestrator_clients import (
    AmbiguousStart,
    OrchestratorError,
    OutcomeUnknownError,
    State,
    UsageError,
    adopt,
    resume,
)

from ._airflow import AirflowException, AirflowFailException, BaseOperator
from .hooks import HOOKS
from .link import LINK, RunLink
from .memory import INTENT, TOKEN, Memory
from .triggers import PATIENCE, RunTrigger

ANEW = frozenset({State.FAILED, State.CANCELLED})
"""Ends after which a retry starts again."""


class RunOperator(BaseOperator):
    """Starts an execution, waits for it, and returns it as JSON holds it, without its token.

    `conn_id` names the connection. `run_timeout` is in seconds, or a timedelta; `poll` the seconds between two looks.
    `deferrable=False` waits in the worker. `cancel_on_kill` cancels the execution when its task is killed while it waits.
    `until` names states to stop at besides the ends, such as `waiting`; what is returned then has the token, for what follows.

    A retry takes over what an earlier try started, and starts anew only after a failure or cancellation of it.
    """

    operator_extra_links = (RunLink(),)

    system: ClassVar[str]
    targets: ClassVar[Sequence[str]]
    """The arguments that say what is started: they stand in the intent too."""

    def __init__(
        self,
        *,
        conn_id: str | None = None,
        run_timeout: float | timedelta | None = None,
        poll: float | None = None,
        deferrable: bool = True,
        cancel_on_kill: bool = True,
        until: Sequence[str] = (),
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.until = [State(word).value for word in until]
        self.conn_id = conn_id or HOOKS[self.system].default_conn_name
        self.run_timeout = run_timeout.total_seconds() if isinstance(run_timeout, timedelta) else run_timeout
        self.poll, self.deferrable, self.cancel_on_kill = poll, deferrable, cancel_on_kill
        self._token: str | None = None

    def execute(self, context: Any) -> Any:
        """Start or take over, then wait: deferred, or here."""
        memory = Memory(context)
        with HOOKS[self.system](self.conn_id).client() as client:
            run, taken_over = self._begun(client, memory)
            token = self._token = str(run.token(timeout=self.run_timeout))
            memory.set(TOKEN, token)
            if run.link:
                context["ti"].xcom_push(key=LINK, value=run.link)
            if not self.deferrable:
                run = run.wait(timeout=self.run_timeout, poll=self.poll, until=self._stops(), check=False)
                run = _whole(run)
        if not self.deferrable:
            return self._ended(run, memory, context, taken_over=taken_over)
        kwargs = {"taken_over": taken_over}
        return self.defer(trigger=self._trigger(token), method_name="resumed", kwargs=kwargs)

    def resumed(self, context: Any, event: Mapping[str, Any], taken_over: bool = False) -> Any:
        """Go on where the trigger saw the end."""
        if "error" in event:
            raise AirflowException(event["error"])
        with HOOKS[self.system](self.conn_id).client() as client:
            # A look that fails is repeated here, as in every wait: it is no reason for another try.
            run = _whole(resume(event["token"], clients=[client]).wait(until=self._stops(), check=False))
        return self._ended(run, Memory(context), context, taken_over=taken_over)

    def on_kill(self) -> None:
        """Cancel the execution that this worker waits for."""
        if self._token is not None and self.cancel_on_kill:
            with HOOKS[self.system](self.conn_id).client() as client:
                resume(self._token, clients=[client]).cancel(within=PATIENCE)

    def intent(self, client: Any) -> str:
        """Return the intent of the start; for those who write an operator of their own."""
        return str(client.intent(**self._arguments(self.targets)))

    def start(self, client: Any, intent: str) -> Any:
        """Start, and return the execution."""
        raise NotImplementedError

    def _stops(self) -> list[State]:
        return [State(word) for word in self.until]

    def _arguments(self, names: Sequence[str]) -> dict[str, Any]:
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def _trigger(self, token: str) -> RunTrigger:
        return RunTrigger(self.system, self.conn_id, token, self.until, self.poll, cancel_on_kill=self.cancel_on_kill)

    def _begun(self, client: Any, memory: Memory) -> tuple[Any, bool]:
        """Return the execution of this task, and whether it is of an earlier try: one that goes on or succeeded."""
        try:
            earlier = self._earlier(client, memory)
            if earlier is not None and earlier.state not in ANEW:
                self.log.info("takes over what was started before: %s", earlier)
                return earlier, True
            intent = memory.get(INTENT) if earlier is None else None
            if intent is None:
                memory.forget()
                intent = self.intent(client)
                memory.set(INTENT, intent)
            return self._started(client, intent), False
        except (AmbiguousStart, UsageError) as error:  # another try would know no more
            raise AirflowFailException(str(error)) from None
        except OrchestratorError as error:
            raise AirflowException(str(error)) from None

    def _earlier(self, client: Any, memory: Memory) -> Any:
        """Return what an earlier try started, None for nothing."""
        if (token := memory.get(TOKEN)) is not None:
            return resume(token, clients=[client]).refresh()
        if (intent := memory.get(INTENT)) is not None:
            return adopt(intent, clients=[client])
        return None

    def _started(self, client: Any, intent: str) -> Any:
        try:
            return self.start(client, intent)
        except OutcomeUnknownError:
            run = adopt(intent, clients=[client])  # the answer was lost: was it started all the same?
            return self.start(client, intent) if run is None else run

    def _ended(self, run: Any, memory: Memory, context: Any, *, taken_over: bool) -> Any:
        """Return the JSON form of a success; an exception for anything else.

        One that was taken over and then was cancelled met whoever cleared the task: it is started anew, once.
        """
        if run.state is State.SUCCEEDED or run.state.value in self.until:
            memory.forget()
            return _told(run)
        if run.state is State.CANCELLED and taken_over:
            memory.forget()
            return self.execute(context)
        raise AirflowException(str(run) + (f": {run.client.redact(run.message)}" if run.message else ""))


def _whole(run: Any) -> Any:
    """Return an execution with its steps, if they can be had."""
    with suppress(OrchestratorError):
        return run.refresh()
    return run


def _told(run: Any) -> dict[str, Any]:
    """Return an execution as JSON holds it; its token only where there is something left to wait for."""
    return {name: value for name, value in run.to_json().items() if name != "token" or not run.state.ended}


class CloudifyOperator(RunOperator):
    """Runs a workflow of a Cloudify deployment."""

    system = "cloudify"
    targets = ("deployment_id", "workflow_id")
    template_fields = ("deployment_id", "workflow_id", "parameters")

    def __init__(
        self, *, deployment_id: str, workflow_id: str, parameters: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self.deployment_id, self.workflow_id, self.parameters = deployment_id, workflow_id, parameters

    def start(self, client: Any, intent: str) -> Any:
        """Start the workflow."""
        names = (*self.targets, "parameters")
        return client.executions.start(**self._arguments(names), intent=intent)


class AdobeCloudManagerOperator(RunOperator):
    """Runs a pipeline of Adobe Cloud Manager. A step that waits for a person holds it up: see `gates`."""

    system = "adobe_cloud_manager"
    targets = ("program_id", "pipeline_id")
    template_fields = ("program_id", "pipeline_id")

    def __init__(self, *, program_id: str, pipeline_id: str, **options: Any) -> None:
        super().__init__(**options)
        self.program_id, self.pipeline_id = program_id, pipeline_id

    def start(self, client: Any, intent: str) -> Any:
        """Start the pipeline."""
        return client.executions.start(**self._arguments(self.targets), intent=intent)


class AwsImageBuilderOperator(RunOperator):
    """Runs an image pipeline of EC2 Image Builder."""

    system = "aws_image_builder"
    targets = ("image_pipeline_arn",)
    template_fields = ("image_pipeline_arn",)

    def __init__(self, *, image_pipeline_arn: str, **options: Any) -> None:
        super().__init__(**options)
        self.image_pipeline_arn = image_pipeline_arn

    def start(self, client: Any, intent: str) -> Any:
        """Start the pipeline."""
        return client.image_pipelines.start(**self._arguments(self.targets), intent=intent)


class VmwareCodeStreamOperator(RunOperator):
    """Runs a pipeline of VMware Code Stream, by project and name."""

    system = "vmware_code_stream"
    targets = ("project", "pipeline")
    template_fields = ("project", "pipeline", "input")

    def __init__(
        self,
        *,
        project: str,
        pipeline: str,
        input: Mapping[str, Any] | None = None,  # noqa: A002 - the vendor's word
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.project, self.pipeline, self.input = project, pipeline, input

    def intent(self, client: Any) -> str:
        """Return the intent of the start."""
        return str(client.intent(self.project, self.pipeline))

    def start(self, client: Any, intent: str) -> Any:
        """Execute the pipeline."""
        return client.pipelines.execute(self.project, self.pipeline, input=self.input, intent=intent)


class AsperaOrchestratorOperator(RunOperator):
    """Starts a work order of an Aspera Orchestrator workflow."""

    system = "aspera_orchestrator"
    targets = ("workflow_id",)
    template_fields = ("workflow_id", "inputs")

    def __init__(self, *, workflow_id: int | str, inputs: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.workflow_id, self.inputs = workflow_id, inputs

    def start(self, client: Any, intent: str) -> Any:
        """Start the work order."""
        return client.work_orders.start(**self._arguments((*self.targets, "inputs")), intent=intent)
