"""Executions and targets read from the server's answers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from orchestrator_api.argo_workflows.models import ListMetadata, Node, Workflow, WorkflowTemplate
from orchestrator_api.argo_workflows.types import Unset

from .._core.errors import DecodeError
from .._core.model import Fields, Progress, State, Step, given, instant, state_of, word
from .._core.targets import Target, TargetInput
from .._core.vendor import text_of
from .tables import NODE_STATES, STATES, SYSTEM


def _state(raw: Workflow) -> State:
    """Return the state: that it is held, or was asked to stop, stands apart from its phase."""
    status, spec = given(raw.status), given(raw.spec)
    phase = given(status.phase) if status else None
    state = state_of(SYSTEM, STATES, phase) if phase else State.QUEUED  # the controller has not seen it yet
    stopping, held = (given(spec.shutdown), given(spec.suspend)) if spec else (None, None)
    if stopping and state in _STOPPED:
        return _STOPPED[state]
    return State.PAUSED if held and state is State.RUNNING else state


_STOPPED = {State.QUEUED: State.CANCELLING, State.RUNNING: State.CANCELLING, State.FAILED: State.CANCELLED}
"""What is meant by the phases of a workflow that was asked to stop."""


def _progress(text: object) -> Progress | None:
    done, _, total = (text_of(text) or "").partition("/")
    if not (done.isdecimal() and total.isdecimal()) or int(total) == 0:
        return None
    return Progress(int(done), int(total))


def _steps(raw: Workflow) -> tuple[Step, ...]:
    """Return the nodes that do work, in the order in which they began."""
    status = given(raw.status)
    nodes = given(status.nodes) if status else None
    pods = [node for node in (nodes.additional_properties.values() if nodes else ()) if given(node.type_) == "Pod"]
    return tuple(_step(node) for node in sorted(pods, key=lambda node: word(node.started_at)))


def _step(node: Node) -> Step:
    return Step(
        name=text_of(given(node.display_name)) or word(node.id),
        state=state_of(SYSTEM, NODE_STATES, given(node.phase)) if given(node.phase) else State.QUEUED,
        raw_status=word(node.phase),
        id=text_of(given(node.id)),
        started=instant(given(node.started_at)),
        ended=instant(given(node.finished_at)),
        message=text_of(given(node.message)),
    )


FIELDS: Fields = {
    "system": attrgetter("client.system"),  # a client that derives from ours has runs of its own system
    "id": lambda run: run.raw.metadata.name,
    "ids": lambda run: {"name": run.id},
    "state": lambda run: _state(run.raw),
    "raw_status": lambda run: word(run.raw.status.phase) if given(run.raw.status) else "",
    "name": lambda run: run.id,
    "started": lambda run: instant(given(run.raw.status.started_at)) if given(run.raw.status) else None,
    "ended": lambda run: instant(given(run.raw.status.finished_at)) if given(run.raw.status) else None,
    "progress": lambda run: _progress(given(run.raw.status.progress)) if given(run.raw.status) else None,
    "message": lambda run: text_of(given(run.raw.status.message)) if given(run.raw.status) else None,
    "steps": lambda run: _steps(run.raw),
}
"""How the fields of an execution are read."""


def check_named(raws: Iterable[Workflow | WorkflowTemplate], operation: str) -> None:
    """Raise `DecodeError` for what has no name, with which nobody could do anything."""
    for raw in raws:
        if _name(raw) is None:
            raise DecodeError("it has no name", system=SYSTEM, operation=operation, path="metadata.name")


def _name(raw: Workflow | WorkflowTemplate) -> str | None:
    metadata = given(raw.metadata)
    return text_of(given(metadata.name)) if metadata else None


def after(metadata: ListMetadata | Unset) -> str | None:
    """Return what the next page is asked for by, None on the last."""
    known = given(metadata)
    return (text_of(given(known.continue_from)) if known else None) or None


def target_of(raw: WorkflowTemplate) -> Target:
    """Return the target that a template is."""
    name = _name(raw) or ""
    return Target(system=SYSTEM, id=name, ids={"template": name}, name=name, inputs=_inputs(raw), raw=raw)


def _inputs(raw: WorkflowTemplate) -> Sequence[TargetInput]:
    spec = given(raw.spec)
    arguments = given(spec.arguments) if spec else None
    found = given(arguments.parameters) if arguments else None
    return tuple(
        TargetInput(
            name=text_of(given(one.name)) or "",
            required=given(one.value) is None,
            default=given(one.value),
            description=text_of(given(one.description)),
        )
        for one in found or ()
    )
