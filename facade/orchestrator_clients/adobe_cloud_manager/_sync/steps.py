# Derived from _async/steps.py by scripts/unasync: do not edit.
"""The steps of an execution."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from orchestrator_api.adobe_cloud_manager.api.steps import step_metric, step_state

from ..._core._sync.caller import Caller
from ..._core.about import about
from ..._core.errors import NotFoundError
from ..._core.execution.waiting import Poll
from ..._core.model import State, given
from ..._core.settings import Timeout
from ..links import ExecutionAddress, StepAddress
from ..log_files import PartialFile
from ..logs import POLL, from_byte
from ..model import AdobeStep, step_of
from ..requests import log_source, step_ids
from .executions import AdobeExecutions
from .logs import Log

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import Metric


_UNSURE = frozenset({State.QUEUED, State.UNKNOWN})
"""States of a step that may last for ever: one that has not begun stays so if its execution ends before."""


class Steps:
    """The steps of executions. Each method takes the five ids of a step, which are `*step.address`."""

    def __init__(self, client: Caller, executions: AdobeExecutions) -> None:
        self._client, self._executions = client, executions

    def get(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        *,
        timeout: Timeout | None = None,
    ) -> AdobeStep:
        """Return a step as it is now; NotFoundError if there is none."""
        address = step_ids(program_id, pipeline_id, execution_id, phase_id, step_id)
        parse = about("step", step_state.parse_response, step_id=address[4], phase_id=address[3])
        raw = self._client.call(step_state.build_request(*address), parse, timeout=timeout)
        return step_of(raw, ExecutionAddress(*address[:3]))

    def metrics(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        *,
        timeout: Timeout | None = None,
    ) -> list[Metric]:
        """Return the metrics of a step, as the low-level client has them; an empty list where it has none.

        The server answers a step without metrics with 404 or an empty object, and an unknown step with 404 as well.
        """
        request = step_metric.build_request(*step_ids(program_id, pipeline_id, execution_id, phase_id, step_id))
        try:
            answer = self._client.call(request, step_metric.parse_response, timeout=timeout)
        except NotFoundError:
            return []
        return given(answer.metrics) or []

    def iter_log(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        *,
        file: str | None = None,
        offset: int = 0,
        timeout: Timeout | None = None,
    ) -> Generator[bytes, None]:
        """Yield the log of a step in chunks of bytes (usually UTF-8 text, which nobody promises), as it is now.

        `file` is another log of the step: `sonarLogFile` of a codeQuality step is the only one known. `offset` leaves out so
        many bytes. NotFoundError where there is no log: build, buildImage, codeQuality and deploy steps have some. However
        long it is, it is not held in memory; `timeout` holds for each chunk.
        """
        address = step_ids(program_id, pipeline_id, execution_id, phase_id, step_id)
        return Log(self._client, log_source(address, file), offset=from_byte(offset), timeout=timeout).read()

    def download_log(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        *,
        to: str | os.PathLike[str],
        file: str | None = None,
        timeout: Timeout | None = None,
    ) -> Path:
        """Write the log of a step to a file and return its path; other arguments and errors as for `iter_log`.

        It is written beside that name first: what broke off is removed, and a file that was there stays until the new one
        is whole. OSError where the disk fails.
        """
        address = step_ids(program_id, pipeline_id, execution_id, phase_id, step_id)
        log = Log(self._client, log_source(address, file), timeout=timeout)
        with PartialFile(to) as part:
            for chunk in log.read():
                part.write(chunk)
        return part.path

    def tail_log(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        *,
        file: str | None = None,
        offset: int = 0,
        poll: float = POLL,
        timeout: Timeout | None = None,
    ) -> Generator[bytes, None]:
        """Yield the log of a step as it grows, until the step is over or waits, and then what was written last.

        It asks every `poll` seconds, and waits for a step that has not begun. `offset` leaves out so many bytes, to go on
        after an error. NotFoundError if the step ends without a log, or never begins because the execution ended. Only for
        build steps is this known to work: that the logs of others grow while they run is not documented.
        """
        address = step_ids(program_id, pipeline_id, execution_id, phase_id, step_id)
        interval = Poll.of(poll, Poll(POLL, POLL)).first
        log = Log(self._client, log_source(address, file), offset=from_byte(offset), timeout=timeout)
        return self._tail(log, address, interval, timeout)

    def _tail(self, log: Log, address: StepAddress, interval: float, timeout: Timeout | None) -> Generator[bytes, None]:
        # The step is read before its log, so that the last reading comes after the step was seen to be over.
        while self._still_writes(address, timeout):
            with closing(log.grown()) as grown:
                for chunk in grown:
                    yield chunk
            self._client.run_clock.sleep(interval)
        with closing(log.read(ranged=True)) as rest:
            for chunk in rest:
                yield chunk

    def _still_writes(self, address: StepAddress, timeout: Timeout | None) -> bool:
        step = self.get(*address, timeout=timeout)
        if step.state not in _UNSURE:
            return step.state is State.RUNNING
        run = self._executions.get(*address[:3], timeout=timeout)
        if not run.state.ended:
            return True
        step = next((one for one in run.steps if one.address == address), step)
        if step.state is State.QUEUED:
            text = f"{run}: it ended, and step {step.name!r} never began: there is no log"
            raise NotFoundError(text, system=self._client.system, operation="step_state", status=200, retry_safe=True)
        return False
