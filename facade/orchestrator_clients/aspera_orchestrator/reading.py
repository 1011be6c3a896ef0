"""From answers to the models of this package: one function for each form of answer. All raise ValueError for a bad one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .._core.about import must_be
from .._core.body import BadAnswer
from .._core.secrets import fits_header
from . import answers
from .answers import document, each, members, rooted, unwrapped
from .rails_xml import Json
from .records import FLAG, INT, TEXT, TIME, Table, fields
from .unread import several, unread
from .values import Value, Variable, flag, scalar_text, typed, variable, variables

if TYPE_CHECKING:
    import httpx

    from .models import CancelledStep, Workflow, WorkflowInput, WorkflowOutput, WorkStep, WorkStepStatus

StatusFormat = Literal["json", "xml"]
OutputFormat = Literal["json", "xml", "text"]

# The documented fields of a work step (the vendor's help page "Check the Status of a Specific Step"), by their JSON keys.
_WORK_STEP: Table = {
    "id": ("id", INT),
    "workOrder_id": ("work_order_id", INT),
    "workflow_id": ("workflow_id", INT),
    "step_id": ("step_id", INT),
    "action_id": ("action_id", INT),
    "step_type": ("step_type", TEXT),
    "workStepName": ("work_step_name", TEXT),
    "stepName": ("step_name", TEXT),
    "status": ("status", TEXT),
    "statusDetails": ("status_details", TEXT),
    "attempt": ("attempt", INT),
    "rank": ("rank", INT),
    "group": ("group", INT),
    "running_as": ("running_as", INT),
    "synch_filter": ("synch_filter", INT),
    "executionTimeout": ("execution_timeout", INT),
    "timeout": ("timeout", INT),
    "on_timeout": ("on_timeout", TEXT),
    "preProcessing": ("pre_processing", TEXT),
    "postProcessing": ("post_processing", TEXT),
    "activable_date": ("activable_date", TIME),
    "activation_date": ("activation_date", TIME),
    "original_activation_date": ("original_activation_date", TIME),
    "completion_date": ("completion_date", TIME),
    "created_at": ("created_at", TIME),
    "updated_at": ("updated_at", TIME),
}
_WORKFLOW: Table = {
    "id": ("id", INT),
    "portable_id": ("portable_id", TEXT),
    "name": ("name", TEXT),
    "published_status": ("published_status", TEXT),
    "published_revision_id": ("published_revision_id", INT),
    "latest_revision_id": ("latest_revision_id", INT),
    "last_modification": ("last_modification", TIME),
}
_INPUT: Table = {
    "id": ("id", INT),
    "name": ("name", TEXT),
    "value_type": ("type", TEXT),
    "optional": ("optional", FLAG),
}
_OUTPUT: Table = {"step_name": ("step_name", TEXT), "variable_name": ("name", TEXT), "value_type": ("type", TEXT)}


class Output(NamedTuple):
    """One value, which may be None."""

    value: Value


def work_step_status(response: httpx.Response) -> WorkStepStatus:
    """Read a work step with its variables: forms A, B and G, the last of which may be the bare work step."""
    return _status_of(members(unwrapped(document(response), "work_step_status", "Work-step-status")))


def work_step_of(work_order_id: int | str, step_name: str) -> Callable[[httpx.Response], WorkStepStatus]:
    """Return the reader of an answer that must be about this step of this work order; ValueError for one about another."""

    def read(response: httpx.Response) -> WorkStepStatus:
        found = work_step_status(response)
        must_be("work step", found.work_step, work_order_id=work_order_id, work_step_name=step_name)
        return found

    return read


def _status_of(content: Any) -> WorkStepStatus:
    from .models import WorkStepStatus  # late, as all of them: calls about work orders need none

    bare = "work_step" not in content and "id" in content and "status" in content
    return WorkStepStatus(
        work_step=_work_step(content if bare else members(content.get("work_step"), "work_step"), "work_step"),
        inputs=variables(content.get("inputs"), "input", "inputs"),
        carry_thrus=variables(content.get("carry_thrus"), "carry_thru", "carry_thrus"),
        outputs=variables(content.get("outputs"), "output", "outputs"),
        raw=content,
    )


def _work_step(record: Any, path: str, *, empty_is_null: bool = False) -> WorkStep:
    from .models import WorkStep

    known = fields(_with_word(record), _WORK_STEP, empty_is_null=empty_is_null)
    for name in ("id", "status"):
        if name not in known:
            raise BadAnswer("it is missing, or not of its type", f"{path}.{name}")
    return WorkStep(**known)


def _with_word(record: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return a work step's record with its status as a word, as this call has it, also where it came as its neighbours' do."""
    if not isinstance(record.get("status"), list | dict):
        return record
    word, detail = state_and_detail(record["status"])
    return {**({"statusDetails": detail} if detail else {}), **record, "status": word}


def status_word(response: httpx.Response) -> str:
    """Read the bare status word (form C), or the one of the whole document where the server ignored the wish for a word."""
    word = answers.word(response)
    if word is not None:
        return word
    content = document(response)
    if isinstance(content, str) and content.strip():
        return content.strip()
    return _status_of(members(unwrapped(content, "work_step_status"))).work_step.status.strip()


def output(form: OutputFormat) -> Callable[[httpx.Response], Output]:
    """Return the reader of one output in a format: forms E, F and D."""
    return {"xml": _output_xml, "json": _output_json, "text": _output_text}[form]


