"""Work steps: the runs of single steps in a work order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api.aspera_orchestrator import models
from orchestrator_api.aspera_orchestrator.api.work_steps import (
    cancel_work_step,
    get_work_step,
    get_work_step_output_json,
    get_work_step_output_text,
    get_work_step_output_xml,
    get_work_step_status_json,
    get_work_step_status_xml,
    restart_from_work_step,
)

from ..._core._async.caller import AsyncCaller
from ..._core.errors import ConflictError
from ..._core.inputs import one_of, text_given
from ..._core.settings import Timeout
from .. import reading
from ..reading import OutputFormat, StatusFormat
from ..requests import TEXT, XML, encoded, number
from ..tables import SYSTEM
from ..values import Value

if TYPE_CHECKING:
    from ..models import CancelledStep, WorkStep, WorkStepStatus

_STATUS: dict[str, tuple[Any, dict[str, str]]] = {
    "json": (get_work_step_status_json, {}),
    "xml": (get_work_step_status_xml, XML),
}
_OUTPUT: dict[str, tuple[Any, dict[str, str]]] = {
    "json": (get_work_step_output_json, {}),
    "xml": (get_work_step_output_xml, XML),
    "text": (get_work_step_output_text, TEXT),
}


class AsyncWorkSteps:
    """The work steps of an Orchestrator."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client

    async def get(
        self,
        *,
        work_order_id: int | str,
        step_name: str,
        format: StatusFormat = "json",  # noqa: A002
        timeout: Timeout | None = None,
    ) -> WorkStepStatus:
        """Return a work step with its variables by the name of its step.

        `format` is `json` or `xml`: the results are equal, except where the server's bodies differ (XML cannot carry most
        control characters and reads CR LF as LF). Of a sub-workflow only the step that runs it is found. Which of several
        work steps of one name answers (a fan-out) is not documented: `work_orders.get(...).steps` has them all, by id. An
        unknown id or name is answered with whatever status the server likes: any ApiError.
        """
        module, headers = _STATUS[one_of(format, _STATUS, "format", system=self._client.system)]
        request = module.build_request(**_named(work_order_id, step_name))
        parse = reading.work_step_of(work_order_id, step_name)
        return await self._client.call(encoded(request), parse, timeout=timeout, headers=headers)

    async def status(self, *, work_order_id: int | str, step_name: str, timeout: Timeout | None = None) -> str:
        """Return just the status word of a work step, such as `Complete` or `In Progress`.

        `Error` and `Failed` may be followed by another attempt: only its work order says whether a run is over.
        """
        request = get_work_step_status_xml.build_request(**_named(work_order_id, step_name), status_only=True)
        return await self._client.call(encoded(request), reading.status_word, timeout=timeout, headers=XML)

    async def output(
        self,
        work_step_id: int | str,
        output_name: str,
        *,
        format: OutputFormat = "xml",  # noqa: A002
        timeout: Timeout | None = None,
    ) -> Value:
        """Return the value of one output of a work step, `work_step.id` (neither `step_id` nor the id of an output).

        `xml`, the default, is the only format that has the type of the value: a hash is a dict, an array a list, a string
        stays as it is, and what cannot be parsed is `Unparsed`. The other two have a bare value. With `json` it is parsed as
        JSON if it is JSON: the string `123` cannot be distinguished from the number. With `text` it is a text, unless it is a
        hash or an array as JSON or Ruby writes them. Both give None for an empty text, and refuse an HTML page even if that is
        the value.
        """
        module, headers = _OUTPUT[one_of(format, _OUTPUT, "format", system=self._client.system)]
        name = text_given(output_name, "output_name", system=self._client.system)
        request = module.build_request(number(work_step_id, "work_step_id"), output_name=name)
        read = reading.output(format)
        return (await self._client.call(encoded(request), read, timeout=timeout, headers=headers)).value

    async def get_by_id(self, work_step_id: int | str, *, timeout: Timeout | None = None) -> WorkStepStatus:
        """Return a work step with its variables by its id.

        Known from the vendor's command line client only; nobody has described the body, which is taken for the one of `get`
        or the bare work step.
        """
        request = get_work_step.build_request(number(work_step_id, "work_step_id"), format_=models.JsonFormat.JSON)
        return await self._client.call(encoded(request), reading.work_step_status, timeout=timeout)

    async def cancel(self, work_step_id: int | str, *, timeout: Timeout | None = None) -> CancelledStep:
        """Ask for a work step to be cancelled and return what the server says; it is sent once.

        A cancelled step may end as `Failed`. A lost answer raises OutcomeUnknownError.
        """
        step = number(work_step_id, "work_step_id")
        request = cancel_work_step.build_request(step)
        return await self._client.call(request, reading.cancelled_step(step), timeout=timeout, headers=XML)

    async def restart(self, work_step_id: int | str, *, timeout: Timeout | None = None) -> tuple[WorkStep, ...]:
        """Restart a work order from one of its work steps and return the steps that were reset; it is sent once.

        Finished steps are taken back to work as well. ConflictError if the server says that it did not; a lost answer raises
        OutcomeUnknownError.
        """
        request = restart_from_work_step.build_request(number(work_step_id, "work_step_id"))
        answer = await self._client.call(request, reading.restarted, timeout=timeout, headers=XML)
        if not answer.done:
            raise ConflictError(
                "the server says that it did not reset it",
                system=self._client.system,
                operation="restart_from_work_step",
                status=200,
            )
        return answer.work_steps


def _named(work_order_id: int | str, step_name: str) -> dict[str, Any]:
    return {
        "work_order_id": number(work_order_id, "work_order_id"),
        "step_name": text_given(step_name, "step_name", system=SYSTEM),
    }
