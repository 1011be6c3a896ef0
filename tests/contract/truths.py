"""What the simulators themselves know of their runs, read beside the API: what states can be told now, and the true end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestrator_clients import State

ENDS = {"succeeded": State.SUCCEEDED, "failed": State.FAILED, "cancelled": State.CANCELLED}
UNDER_WAY = {
    "queued": {State.QUEUED},
    "running": {State.RUNNING},
    "waiting": {State.WAITING},
    "paused": {State.PAUSED},
    "cancelling": {State.CANCELLING},
}


class Truth:
    """The runs of one simulator. Times are those of its clock, in seconds since 1970."""

    def __init__(self, simulator: Any) -> None:
        self.simulator = simulator
        self.kind = _KINDS[simulator.system]()

    def ids(self) -> set[str]:
        """Return the ids of all runs there are."""
        with self.simulator.lock:
            return {str(one) for one in self.kind.runs(self.simulator)}

    def states(self, run: str) -> set[State]:
        """Return the states that an honest look can see now: one, or two where the system tells them by two calls."""
        with self.simulator.lock:
            return self.kind.states(self.kind.found(self.simulator, run), self.simulator.clock.time())  # type: ignore[no-any-return]

    def end(self, run: str) -> float | None:
        """Return when the run ended, None if it has not."""
        with self.simulator.lock:
            now = self.simulator.clock.time()
            one = self.kind.found(self.simulator, run)
            return self.kind.end(one, now) if self.kind.states(one, now) & {*ENDS.values()} else None

    def do(self, run: str, what: str) -> None:
        """Let a person do it, if it makes sense now."""
        with self.simulator.lock:
            now = self.simulator.clock.time()
            one = self.kind.found(self.simulator, run)
            if not self.kind.states(one, now) & {*ENDS.values()}:
                self.kind.do(self.simulator, one, what, now)

    def answer(self, run: str, *, good: bool) -> None:
        """Let a person decide at the gate that waits, if one does."""
        with self.simulator.lock:
            self.kind.answer(self.simulator, self.kind.found(self.simulator, run), good, self.simulator.clock.time())


class _Adobe:
    runs = staticmethod(lambda simulator: simulator.executions)

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.executions[run]

    def states(self, one: Any, now: float) -> set[State]:
        picture = one.play.at(now)
        if one.over(now):
            return {ENDS[picture.state]}
        told = {"finished": {State.RUNNING}, "paused": {State.RUNNING}, **UNDER_WAY}
        by_word = {State.UNKNOWN} if picture.word else told["finished" if picture.finished else picture.state]
        gate = {State.WAITING} if picture.waiting and by_word <= {State.UNKNOWN, State.RUNNING} else None
        return gate or by_word

    def end(self, one: Any, now: float) -> float:
        return float(one.finished_at(now))

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        if not one.play.at(now).finished:
            one.play.cancel(now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        picture = one.play.at(now)
        if picture.waiting and not picture.finished:
            one.play.act(now, "succeeded" if good else "cancelled")


class _Aspera(_Adobe):
    runs = staticmethod(lambda simulator: simulator.work_orders)

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.work_orders[int(run)]

    def states(self, one: Any, now: float) -> set[State]:
        picture = one.play.at(now)
        if picture.finished:
            return {ENDS[picture.state]}
        return {State.UNKNOWN} if picture.word else UNDER_WAY[picture.state]

    def end(self, one: Any, now: float) -> float:
        return float(one.play.at(now).ended)

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        {"cancel": one.cancel, "pause": one.play.pause, "unpause": one.play.unpause}[what](now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        raise NotImplementedError


class _Aws(_Aspera):
    runs = staticmethod(lambda simulator: simulator.builds)

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.builds[run]

    def states(self, one: Any, now: float) -> set[State]:
        outcome = one.outcome(now)
        if outcome is not None:
            return {ENDS[outcome]}
        word = one.status(now)
        by_word = {State.UNKNOWN if word.isalpha() and word.upper() == "HIBERNATING" else State.RUNNING}
        if word == "PENDING":
            return {State.QUEUED}
        # Another call tells what waits, and what it told holds for a second.
        return by_word | ({State.WAITING} if any(s.picture.step.waits_for_person for s in one.steps(now)) else set())

    def end(self, one: Any, now: float) -> float:
        return float(max(workflow.over_at() for workflow in one.every() if workflow.play))

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        one.cancel(now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        shown = next((shown for shown in one.steps(now) if shown.picture.state == "waiting"), None)
        if shown is not None and one.outcome(now) is None:
            shown.workflow.act(shown.index, now, "RESUME" if good else "STOP", None)


class _Cloudify(_Aspera):
    runs = staticmethod(lambda simulator: simulator.executions)
    words: Mapping[str, State] = {
        "terminated": State.SUCCEEDED,
        "failed": State.FAILED,
        "cancelled": State.CANCELLED,
        "cancelling": State.CANCELLING,
        "started": State.RUNNING,
        "pending": State.RUNNING,
    }

    def found(self, simulator: Any, run: str) -> Any:
        return simulator.executions[run]

    def states(self, one: Any, now: float) -> set[State]:
        return {State.UNKNOWN} if one.odd_word(now) else {self.words[one.status]}

    def end(self, one: Any, now: float) -> float:
        return float(one.ended_at)

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        if one.status in ("pending", "started", "queued"):
            simulator._manager.act(one, "cancel", now)


class _CodeStream(_Cloudify):
    words: Mapping[str, State] = {
        **dict.fromkeys(("NOT_STARTED", "QUEUED"), State.QUEUED),
        **dict.fromkeys(("RUNNING", "PAUSING", "RESUMING"), State.RUNNING),
        **{word: State(word.lower()) for word in ("WAITING", "PAUSED", "FAILED")},
        "CANCELING": State.CANCELLING,
        "CANCELED": State.CANCELLED,
        "COMPLETED": State.SUCCEEDED,
    }

    def states(self, one: Any, now: float) -> set[State]:
        return {State.UNKNOWN} if one.odd(now) else {self.words[one.status_at(now)]}

    def end(self, one: Any, now: float) -> float:
        return float(one.ended_at(now))

    def do(self, simulator: Any, one: Any, what: str, now: float) -> None:
        picture = one.picture(now)  # its status may be a word that hides what it is
        wanted = {"cancel": None, "pause": ("running", "waiting", "queued"), "unpause": ("paused",)}[what]
        if wanted is None or (picture is not None and picture.state in wanted):
            simulator._runs.act(one, {"unpause": "resume"}.get(what, what), {}, now)

    def answer(self, simulator: Any, one: Any, good: bool, now: float) -> None:
        picture = one.picture(now)
        if picture is not None and picture.state == "waiting":
            simulator.decide(one.id, approved=good)


_KINDS: Mapping[str, type[Any]] = {
    "adobe_cloud_manager": _Adobe,
    "aspera_orchestrator": _Aspera,
    "aws_image_builder": _Aws,
    "cloudify": _Cloudify,
    "vmware_code_stream": _CodeStream,
}