def _output_xml(response: httpx.Response) -> Output:
    content = document(response)
    if isinstance(content, dict) and {"name", "value", "type"} <= content.keys():
        return Output(variable(content).value)
    if answers.text(response).lstrip().startswith("<"):
        raise BadAnswer("expected the elements name, value and type")
    return Output(content)  # JSON, though XML was asked for: the bare value


def _output_json(response: httpx.Response) -> Output:
    content = answers.output_document(response)
    return Output(answers.json_value(response) if content is None else variable(members(content)).value)


def _output_text(response: httpx.Response) -> Output:
    content = answers.output_document(response)
    value = answers.untyped(answers.text(response)) if content is None else variable(members(content)).value
    return Output(value)


def cancelled_step(work_step_id: int) -> Callable[[httpx.Response], CancelledStep]:
    """Return the reader of the answer to cancelling a work step; its own id is empty in the vendor's sample."""

    def read(response: httpx.Response) -> CancelledStep:
        from .models import CancelledStep

        content = members(unwrapped(document(response), "work_step"))
        states = content.get("status")
        words = [state_and_detail(state)[0] for state in (states if isinstance(states, list) else [states])]
        return CancelledStep(
            work_step_id=work_step_id,
            name=scalar_text(content.get("name")),
            workflow=_words(content.get("workflow")),
            statuses=tuple(word for word in words if word),
            raw=content,
        )

    return read


def state_and_detail(value: Json) -> tuple[str | None, str | None]:
    """Return the status word and the detail of a `status`: word in the attribute `state` and detail as text, or the word.

    Of several the first is the step's own; the others are of its attempts (the vendor's page on cancelling shows two).
    """
    if isinstance(value, list):
        if len(value) > 1:
            several("status", len(value))
        value = value[0] if value else None
    if isinstance(value, dict):
        unread("status", value.keys() - {"@state", "state", "#text"})
        word = scalar_text(value.get("@state")) or scalar_text(value.get("state"))
        return word, (scalar_text(value.get("#text")) or "").strip() or None
    return scalar_text(value) or None, None


def _words(value: Json) -> str | None:
    return scalar_text(value.get("#text")) if isinstance(value, dict) else scalar_text(value)


class Restarted(NamedTuple):
    """The answer to a restart: whether the server did it, and the work steps as they then are."""

    done: bool
    work_steps: tuple[WorkStep, ...]


def restarted(response: httpx.Response) -> Restarted:
    """Read the answer to a restart from a work step."""
    content = members(unwrapped(document(response), "WorkStep_Reset"))
    done = flag(content.get("workstep_reset"))
    if done is None:
        raise BadAnswer("it is missing, or no flag", "workstep_reset")
    steps = each(content.get("work_steps"), "work_step", "work_steps")
    return Restarted(done, tuple(_work_step(record, path, empty_is_null=True) for path, record in steps))


def order_outputs(response: httpx.Response) -> tuple[Variable, ...]:
    """Read the outputs of a work order."""
    content = unwrapped(document(response), "work_order_output")
    if isinstance(content, dict) and "variable" not in content:
        if any(not name.startswith("@") for name in content):
            raise BadAnswer("there is no list of variables", "variable")
        return ()
    return tuple(variable(record) for _, record in each(content, "variable"))


def workflows(response: httpx.Response) -> list[Workflow]:
    """Read the list of workflows."""
    from .models import Workflow

    content = _list(rooted(response, "workflows"), "workflow")
    return [Workflow(**fields(record, _WORKFLOW)) for _, record in each(content, "workflow")]


def workflow_inputs(response: httpx.Response) -> tuple[WorkflowInput, ...]:
    """Read the input specification of a workflow."""
    content = _list(rooted(response, "workflow_inputs_spec"), "parameter")
    return tuple(_input(record) for _, record in each(content, "parameter"))


def _input(record: Any) -> WorkflowInput:
    from .models import WorkflowInput

    known = fields({name: raw for name, raw in record.items() if name not in ("value", "@value")}, _INPUT)
    return WorkflowInput(**known, value=typed(known.get("type"), record.get("value", record.get("@value"))))


def workflow_outputs(response: httpx.Response) -> tuple[WorkflowOutput, ...]:
    """Read the output specification of a workflow: `output` in JSON, `context` in XML."""
    from .models import WorkflowOutput

    content = rooted(response, "workflow_outputs_spec")
    item = "context" if isinstance(content, dict) and "context" in content else "output"
    return tuple(WorkflowOutput(**fields(record, _OUTPUT)) for _, record in each(_list(content, item), item))


def _list(content: Json, item: str) -> Json:
    """Return what holds a list; an object that has no such member is no empty list."""
    if not isinstance(content, dict) or item in content:
        return content
    if any(not name.startswith("@") for name in content):
        raise BadAnswer("it is missing", item)
    return None


def version(response: httpx.Response) -> str:
    """Read the version out of the answer to a ping."""
    content = members(unwrapped(document(response), "remote_orchestrator_info"))
    found = scalar_text(content.get("orchestrator-version")) or scalar_text(content.get("orchestrator_version"))
    if not found:
        raise BadAnswer("it is missing", "remote_orchestrator_info.orchestrator-version")
    return found


def token(response: httpx.Response) -> str:
    """Read the token out of the answer to a login.

    Refused, as in `token=` of a client, is what cannot be in a header as it is: no text, an empty or blank one, one with
    white space around it, and one with a character that is not printable ASCII. The real ones are JWTs (the vendor's command
    line client), which have none of these.
    """
    found = members(document(response)).get("token")
    if not isinstance(found, str) or not found:
        raise BadAnswer("it is missing, or no text", "token")
    if not fits_header(found):
        raise BadAnswer("it is not one that fits in a header", "token")
    return found
