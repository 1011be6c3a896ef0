"""The story that all systems share: find a target, start it by name, watch its steps, decide, read its log, see why it failed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..._command.scene import Scene, Told
from ..._core.errors import OrchestratorError, UsageError
from ..._core.model import State
from ..._core.outcomes import ExecutionFailed
from ..text import label

REASON = "no space left"
Note = Callable[[str, object], None]


def script(*, gates: bool) -> Any:
    """Return a run whose last step fails, after one that waits for a person where the system has such."""
    from ..._simulation.script import Run, Step

    waiting = [Step("approval", 0.1, waits_for_person=True)] if gates else []
    return Run(steps=(Step("validate", 0.3), *waiting, Step("build", 0.4, ends="failed", message=REASON)))


def tell(client: Any, scene: Scene, note: Note, poll: tuple[float, float], limit: float) -> str | None:
    """Play the story by a synchronous client, and return what is wrong with its end, if anything is."""
    found = list(client.targets.list())
    note("targets.list()", Told(found, ", ".join(target.full_name for target in found[:3])))
    started = run = client.start(scene.target, inputs=scene.inputs or None)
    note(f'start("{scene.target}")', run)
    decided = False
    for run in started.watch(poll=poll, timeout=limit):
        if run.state is State.WAITING and not decided:
            decided = _decided(run, note)
    note("run.steps", Told(list(run.steps), "; ".join(map(_told, run.steps)) or "none"))
    if not decided:
        _decided(run, note)
    note("run.logs()", _log(run))
    try:
        run.wait(poll=poll, timeout=limit)
    except ExecutionFailed as error:
        note("run.wait()", Told(error, str(error)))
        return None
    return f"the story ended as {run.state}, not as {State.FAILED}"


def _told(step: Any) -> str:
    return f"{label(step)} {step.state}{f': {step.message}' if step.message else ''}"


def _decided(run: Any, note: Note) -> bool:
    """Approve what a run waits for, or say why that cannot be."""
    before = " or ".join(run.decisions)
    try:
        run.approve()
    except UsageError as why:
        note("run.approve()", Told(why, str(why)))
        return False
    note("run.approve()", Told(None, f"decided; it was to {before}"))
    return True


def _log(run: Any) -> Told:
    """Return the lines of its log, or why there are none."""
    try:
        lines = [str(line) for line in run.logs()]
    except OrchestratorError as why:
        return Told(why, str(why))
    last = next((text for text in reversed(lines) if REASON in text), "")
    return Told(lines, f"{len(lines)} line{'s'[: len(lines) != 1]}, such as: {last}")
